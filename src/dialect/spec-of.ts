import { LimbeckError } from '../error.ts';
import type { Column } from '../schema/column.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Dialect } from './dialect.ts';

/**
 * The portable form of a column for a migration file: what the entity declares, with all that this
 * database cannot hold, where it comes to the same column; else what the column itself says, in the
 * words of `like`, another state of it, where these mean the same (`boolean` for a `tinyint`).
 */
export function specOf(
  column: Column,
  table: TableName,
  { dialect, like }: { readonly dialect: Dialect; readonly like: ColumnSpec | null },
): ColumnSpec {
  const { declared } = column;
  if (declared !== null && meansSame(declared, column, dialect)) return declared;
  const own = dialect.toSpec(column, table.name);
  const other = like === null ? null : inWordsOf(like, own);
  return other !== null && meansSame(other, column, dialect) ? other : own;
}

function inWordsOf(like: ColumnSpec, own: ColumnSpec): ColumnSpec {
  const isTruth = like.type === 'boolean' && (own.default === 0 || own.default === 1);
  return { ...own, type: like.type, ...(isTruth ? { default: own.default === 1 } : {}) };
}

function meansSame(declared: ColumnSpec, column: Column, { toColumn }: Dialect): boolean {
  const translated = attempt(() => toColumn(declared));
  return (
    translated !== null &&
    column.type === translated.type &&
    String(column.enumValues) === String(translated.enumValues) &&
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
