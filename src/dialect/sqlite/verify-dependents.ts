import type { Queryable } from '../queryable.ts';
import { mentionsName } from './edit-drop-column.ts';
import type { CatalogRow } from './introspect.ts';
import { parseTable } from './parse-table.ts';
import { quoteName } from './quoting.ts';
import { findClause, sameName } from './table-definition.ts';
import type { TableState } from './table-state.ts';

/**
 * Statements that fail when a view or trigger still speaks of a column that has been dropped:
 * SQLite would let it stand and fail at the next read or write. `EXPLAIN` compiles and runs nothing.
 * What does not compile beforehand is left out. Triggers on views are not looked at.
 */
export async function verifyDependents(
  db: Queryable,
  state: TableState,
  dropped: readonly string[],
): Promise<readonly string[]> {
  const suspects = state.catalog.filter(
    ({ type, sql }) =>
      (type === 'view' || type === 'trigger') && dropped.some((name) => mentionsName(sql, name)),
  );
  const probes = new Set(suspects.flatMap((suspect) => probesOf(suspect, state, dropped)));
  const verifications: string[] = [];
  for (const probe of probes) {
    if (await compiles(db, probe)) verifications.push(probe);
  }
  return verifications;
}

function probesOf(
  { type, name, tableName }: CatalogRow,
  { catalog }: TableState,
  dropped: readonly string[],
): readonly string[] {
  if (type === 'view') return [`EXPLAIN SELECT * FROM ${quoteName(name)}`];
  const owner = catalog.find((row) => row.type === 'table' && sameName(row.name, tableName));
  return owner === undefined ? [] : writesTo(owner, dropped);
}

/** One statement for each event that a trigger waits for. */
function writesTo({ name, sql }: CatalogRow, dropped: readonly string[]): readonly string[] {
  const table = quoteName(name);
  const settings = parseTable(sql)
    .columns.filter((column) => findClause(column, 'generated') === undefined)
    .filter((column) => !dropped.some((gone) => sameName(gone, column.name)))
    .map((column) => `${quoteName(column.name)} = NULL`);
  return [
    `EXPLAIN INSERT INTO ${table} DEFAULT VALUES`,
    `EXPLAIN UPDATE ${table} SET ${settings.join(', ')}`,
    `EXPLAIN DELETE FROM ${table}`,
  ];
}

async function compiles(db: Queryable, statement: string): Promise<boolean> {
  try {
    await db.query(statement);
    return true;
  } catch {
    return false;
  }
}
