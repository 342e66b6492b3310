import { LimbeckError } from '../error.ts';
import type { Column } from '../schema/column.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Dialect } from './dialect.ts';

/**
 * The portable form of a column for a migration file: what the entity declares, with all that this
 * database cannot hold, where it comes to the same column; else what the column itself says.
 */
export function specOf(column: Column, table: TableName, dialect: Dialect): ColumnSpec {
  const { declared } = column;
  return declared !== null && meansSame(declared, column, dialect)
    ? declared
    : dialect.toSpec(column, table.name);
}

function meansSame(declared: ColumnSpec, column: Column, { toColumn }: Dialect): boolean {
  const translated = attempt(() => toColumn(declared));
  return (
    translated !== null &&
    column.type === translated.type &&
    column.nullable === translated.nullable &&
    column.default === translated.default &&
    column.identity?.kind === translated.identity?.kind &&
    column.generated?.expression === translated.generated?.expression
  );
}

/** A declaration that this database has no word for is no match. */
function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof LimbeckError) return null;
    throw error;
  }
}
