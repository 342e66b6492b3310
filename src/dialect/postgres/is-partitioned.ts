import type { TableName } from '../../schema/table-name.ts';
import { rowsOf } from '../queryable.ts';
import type { Context } from './context.ts';
import { quoteTable } from './quoting.ts';

/**
 * Whether the table of an operation is a partitioned one, on which little is done concurrently:
 * https://www.postgresql.org/docs/current/ddl-partitioning.html. No where nobody can be asked.
 */
export async function isPartitioned(
  { table }: { readonly table: TableName },
  { db }: Context,
): Promise<boolean> {
  if (db === null) return false;
  const query = "SELECT 1 FROM pg_class WHERE oid = to_regclass($1) AND relkind = 'p'";
  return (await rowsOf(db, query, [quoteTable(table)])).length > 0;
}
