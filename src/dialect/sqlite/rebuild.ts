import { quoteText } from '../literal.ts';
import type { Draft } from './draft.ts';
import { mentionsName } from './edit-drop-column.ts';
import { primaryKeyOf } from './primary-key.ts';
import { quoteName } from './quoting.ts';
import {
  findClause,
  foldName,
  sameName,
  type ColumnDefinition,
  type TableDefinition,
} from './table-definition.ts';
import type { TableState } from './table-state.ts';
import { tokenize } from './tokenize.ts';

/**
 * The statements that put a table into another shape, for what ALTER TABLE cannot do. Foreign keys
 * have to be off. After https://sqlite.org/lang_altertable.html#otheralter, but the other way round,
 * so that the table keeps its own text and nothing around it is touched:
 *
 * 1. Triggers and indexes of the table are dropped: they hold on to its name.
 * 2. The old table steps aside under another name. `legacy_alter_table` keeps foreign keys, views and
 *    triggers elsewhere at the name they have, so that they mean the altered table afterwards.
 * 3. The altered table is created from the old one's own CREATE TABLE text, and takes over its place
 *    in `sqlite_sequence`.
 * 4. The rows are copied, with their rowids; `OR ABORT` overrides ON CONFLICT clauses, which would drop rows.
 * 5. The old table is dropped; indexes and triggers come back word for word.
 */
export function rebuildStatements(state: TableState, draft: Draft): readonly string[] {
  const { table: from } = state;
  const aside = asideName(state);
  const rowid = rowidOf(from, draft.table);
  const indexes = state.indexes.filter(
    ({ sql }) => !mentionsAny(sql, columnsBeside(draft.table, from)),
  );
  return [
    ...state.triggers.map(({ name }) => `DROP TRIGGER ${quoteName(name)}`),
    ...state.indexes.map(({ name }) => `DROP INDEX ${quoteName(name)}`),
    ...stepAside(from, aside, rowid),
    draft.table.sql,
    ...takeOverSequence(from, draft.table, aside),
    copyRows(draft, aside, rowid),
    `DROP TABLE ${quoteName(aside)}`,
    ...indexes.map(({ sql }) => sql),
    ...state.triggers.map(({ sql }) => sql),
  ];
}

/** A name that nothing has, for the old table. */
function asideName({ table, catalog }: TableState): string {
  const names = new Set(catalog.map(({ name }) => foldName(name)));
  let name = `limbeck_old_${table.name}`;
  while (names.has(foldName(name))) name = `limbeck_old_${name}`;
  return name;
}

/** The columns of a table that another state of it does not have. */
export function columnsBeside(other: TableDefinition, table: TableDefinition): readonly string[] {
  return table.columns
    .map(({ name }) => name)
    .filter((name) => !other.columns.some((column) => sameName(column.name, name)));
}

function mentionsAny(sql: string, names: readonly string[]): boolean {
  return names.some((name) => mentionsName(sql, name));
}

/**
 * Renames the old table. One whose checks call it by its name (`CHECK (posts.price > 0)`) cannot be
 * renamed like this, so that its rows step aside into a plain table instead.
 */
function stepAside(
  from: TableDefinition,
  aside: string,
  rowid: readonly string[],
): readonly string[] {
  const table = quoteName(from.name);
  if (!callsItself(from)) {
    return [
      'PRAGMA legacy_alter_table = ON',
      `ALTER TABLE ${table} RENAME TO ${quoteName(aside)}`,
      'PRAGMA legacy_alter_table = OFF',
    ];
  }
  const columns = [...rowid, ...from.columns.map(({ name }) => quoteName(name))];
  return [
    `CREATE TABLE ${quoteName(aside)} AS SELECT ${columns.join(', ')} FROM ${table}`,
    ...(hasSequence(from) ? [moveSequence(from.name, aside)] : []),
    `DROP TABLE ${table}`,
  ];
}

function callsItself({ sql, name }: TableDefinition): boolean {
  const tokens = tokenize(sql);
  return tokens.some(
    (token, position) => tokens[position + 1]?.text === '.' && sameName(token.value, name),
  );
}

function hasSequence(table: TableDefinition): boolean {
  return (primaryKeyOf(table)?.autoincrement ?? null) !== null;
}

/** The highest number ever given out stays known, deleted rows included. */
function takeOverSequence(
  from: TableDefinition,
  to: TableDefinition,
  aside: string,
): readonly string[] {
  return hasSequence(from) && hasSequence(to) ? [moveSequence(aside, to.name)] : [];
}

function moveSequence(from: string, to: string): string {
  return `UPDATE sqlite_sequence SET name = ${quoteText(to)} WHERE name = ${quoteText(from)}`;
}

function copyRows(draft: Draft, aside: string, rowid: readonly string[]): string {
  const filled = filledColumns(draft, rowid);
  const columns = [...rowid, ...filled.map(({ name }) => quoteName(name))];
  const expressions = [...rowid, ...filled.map((column) => valueOf(column, draft))];
  return [
    `INSERT OR ABORT INTO ${quoteName(draft.table.name)} (${columns.join(', ')})`,
    `SELECT ${expressions.join(', ')} FROM ${quoteName(aside)}`,
  ].join('\n');
}

/** Those that have values; where nothing of a row stays, one has to stand for it. */
function filledColumns(
  { table, values }: Draft,
  rowid: readonly string[],
): readonly ColumnDefinition[] {
  const plain = table.columns.filter((column) => findClause(column, 'generated') === undefined);
  const filled = plain.filter(({ name }) => values.has(foldName(name)));
  return filled.length === 0 && rowid.length === 0 ? plain.slice(0, 1) : filled;
}

/** NULL numbers the row where the column is the number of the row. */
function valueOf(column: ColumnDefinition, { values }: Draft): string {
  return values.get(foldName(column.name)) ?? findClause(column, 'default')?.expression ?? 'NULL';
}

const rowidNames = ['rowid', '_rowid_', 'oid'];

/**
 * The name under which the number of each row can be copied: none where it is a column's value
 * anyway, where there is no such number, or where columns have taken all its names.
 */
function rowidOf(from: TableDefinition, to: TableDefinition): readonly string[] {
  if (from.withoutRowid || to.withoutRowid || primaryKeyOf(to)?.isRowid === true) return [];
  const free = rowidNames.find((name) => !hasColumn(from, name) && !hasColumn(to, name));
  return free === undefined ? [] : [free];
}

function hasColumn(table: TableDefinition, name: string): boolean {
  return table.columns.some((column) => sameName(column.name, name));
}
