import { sameTableName, type TableName } from '../schema/table-name.ts';
import type { Operation } from './operation.ts';

// Operations that move things go ahead, and know a table by the name that it gets: see `move.ts`.

/** What a table is called before operations that have it under another name. */
export function tableBefore(table: TableName, operations: readonly Operation[]): TableName {
  return operations.reduceRight<TableName>(
    (name, operation) =>
      operation.kind === 'renameTable' && sameTableName(operation.to, name) ? operation.from : name,
    table,
  );
}

/** The same for a column of a table, which goes by the name that it gets. */
export function columnBefore(
  table: TableName,
  column: string,
  operations: readonly Operation[],
): string {
  return operations.reduceRight(
    (name, operation) =>
      operation.kind === 'renameColumn' &&
      operation.to === name &&
      sameTableName(operation.table, table)
        ? operation.from
        : name,
    column,
  );
}
