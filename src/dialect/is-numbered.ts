import type { ColumnSpec } from '../schema/column-spec.ts';

/** Whether the database numbers the rows of a column; a generated UUID is no number. */
export function isNumbered({ generated }: ColumnSpec): boolean {
  return generated === 'increment' || generated === 'identity';
}
