import type { StoredColumn } from '../dialect/dialect.ts';
import type { BulkInsert } from '../operation/bulk-insert.ts';
import { formatTableName } from '../schema/table-name.ts';
import { rowEmpty, rowWithout, rowWithUnknown } from './rows-error.ts';

/**
 * Makes sure that rows fit the columns of their table, where these are known, and each other.
 * @throws {LimbeckError} `ROWS_INVALID` naming the first row that does not.
 */
export function checkRows(
  { table, rows }: BulkInsert,
  columns: readonly StoredColumn[] | null,
): void {
  const name = formatTableName(table);
  const known = columns && new Set(columns.map((column) => column.name));
  /** The columns that rows have, each with the number of the first one that has it. */
  const used = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    for (const column of Object.keys(row)) {
      if (known?.has(column) === false) {
        throw rowWithUnknown(name, index + 1, { column, known: [...known] });
      }
      if (!used.has(column)) used.set(column, index + 1);
    }
  }
  for (const [index, row] of rows.entries()) {
    if (used.size === 0) throw rowEmpty(name, index + 1);
    for (const [column, other] of used) {
      if (row[column] === undefined) throw rowWithout(name, index + 1, { column, other });
    }
  }
}
