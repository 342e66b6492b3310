import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { AddColumn } from './add-column.ts';
import type { AlterColumn } from './alter-column.ts';
import type { AlterTableOptions } from './alter-table-options.ts';
import type { CreateConstraint } from './create-constraint.ts';
import type { DropColumn } from './drop-column.ts';
import type { DropConstraint } from './drop-constraint.ts';
import type { OnlineOptions } from './online-options.ts';
import type { RenameColumn } from './rename-column.ts';
import type { RenameConstraint } from './rename-constraint.ts';

/** The operations that can share one `ALTER TABLE`, or one rebuild on SQLite. */
export type TableOperation =
  | AddColumn
  | DropColumn
  | AlterColumn
  | RenameColumn
  | CreateConstraint
  | DropConstraint
  | RenameConstraint
  | AlterTableOptions;

/** Several alterations of one table, carried out at once. */
export interface BatchAlterTable {
  readonly kind: 'batchAlterTable';
  readonly table: TableName;
  /** All on `table`, in order. */
  readonly operations: readonly TableOperation[];
  /** How others are kept from the table (MySQL, MariaDB). */
  readonly online?: OnlineOptions;
  /** Whether SQLite makes the table anew: default where ALTER TABLE cannot do it. */
  readonly recreate?: 'always' | 'never';
  /** The order of columns before and afterwards (SQLite). */
  readonly order?: { readonly from: ColumnOrder; readonly to: ColumnOrder };
  /** The table as it is, for where it is made anew after a description rather than after the catalog. */
  readonly copyFrom?: Table;
}

/** Lists of columns that stand in the order of the list; null where the order is as it comes. */
export type ColumnOrder = readonly (readonly string[])[] | null;
