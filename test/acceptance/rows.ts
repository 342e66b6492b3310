import type { Queryable } from '../../src/dialect/queryable.ts';
import { changedLines } from '../support/changed-lines.ts';
import type { Case } from './case.ts';

/** The rows of some tables, by table. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Fills the tables of a case. */
export async function insertRows(db: Queryable, { rows = {} }: Pick<Case, 'rows'>): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    for (const row of list) {
      const values = Object.values(row).map(literal).join(', ');
      await db.query(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values})`);
    }
  }
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return value === null ? 'NULL' : JSON.stringify(value);
}

/** The rows of the tables that the case has filled or speaks of, as far as they are there. */
export async function readRows(
  db: Queryable,
  { rows = {}, becomes = {} }: Pick<Case, 'rows' | 'becomes'>,
): Promise<Rows> {
  const read: Record<string, readonly Record<string, unknown>[]> = {};
  for (const table of Object.keys({ ...rows, ...becomes })) {
    try {
      read[table] = (await db.query(`SELECT * FROM ${table}`)) as readonly Record<
        string,
        unknown
      >[];
    } catch {
      // The edit drops the table.
    }
  }
  return read;
}

/**
 * What became of the rows in tables and columns that are there before and after: a line for each
 * that is gone (`-`) or has appeared (`+`), a changed one being both. `lost` names columns
 * (`users.code`) and tables that may differ.
 */
export function changedRows(before: Rows, after: Rows, lost: readonly string[]): readonly string[] {
  return Object.entries(after)
    .filter(([table]) => !lost.includes(table))
    .flatMap(([table, rows]) => {
      const start = before[table] ?? [];
      const columns = Object.keys(start[0] ?? {}).filter(
        (name) => name in (rows[0] ?? start[0] ?? {}) && !lost.includes(`${table}.${name}`),
      );
      const pick = (row: Readonly<Record<string, unknown>>): string =>
        `${table}: ${columns.map((name) => `${name}=${textOf(row[name])}`).join(', ')}`;
      return changedLines(start.map(pick), rows.map(pick));
    });
}

/** A value by what it means: another type may hold it as well. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(textOf).join(',');
  if (Buffer.isBuffer(value)) return value.toString();
  if (value === null || typeof value !== 'object') return String(value);
  // From a JSON column, whose keys have no order.
  return JSON.stringify(
    Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}
