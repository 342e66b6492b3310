import type { Catalog, Dialect } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import type { Concern } from './hazard.ts';

/** As much of a dialect as asking for rows takes. */
export type Prober = Catalog & Pick<Dialect, 'columnsOf'>;

/** Whether a database holds any of the rows or values that a finding concerns. */
export async function holdsAny(concern: Concern, dialect: Prober, db: Queryable): Promise<boolean> {
  const source = await sourceOf(concern, dialect, db);
  if (source === null) return false;
  const rows = await rowsOf(db, `SELECT 1 AS found FROM ${source} LIMIT 1`);
  return rows.length > 0;
}

/** How many rows, values or sets of equal rows a finding concerns; null where there is nothing to count. */
export async function countConcern(
  concern: Concern,
  dialect: Prober,
  db: Queryable,
): Promise<number | null> {
  const source = await sourceOf(concern, dialect, db);
  if (source === null) return null;
  const [row] = await rowsOf<{ readonly found: unknown }>(
    db,
    `SELECT COUNT(*) AS found FROM ${source}`,
  );
  // PostgreSQL counts in bigint, which its driver gives as text.
  return Number(row?.found);
}

/** What stands behind FROM; null where the database has no such table or column, or none of its own. */
async function sourceOf(concern: Concern, dialect: Prober, db: Queryable): Promise<string | null> {
  const path = quotePath(concern.table, dialect.quoting);
  const wanted = columnsOf(concern);
  const columns = await dialect.columnsOf(db, concern.table);
  const known =
    columns && wanted.flatMap((name) => columns.find((each) => each.name === name) ?? []);
  if (known === null || known.length < wanted.length) return null;
  // What is computed is not lost.
  if (concern.kind === 'values' && known.every(({ isComputed }) => isComputed)) return null;
  const names = wanted.map((column) => dialect.quoting.identifier(column)).join(', ');
  switch (concern.kind) {
    case 'rows':
      return path;
    case 'values':
      return `${path} WHERE ${names} IS NOT NULL`;
    case 'nulls':
      return `${path} WHERE ${names} IS NULL`;
    case 'duplicates': {
      const present = wanted.map((column) => `${dialect.quoting.identifier(column)} IS NOT NULL`);
      return `(SELECT ${names} FROM ${path} WHERE ${present.join(' AND ')} GROUP BY ${names} HAVING COUNT(*) > 1) AS alike`;
    }
  }
}

function columnsOf(concern: Concern): readonly string[] {
  if (concern.kind === 'rows') return [];
  return concern.kind === 'duplicates' ? concern.columns : [concern.column];
}
