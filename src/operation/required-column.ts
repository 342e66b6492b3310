import type { Column } from '../schema/column.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';
import type { Operation } from './operation.ts';
import { singleOperations } from './single-operations.ts';

/** A column that becomes NOT NULL. */
export interface RequiredColumn {
  /** Table and column: `users.name`. */
  readonly name: string;
  readonly table: TableName;
  /** The column as it is going to be. */
  readonly column: Column;
  /** Every row needs a value, or those that hold NULL do. */
  readonly reason: 'add-not-null' | 'set-not-null';
  /** Whether the rows are given a value, or have one by themselves. */
  readonly isFilled: boolean;
}

/** The columns that become NOT NULL, in the order of the operations. */
export function requiredColumns(operations: readonly Operation[]): readonly RequiredColumn[] {
  return singleOperations(operations).flatMap((operation) => requiredColumn(operation) ?? []);
}

/** The column that becomes NOT NULL by this operation; null where none does. */
export function requiredColumn(operation: Operation): RequiredColumn | null {
  if (operation.kind === 'addColumn') {
    const { table, column, fill } = operation;
    if (column.nullable || column.identity !== null || column.generated !== null) return null;
    const isFilled = fill !== null || column.default !== null;
    return { name: nameOf(table, column.name), table, column, reason: 'add-not-null', isFilled };
  }
  if (operation.kind !== 'alterColumn') return null;
  const { table, change, existing, fill } = operation;
  if (change.nullable !== false || existing.nullable === false) return null;
  // `compare` describes the whole column; a migration file may leave out what it has no need of.
  const column = { name: operation.column, ...existing, ...change } as Column;
  if (column.generated) return null;
  const isFilled = fill !== null;
  return { name: nameOf(table, column.name), table, column, reason: 'set-not-null', isFilled };
}

function nameOf(table: TableName, column: string): string {
  return `${formatTableName(table)}.${column}`;
}
