import type { AlterColumn } from '../operation/alter-column.ts';
import type { Operation, OperationKind } from '../operation/operation.ts';
import type { Column, ColumnChange } from '../schema/column.ts';
import type { TableOptionsChange } from '../schema/table.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';

type Describe = {
  readonly [Kind in OperationKind]: (
    operation: Extract<Operation, { kind: Kind }>,
  ) => readonly string[];
};

/** An operation in a line a change, none where another one tells of it: `+ posts`, `~ users.name varchar(100) → varchar(200)`, `- users.code`. */
export function describeOperation(operation: Operation): readonly string[] {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const describe = descriptions[operation.kind] as (operation: Operation) => readonly string[];
  return describe(operation);
}

const descriptions: Describe = {
  createTable: ({ table }) => [
    `+ ${formatTableName(table)} (${count(table.columns.length, 'column')})`,
  ],
  dropTable: ({ table }) => [`- ${formatTableName(table)}`],
  renameTable: ({ from, to }) => [`~ ${formatTableName(from)} → ${formatTableName(to)}`],
  addColumn: ({ table, column }) => [`+ ${member(table, column.name)} ${columnText(column)}`],
  dropColumn: ({ table, column }) => [`- ${member(table, column)}`],
  alterColumn: (operation) => alterations(operation),
  renameColumn: ({ table, from, to }) => [`~ ${member(table, from)} → ${member(table, to)}`],
  createIndex: ({ table, index }) => [
    `+ ${index.unique ? 'unique index' : 'index'} ${index.name} on ${formatTableName(table)} (${index.keys
      .map(({ value }) => value)
      .join(', ')})`,
  ],
  dropIndex: ({ table, index }) => [`- index ${index} on ${formatTableName(table)}`],
  renameIndex: ({ table, from, to }) => [`~ index ${from} → ${to} on ${formatTableName(table)}`],
  createConstraint: ({ table, constraint }) => [
    `+ ${words[constraint.kind]} ${constraint.name ?? '(unnamed)'} on ${formatTableName(table)}`,
  ],
  dropConstraint: ({ table, name, constraintKind }) => [
    `- ${words[constraintKind]} ${name ?? '(unnamed)'} on ${formatTableName(table)}`,
  ],
  renameConstraint: ({ table, constraintKind, from, to }) => [
    `~ ${words[constraintKind]} ${from} → ${to} on ${formatTableName(table)}`,
  ],
  validateConstraint: ({ table, name }) => [
    `~ constraint ${name} of ${formatTableName(table)} validated`,
  ],
  createEnum: ({ enumType }) => [
    `+ enum ${formatTableName(enumType)} (${enumType.values.join(', ')})`,
  ],
  dropEnum: ({ enumType }) => [`- enum ${formatTableName(enumType)}`],
  alterEnum: ({ from, to }) => [
    `~ enum ${formatTableName(to)} (${from.values.join(', ')}) → (${to.values.join(', ')})`,
  ],
  renameEnum: ({ from, to }) => [`~ enum ${formatTableName(from)} → ${formatTableName(to)}`],
  createView: ({ view, recreated }) => [`${recreated ? '~' : '+'} view ${formatTableName(view)}`],
  dropView: ({ view, recreated }) => (recreated ? [] : [`- view ${formatTableName(view)}`]),
  replaceView: ({ to }) => [`~ view ${formatTableName(to)}`],
  createSequence: ({ sequence }) => [`+ sequence ${formatTableName(sequence)}`],
  dropSequence: ({ sequence }) => [`- sequence ${formatTableName(sequence)}`],
  alterSequence: ({ to }) => [`~ sequence ${formatTableName(to)}`],
  alterTableComment: ({ table, from, to }) => [
    `~ ${formatTableName(table)} comment ${shown(from)} → ${shown(to)}`,
  ],
  alterTableOptions: ({ table, change, existing }) =>
    optionNames(change).map(
      (option) =>
        `~ ${formatTableName(table)} ${option} ${shown(existing[option])} → ${shown(change[option])}`,
    ),
  createSchema: ({ name }) => [`+ schema ${name}`],
  dropSchema: ({ name }) => [`- schema ${name}`],
  createExtension: ({ name }) => [`+ extension ${name}`],
  dropExtension: ({ name }) => [`- extension ${name}`],
  execute: ({ statement }) => [`! ${statement.replaceAll(/\s+/g, ' ').trim()}`],
  custom: (operation) => [operation.describe()],
  bulkInsert: ({ table, rows }) => [`+ ${count(rows.length, 'row')} in ${formatTableName(table)}`],
  batchAlterTable: ({ operations }) => operations.flatMap(describeOperation),
};

const words = {
  primaryKey: 'primary key',
  unique: 'unique',
  foreignKey: 'foreign key',
  check: 'check',
  exclusion: 'exclusion',
} as const;

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function member(table: TableName, name: string): string {
  return `${formatTableName(table)}.${name}`;
}

function columnText(column: Column): string {
  return `${column.type}${column.nullable ? '' : ' not null'}${
    column.default === null ? '' : ` default ${column.default}`
  }`;
}

function alterations({ table, column, change, existing }: AlterColumn): readonly string[] {
  const keys = Object.keys(change).filter((key) => key !== 'declared' && key !== 'enumValues');
  return keys.map((key) => {
    // The keys are those of the change.
    const property = key as keyof ColumnChange;
    const label = property === 'type' ? '' : `${property} `;
    const [before, after] =
      property === 'type' && existing.type === change.type
        ? [valuesOf(existing), valuesOf(change)]
        : [existing[property], change[property]];
    return `~ ${member(table, column)} ${label}${shown(before)} → ${shown(after)}`;
  });
}

/** A type of text that is held to some values. */
function valuesOf({ type = '', enumValues }: ColumnChange): string {
  return enumValues ? `${type} (${enumValues.join(', ')})` : type;
}

function optionNames(change: TableOptionsChange): readonly (keyof TableOptionsChange)[] {
  return Object.keys(change) as (keyof TableOptionsChange)[]; // The keys are those of the change.
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
