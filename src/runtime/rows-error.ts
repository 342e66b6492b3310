import { LimbeckError } from '../error.ts';

/** A row for `op.bulkInsert` with a column that the table does not have. */
export function rowWithUnknown(
  table: string,
  row: number,
  { column, known }: { readonly column: string; readonly known: readonly string[] },
): LimbeckError {
  return new LimbeckError(
    'ROWS_INVALID',
    `Row ${row} for the table ${table} has a value for ${column}, which is no column of it.`,
    `The columns are ${known.join(', ')}.`,
  );
}

/** A row that leaves out what another one has. */
export function rowWithout(
  table: string,
  row: number,
  { column, other }: { readonly column: string; readonly other: number },
): LimbeckError {
  const where = row === other ? 'only undefined' : `which row ${other} has`;
  return new LimbeckError(
    'ROWS_INVALID',
    `Row ${row} for the table ${table} has no value for ${column}, ${where}.`,
    'Give every row of one `op.bulkInsert` the same columns; null is a value.',
  );
}

/** A row without columns. */
export function rowEmpty(table: string, row: number): LimbeckError {
  return new LimbeckError(
    'ROWS_INVALID',
    `Row ${row} for the table ${table} is empty.`,
    'Give it a column at least; null is a value.',
  );
}
