import type { Comparison } from '../compare/compare.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';

/** The tables and columns that only one side has, as answers about names call them. */
export interface UnpairedNames {
  /** In the database alone. */
  readonly removed: readonly string[];
  /** In the entities alone. */
  readonly added: readonly string[];
}

export function unpairedNames({
  operations,
  renames,
}: Pick<Comparison, 'operations' | 'renames'>): UnpairedNames {
  const singles = singleOperations(operations);
  // The operations drop the columns of a table that has its new name by then.
  const presentName = (table: TableName): string => {
    const name = formatTableName(table);
    return renames.find(({ kind, to }) => kind === 'table' && to === name)?.from ?? name;
  };
  return {
    removed: singles.flatMap((operation) => {
      if (operation.kind === 'dropTable') return formatTableName(operation.table);
      if (operation.kind !== 'dropColumn') return [];
      return `${presentName(operation.table)}.${operation.column}`;
    }),
    added: singles.flatMap((operation) => {
      if (operation.kind === 'createTable') return formatTableName(operation.table);
      if (operation.kind !== 'addColumn') return [];
      return `${formatTableName(operation.table)}.${operation.column.name}`;
    }),
  };
}
