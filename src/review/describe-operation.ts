import type { AlterColumn } from '../operation/alter-column.ts';
import type { Operation, OperationKind } from '../operation/operation.ts';
import type { Column, ColumnChange } from '../schema/column.ts';
import type { TableOptionsChange } from '../schema/table.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';
import { renameInDefault, renameValues, type ValueRename } from '../schema/value-rename.ts';
import { countOf } from './count-of.ts';
import { added, altered, changeFrom, changeText, dropped, type Change } from './change.ts';

type Describe = {
  readonly [Kind in OperationKind]: (
    operation: Extract<Operation, { kind: Kind }>,
  ) => Change | readonly Change[];
};

/** An operation in a line a change, none where another one tells of it: `+ posts`, `~ users.name varchar(100) → varchar(200)`, `- users.code`. */
export function describeOperation(operation: Operation): readonly string[] {
  return changesOf(operation).map(changeText);
}

/** The same lines in their parts. */
export function changesOf(operation: Operation): readonly Change[] {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const describe = descriptions[operation.kind] as (
    operation: Operation,
  ) => Change | readonly Change[];
  return [describe(operation)].flat();
}

const descriptions: Describe = {
  createTable: ({ table }) =>
    added(formatTableName(table), `(${countOf(table.columns.length, 'column')})`),
  dropTable: ({ table }) => dropped(formatTableName(table)),
  renameTable: ({ from, to }) => altered(formatTableName(from), `→ ${formatTableName(to)}`),
  addColumn: ({ table, column }) => added(member(table, column.name), columnText(column)),
  dropColumn: ({ table, column }) => dropped(member(table, column)),
  alterColumn: (operation) => alterations(operation),
  renameColumn: ({ table, from, to }) => altered(member(table, from), `→ ${member(table, to)}`),
  createIndex: ({ table, index }) =>
    added(
      `${index.unique ? 'unique index' : 'index'} ${index.name}`,
      `on ${formatTableName(table)} (${index.keys.map(({ value }) => value).join(', ')})`,
    ),
  dropIndex: ({ table, index }) => dropped(`index ${index}`, `on ${formatTableName(table)}`),
  renameIndex: ({ table, from, to }) =>
    altered(`index ${from}`, `→ ${to} on ${formatTableName(table)}`),
  createConstraint: ({ table, constraint }) =>
    added(
      `${words[constraint.kind]} ${constraint.name ?? '(unnamed)'}`,
      `on ${formatTableName(table)}`,
    ),
  dropConstraint: ({ table, name, constraintKind }) =>
    dropped(`${words[constraintKind]} ${name ?? '(unnamed)'}`, `on ${formatTableName(table)}`),
  renameConstraint: ({ table, constraintKind, from, to }) =>
    altered(`${words[constraintKind]} ${from}`, `→ ${to} on ${formatTableName(table)}`),
  // What is validated outside of the transaction that adds it is told of where that is added.
  validateConstraint: ({ table, name, outside }) =>
    outside ? [] : altered(`constraint ${name}`, `of ${formatTableName(table)} validated`),
  createEnum: ({ enumType }) =>
    added(`enum ${formatTableName(enumType)}`, `(${enumType.values.join(', ')})`),
  dropEnum: ({ enumType }) => dropped(`enum ${formatTableName(enumType)}`),
  alterEnum: ({ from, to, renamed = [] }) => {
    const values = renameValues(from.values, renamed);
    const subject = `enum ${formatTableName(to)}`;
    const isSaid = renamed.length > 0 && values.join('\0') === to.values.join('\0');
    const others = altered(subject, `(${values.join(', ')}) → (${to.values.join(', ')})`);
    return [...renamesOf(subject, renamed), ...(isSaid ? [] : [others])];
  },
  renameEnum: ({ from, to }) =>
    altered(`enum ${formatTableName(from)}`, `→ ${formatTableName(to)}`),
  renameSequence: ({ from, to }) =>
    altered(`sequence ${formatTableName(from)}`, `→ ${formatTableName(to)}`),
  createView: ({ view, recreated }) =>
    (recreated ? altered : added)(`view ${formatTableName(view)}`),
  dropView: ({ view, recreated }) => (recreated ? [] : dropped(`view ${formatTableName(view)}`)),
  replaceView: ({ to }) => altered(`view ${formatTableName(to)}`),
  createSequence: ({ sequence }) => added(`sequence ${formatTableName(sequence)}`),
  dropSequence: ({ sequence }) => dropped(`sequence ${formatTableName(sequence)}`),
  alterSequence: ({ to }) => altered(`sequence ${formatTableName(to)}`),
  alterTableComment: ({ table, from, to }) =>
    altered(formatTableName(table), `comment ${shown(from)} → ${shown(to)}`),
  alterTableOptions: ({ table, change, existing }) =>
    optionNames(change).map((option) =>
      altered(
        formatTableName(table),
        `${option} ${shown(existing[option])} → ${shown(change[option])}`,
      ),
    ),
  createSchema: ({ name }) => added(`schema ${name}`),
  dropSchema: ({ name }) => dropped(`schema ${name}`),
  createExtension: ({ name }) => added(`extension ${name}`),
  dropExtension: ({ name }) => dropped(`extension ${name}`),
  execute: ({ statement }) => ({
    sign: '!',
    subject: statement.replaceAll(/\s+/g, ' ').trim(),
    detail: '',
  }),
  custom: (operation) => changeFrom(operation.describe()),
  bulkInsert: ({ table, rows }) =>
    added(countOf(rows.length, 'row'), `in ${formatTableName(table)}`),
  batchAlterTable: ({ operations }) => operations.flatMap(changesOf),
};

const words = {
  primaryKey: 'primary key',
  unique: 'unique',
  foreignKey: 'foreign key',
  check: 'check',
  exclusion: 'exclusion',
} as const;

function member(table: TableName, name: string): string {
  return `${formatTableName(table)}.${name}`;
}

function columnText(column: Column): string {
  return `${column.type}${column.nullable ? '' : ' not null'}${
    column.default === null ? '' : ` default ${column.default}`
  }`;
}

function renamesOf(subject: string, renamed: readonly ValueRename[]): readonly Change[] {
  return renamed.map(({ from, to }) => altered(subject, `${from} → ${to}`));
}

function alterations(operation: AlterColumn): readonly Change[] {
  const { table, column, renamedValues = [] } = operation;
  return [...renamesOf(member(table, column), renamedValues), ...otherAlterations(operation)];
}

/** What the renames of values do not say. */
function otherAlterations({
  table,
  column,
  change,
  existing,
  renamedValues = [],
}: AlterColumn): readonly Change[] {
  const followed = existing.default && renameInDefault(existing.default, renamedValues);
  const values = existing.enumValues && renameValues(existing.enumValues, renamedValues);
  const isSaid = (key: string): boolean =>
    renamedValues.length > 0 &&
    ((key === 'default' && change.default === followed) ||
      (key === 'type' && change.enumValues?.join('\0') === values?.join('\0')));
  const keys = Object.keys(change).filter((key) => key !== 'declared' && key !== 'enumValues');
  return keys
    .filter((key) => !isSaid(key))
    .map((key) => {
      // The keys are those of the change.
      const property = key as keyof ColumnChange;
      const label = property === 'type' ? '' : `${property} `;
      const [before, after] =
        property === 'type' && existing.type === change.type
          ? [valuesOf(existing), valuesOf(change)]
          : [existing[property] ?? unsaid[property], change[property]];
      return altered(member(table, column), `${label}${shown(before)} → ${shown(after)}`);
    });
}

/** What a column is where nobody says otherwise. */
const unsaid: ColumnChange = { nullable: false };

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
