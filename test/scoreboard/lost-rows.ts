import { changedRows, type Rows } from '../acceptance/rows.ts';
import type { Edit } from './edit.ts';

/** What an upgrade has lost of the rows that were there before it, a line each. */
export function lostRows(before: Rows, after: Rows, edit: Edit): readonly string[] {
  return changedRows(renameRows({ ...before, ...edit.becomes }, edit), after, []);
}

/** What is gone or reads otherwise where an upgrade stopped half-way, a line each. */
export function damagedRows(before: Rows, after: Rows, edit: Edit): readonly string[] {
  const { loses = [], renames = {} } = edit;
  const missing = Object.entries(before)
    .filter(([table]) => !loses.includes(table) && !(table in renames))
    .flatMap(([table, [row = {}]]) =>
      Object.keys(row)
        .filter((column) => !holds(after[table], column))
        .map((column) => `${table}.${column}`),
    )
    .filter((name) => !loses.includes(name) && !(name in renames));
  return [...missing.map((name) => `- ${name}`), ...changedRows(before, after, loses)];
}

/** A table without rows may well have the column. */
function holds(rows: Rows[string] | undefined, column: string): boolean {
  return rows !== undefined && rows.every((row) => column in row);
}

/** The same rows by the names that tables and columns have after the edit. */
export function renameRows(rows: Rows, { renames = {} }: Pick<Edit, 'renames'>): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      renames[table] ?? table,
      list.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            renames[`${table}.${column}`] ?? column,
            value,
          ]),
        ),
      ),
    ]),
  );
}
