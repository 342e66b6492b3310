import type { Operation } from '../../operation/operation.ts';
import { quoteText } from '../literal.ts';
import { rowsOf } from '../queryable.ts';
import type { StageStyle } from '../script-style.ts';
import { readTableState, type TableState } from './table-state.ts';

/** A table of the session in which a script makes sure of what SQLite cannot ask otherwise: its checks fail. */
export const checks = 'temp.limbeck_checks';

const change =
  /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:create|alter|drop|pragma\s+legacy_alter_table)\b/i;

/** SQLite is its own stage. Foreign keys are off, as they are in a script. */
export const stage: StageStyle = {
  opening: ['PRAGMA foreign_keys = OFF'],
  changesCatalog: (statement) => change.test(statement),
  async copyCatalog(from, to) {
    const rows = await rowsOf<{ readonly sql: string }>(
      from,
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY type <> 'table', rowid`,
    );
    for (const { sql } of rows) await to.query(sql);
  },
  async precautions(operation, statements, db) {
    const table = rebuiltTable(operation, statements);
    return table === null ? [] : [expectTable(await readTableState(db, table))];
  },
};

/** A table is rebuilt where an alteration of it drops one. */
function rebuiltTable(operation: Operation, statements: readonly string[]): string | null {
  const isRebuilt = statements.some((statement) => statement.startsWith('DROP TABLE '));
  return isRebuilt && operation.kind !== 'dropTable' && 'table' in operation
    ? operation.table.name
    : null;
}

/**
 * What a rebuild does not know of goes with the old table; and of a column that is not there, SQLite
 * may take the quoted name for a text.
 */
function expectTable({ table, indexes, triggers }: TableState): string {
  const columns = table.columns.map(({ name }) => name);
  const around = [...indexes, ...triggers].map(({ name }) => name);
  return [
    `-- Fails where ${oneLine(table.name)} has other columns, indexes or triggers than ${[...columns, ...around].map(oneLine).join(', ')}.`,
    `UPDATE ${checks} SET unknown =`,
    `(SELECT ${strangers(columns)} FROM pragma_table_xinfo(${quoteText(table.name)})) +`,
    `(SELECT ${strangers(around)} FROM sqlite_master WHERE tbl_name = ${quoteText(table.name)} COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL)`,
  ].join('\n');
}

/** How many names are not among these, or the other way round; each is there once. */
function strangers(names: readonly string[]): string {
  const known = `count(*) FILTER (WHERE name COLLATE NOCASE IN (${names.map(quoteText).join(', ')}))`;
  return `count(*) + ${names.length} - 2 * ${known}`;
}

function oneLine(name: string): string {
  return name.replaceAll(/[\r\n]/g, ' ');
}
