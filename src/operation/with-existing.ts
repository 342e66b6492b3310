import type { Table } from '../schema/table.ts';
import { sameTableName } from '../schema/table-name.ts';
import type { Operation } from './operation.ts';

/** An alteration with all of the column that it alters, as far as tables have it, and not what its file says alone. */
export function withExisting(operation: Operation, tables: readonly Table[]): Operation {
  if (operation.kind !== 'alterColumn') return operation;
  const table = tables.find((each) => sameTableName(each, operation.table));
  const column = table?.columns.find(({ name }) => name === operation.column);
  if (column === undefined) return operation;
  const { name: _, ...existing } = column;
  return { ...operation, existing: { ...existing, ...operation.existing } };
}
