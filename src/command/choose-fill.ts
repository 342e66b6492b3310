import type { Dialect } from '../dialect/dialect.ts';
import { neutralValue } from '../dialect/neutral-value.ts';
import type { Queryable } from '../dialect/queryable.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { isLossless } from '../review/is-lossless.ts';
import type { Column } from '../schema/column.ts';
import type { ForeignKey } from '../schema/constraint.ts';
import type { Table } from '../schema/table.ts';
import { formatTableName, sameTableName, type TableName } from '../schema/table-name.ts';
import { columnConstraints } from './column-constraints.ts';
import { valueForChecks } from './value-for-checks.ts';
import { valueFromKey } from './value-from-key.ts';

/** What rows get when a column comes back to them. */
export interface ChosenFill {
  /** An SQL expression; null where no value is known to do. */
  readonly value: string | null;
  /** What a reader has to know of it; null for a value that says that it is none. */
  readonly remark: string | null;
}

/** Where a column comes back to, and from where. */
export interface Restoration {
  readonly column: Column;
  /** The table with the column and all that constrains it. */
  readonly restored: Table;
  /** A table as it is when it does, before anything comes back with it; null if there is none. */
  present(table: TableName): Table | null;
}

/**
 * Chooses a value that the constraints of a column let pass: none at all is better than one that
 * is refused.
 */
export async function chooseFill(
  { column, restored, present }: Restoration,
  dialect: Dialect,
  db: Queryable,
): Promise<ChosenFill> {
  const { isUnique, foreignKeys, checks, isExcluded } = columnConstraints(restored, column.name);
  const [foreignKey, ...others] = foreignKeys;
  if (isExcluded || others.length > 0) return nothing;
  if (foreignKey !== undefined) {
    const isThere = hasTarget(foreignKey, column, present);
    return isThere && checks.length === 0
      ? valueFromReference(foreignKey, restored, isUnique, dialect)
      : nothing;
  }
  if (isUnique) {
    const table = present(restored);
    const value = table === null ? null : valueFromKey(column, table, dialect.sqlWords);
    if (value === null || checks.length > 0) return nothing;
    return { value, remark: 'rows get values made up to be unique' };
  }
  const usual = column.default ?? neutralValue(column, dialect);
  if (checks.length === 0) return { value: usual, remark: null };
  const subject = { table: restored, column, checks };
  const value = await valueForChecks(subject, usual ?? 'NULL', dialect, db);
  const remark = value === usual ? null : `rows get ${value}, which its check lets pass`;
  return value === null ? nothing : { value, remark };
}

const nothing: ChosenFill = { value: null, remark: null };

/** Whether the rows that a column can refer to are there, with values that it can hold. */
function hasTarget(
  { referencedTable, referencedColumns }: ForeignKey,
  { type }: Column,
  present: Restoration['present'],
): boolean {
  const columns = present(referencedTable)?.columns ?? [];
  return columns.some(
    (column) => referencedColumns.includes(column.name) && isLossless(column.type, type),
  );
}

/** A row may refer to itself; else it refers to the first row there is. */
function valueFromReference(
  { columns, referencedTable, referencedColumns }: ForeignKey,
  restored: Table,
  isUnique: boolean,
  { quoting }: Dialect,
): ChosenFill {
  const [target, ...others] = referencedColumns;
  if (target === undefined || others.length > 0) return nothing;
  if (sameTableName(referencedTable, restored)) {
    const isItself = columns.includes(target);
    return isItself
      ? nothing
      : { value: quoting.identifier(target), remark: 'rows refer to themselves' };
  }
  if (isUnique) return nothing;
  const key = quoting.identifier(target);
  return {
    value: `(SELECT ${key} FROM ${quotePath(referencedTable, quoting)} ORDER BY ${key} LIMIT 1)`,
    remark: `rows refer to the first of ${formatTableName(referencedTable)}, which has to be there`,
  };
}
