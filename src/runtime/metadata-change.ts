import type { Operation, OperationKind } from '../operation/operation.ts';
import type { Column } from '../schema/column.ts';
import type { Sql } from '../schema/sql.ts';
import { tableNameOf, type TableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';

/** What TypeORM keeps a row of in its metadata table; the words are its own. */
export type MetadataType = 'VIEW' | 'MATERIALIZED_VIEW' | 'GENERATED_COLUMN';

/** What rows are about: a view, a generated column of a table, or (`name` null) all that it has. */
export type MetadataSubject =
  | { readonly kind: 'view'; readonly view: TableName }
  | { readonly kind: 'column'; readonly table: TableName; readonly name: string | null };

/** A change of these rows. */
export type MetadataChange =
  | {
      readonly kind: 'put';
      readonly subject: MetadataSubject;
      readonly type: MetadataType;
      readonly value: string;
    }
  | { readonly kind: 'remove'; readonly subject: MetadataSubject }
  | {
      /** The texts of a table's columns get another name for one of them. */
      readonly kind: 'respell';
      readonly subject: Extract<MetadataSubject, { kind: 'column' }>;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'rename';
      readonly subject: MetadataSubject;
      readonly to:
        | { readonly kind: 'column'; readonly name: string }
        | { readonly kind: 'table'; readonly table: TableName };
    };

type Spell = (expression: string | Sql) => string;
type Follow = {
  readonly [Kind in OperationKind]: (
    operation: Extract<Operation, { kind: Kind }>,
    spell: Spell,
  ) => readonly MetadataChange[];
};

/**
 * How an operation of a migration changes the rows that TypeORM keeps of views and generated
 * columns. A row holds the text that is declared, to the letter: TypeORM compares it with the entity.
 */
export function metadataChanges(operation: Operation, spell: Spell): readonly MetadataChange[] {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const follow = followers[operation.kind] as (
    operation: Operation,
    spell: Spell,
  ) => readonly MetadataChange[];
  return follow(operation, spell);
}

const none = (): readonly MetadataChange[] => [];

const followers: Follow = {
  createTable: ({ table }, spell) =>
    table.columns.flatMap((column) => putColumn(table, column.name, column, spell)),
  dropTable: ({ table }) => [{ kind: 'remove', subject: columnOf(table, null) }],
  renameTable: ({ from, to }) => [
    { kind: 'rename', subject: columnOf(from, null), to: { kind: 'table', table: to } },
  ],
  addColumn: ({ table, column }, spell) => putColumn(table, column.name, column, spell),
  dropColumn: ({ table, column }) => [{ kind: 'remove', subject: columnOf(table, column) }],
  alterColumn: ({ table, column, change }, spell) =>
    change.generated === null
      ? [{ kind: 'remove', subject: columnOf(table, column) }]
      : putColumn(table, column, change, spell),
  renameColumn: ({ table, from, to }) => [
    { kind: 'rename', subject: columnOf(table, from), to: { kind: 'column', name: to } },
    { kind: 'respell', subject: columnOf(table, null), from, to },
  ],
  createView: ({ view }) => [putView(view)],
  dropView: ({ view }) => [{ kind: 'remove', subject: viewOf(view) }],
  replaceView: ({ to }) => [putView(to)],
  batchAlterTable: ({ operations }, spell) =>
    operations.flatMap((operation) => metadataChanges(operation, spell)),
  createIndex: none,
  dropIndex: none,
  renameIndex: none,
  createConstraint: none,
  dropConstraint: none,
  renameConstraint: none,
  validateConstraint: none,
  createEnum: none,
  dropEnum: none,
  alterEnum: none,
  renameEnum: none,
  renameSequence: none,
  createSequence: none,
  dropSequence: none,
  alterSequence: none,
  alterTableComment: none,
  alterTableOptions: none,
  createSchema: none,
  dropSchema: none,
  createExtension: none,
  dropExtension: none,
  execute: none,
  bulkInsert: none,
  custom: none,
};

function putColumn(
  table: TableName,
  name: string,
  { declared }: Partial<Pick<Column, 'declared'>>,
  spell: Spell,
): readonly MetadataChange[] {
  const expression = declared?.asExpression;
  if (expression === undefined) return [];
  const subject = columnOf(table, name);
  return [{ kind: 'put', subject, type: 'GENERATED_COLUMN', value: spell(expression) }];
}

function putView(view: View): MetadataChange {
  return {
    kind: 'put',
    subject: viewOf(view),
    type: view.materialized ? 'MATERIALIZED_VIEW' : 'VIEW',
    value: (view.declared ?? view.definition).trim(),
  };
}

function viewOf(view: TableName): MetadataSubject {
  return { kind: 'view', view: tableNameOf(view) };
}

function columnOf(
  table: TableName,
  name: string | null,
): Extract<MetadataSubject, { kind: 'column' }> {
  return { kind: 'column', table: tableNameOf(table), name };
}
