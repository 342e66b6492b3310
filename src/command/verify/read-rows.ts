import type { Dialect } from '../../dialect/dialect.ts';
import { quotePath } from '../../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../../dialect/queryable.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Table } from '../../schema/table.ts';

/** A row by the names of its columns, each value as a text; what is computed is left out. */
export type StoredRow = ReadonlyMap<string, string | null>;

/** What tables hold, by their keys. */
export type StoredRows = ReadonlyMap<string, readonly StoredRow[]>;

/** Reads all rows of some tables, a query each. */
export async function readRows(
  tables: readonly Table[],
  { dialect, db }: { readonly dialect: Dialect; readonly db: Queryable },
): Promise<StoredRows> {
  const stored = new Map<string, readonly StoredRow[]>();
  for (const table of tables) {
    const columns = table.columns.filter(({ generated }) => generated === null);
    const cells = columns.map((column, at) => `${dialect.rowSamples.text(column)} AS c${at}`);
    const list = cells.length === 0 ? '1' : cells.join(', ');
    const rows = await rowsOf<Readonly<Record<string, string | null>>>(
      db,
      `SELECT ${list} FROM ${quotePath(table, dialect.quoting)}`,
    );
    stored.set(
      qualifiedKey(table),
      rows.map((row) => new Map(columns.map(({ name }, at) => [name, row[`c${at}`] ?? null]))),
    );
  }
  return stored;
}
