import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { columnKey } from '../operation/thing-key.ts';
import type { Column } from '../schema/column.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { Table } from '../schema/table.ts';
import type { Restoration } from './choose-fill.ts';

type TablesByKey = ReadonlyMap<string, Table>;

/**
 * The tables as they are on the way back when everything after a position is undone: columns that the
 * upgrade adds later on are gone by then, and where one was the key the table has its old key again.
 */
export function presentTables(
  operations: readonly Operation[],
  before: TablesByKey,
  after: TablesByKey,
): (position: number) => Restoration['present'] {
  const added = addedColumns(operations);
  return (position) => (name) => {
    const key = qualifiedKey(name);
    const [old, table] = [before.get(key), after.get(key)];
    if (table === undefined) return null;
    const columns = table.columns.filter(
      (column) => (added.get(columnKey(table, column.name)) ?? 0) <= position,
    );
    const isKeyed = keyColumns(table, columns).length === table.primaryKey?.columns.length;
    return isKeyed || old === undefined
      ? { ...table, columns }
      : { ...old, columns: [...columns, ...keyColumns(old, old.columns)] };
  };
}

function keyColumns({ primaryKey }: Table, columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ name }) => primaryKey?.columns.includes(name));
}

/** The columns that are added, with the position of the operation that does it. */
function addedColumns(operations: readonly Operation[]): ReadonlyMap<string, number> {
  return new Map(
    operations.flatMap((operation, position) =>
      singleOperations([operation]).flatMap((each) =>
        each.kind === 'addColumn'
          ? [[columnKey(each.table, each.column.name), position] as const]
          : [],
      ),
    ),
  );
}
