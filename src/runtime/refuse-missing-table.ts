import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';
import { tableNotFound } from './runtime-error.ts';

/**
 * Makes sure that the table an operation works on is there: a database names it in words of its own,
 * and in some of them only once a part of the operation has run.
 * @throws {LimbeckError} `TABLE_NOT_FOUND`
 */
export async function refuseMissingTable(
  operation: Operation,
  dialect: Dialect,
  catalog: Queryable,
): Promise<void> {
  const table = tableOf(operation);
  if (table === null || (await dialect.hasTable(catalog, table))) return;
  throw tableNotFound(formatTableName(table));
}

function tableOf(operation: Operation): TableName | null {
  if (operation.kind === 'createTable' || operation.kind === 'bulkInsert') return null;
  if (operation.kind === 'renameTable') return operation.from;
  return 'table' in operation ? operation.table : null;
}
