import type { AddColumn } from './add-column.ts';
import type { AlterColumn } from './alter-column.ts';
import type { AlterEnum } from './alter-enum.ts';
import type { AlterSequence } from './alter-sequence.ts';
import type { AlterTableComment } from './alter-table-comment.ts';
import type { AlterTableOptions } from './alter-table-options.ts';
import type { BatchAlterTable } from './batch-alter-table.ts';
import type { BulkInsert } from './bulk-insert.ts';
import type { CreateConstraint } from './create-constraint.ts';
import type { CreateEnum } from './create-enum.ts';
import type { CreateExtension } from './create-extension.ts';
import type { CreateIndex } from './create-index.ts';
import type { CreateSchema } from './create-schema.ts';
import type { CreateSequence } from './create-sequence.ts';
import type { CreateTable } from './create-table.ts';
import type { CreateView } from './create-view.ts';
import type { CustomOperation } from './custom-operation.ts';
import type { DropColumn } from './drop-column.ts';
import type { DropConstraint } from './drop-constraint.ts';
import type { DropEnum } from './drop-enum.ts';
import type { DropExtension } from './drop-extension.ts';
import type { DropIndex } from './drop-index.ts';
import type { DropSchema } from './drop-schema.ts';
import type { DropSequence } from './drop-sequence.ts';
import type { DropTable } from './drop-table.ts';
import type { DropView } from './drop-view.ts';
import type { Execute } from './execute.ts';
import type { RenameColumn } from './rename-column.ts';
import type { RenameConstraint } from './rename-constraint.ts';
import type { RenameEnum } from './rename-enum.ts';
import type { RenameIndex } from './rename-index.ts';
import type { RenameSequence } from './rename-sequence.ts';
import type { RenameTable } from './rename-table.ts';
import type { ReplaceView } from './replace-view.ts';
import type { ValidateConstraint } from './validate-constraint.ts';

/**
 * One change of a schema, as data, in the spelling of one database. It carries all it takes to undo
 * it where `compare` wrote it; one that comes from a migration file may lack what the file leaves out.
 */
export type Operation =
  | CreateTable
  | DropTable
  | RenameTable
  | AddColumn
  | DropColumn
  | AlterColumn
  | RenameColumn
  | CreateIndex
  | DropIndex
  | RenameIndex
  | CreateConstraint
  | DropConstraint
  | RenameConstraint
  | ValidateConstraint
  | CreateEnum
  | DropEnum
  | AlterEnum
  | RenameEnum
  | RenameSequence
  | CreateView
  | DropView
  | ReplaceView
  | CreateSequence
  | DropSequence
  | AlterSequence
  | AlterTableComment
  | AlterTableOptions
  | CreateSchema
  | DropSchema
  | CreateExtension
  | DropExtension
  | Execute
  | BulkInsert
  | CustomOperation
  | BatchAlterTable;

/** What an operation does, as its `kind` says. */
export type OperationKind = Operation['kind'];
