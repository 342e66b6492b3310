import type { Comparison } from '../compare/compare.ts';
import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';
import { renameValues, type ValueRename } from '../schema/value-rename.ts';

/** The tables, columns and enumerated values that only one side has, as answers about names call them. */
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
      if (operation.kind !== 'dropColumn') return valuesOf(operation).removed;
      return `${presentName(operation.table)}.${operation.column}`;
    }),
    added: singles.flatMap((operation) => {
      if (operation.kind === 'createTable') return formatTableName(operation.table);
      if (operation.kind !== 'addColumn') return valuesOf(operation).added;
      return `${formatTableName(operation.table)}.${operation.column.name}`;
    }),
  };
}

/** The values of an enumeration, by the name of its type or its column. */
function valuesOf(operation: Operation): UnpairedNames {
  if (operation.kind === 'alterEnum') {
    const { from, to, renamed } = operation;
    return unpairedValues(formatTableName(to), { from: from.values, to: to.values, renamed });
  }
  if (operation.kind !== 'alterColumn') return { removed: [], added: [] };
  const { table, column, change, existing, renamedValues: renamed } = operation;
  const [from, to] = [existing.enumValues ?? [], change.enumValues ?? []];
  return unpairedValues(`${formatTableName(table)}.${column}`, { from, to, renamed });
}

function unpairedValues(
  owner: string,
  {
    from,
    to,
    renamed = [],
  }: {
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly renamed: readonly ValueRename[] | undefined;
  },
): UnpairedNames {
  const before = renameValues(from, renamed);
  const missing = (values: readonly string[], others: readonly string[]): readonly string[] =>
    values.filter((value) => !others.includes(value)).map((value) => `${owner}:${value}`);
  return { removed: missing(before, to), added: missing(to, before) };
}
