import type { TableName } from '../../schema/table-name.ts';
import type { StoredColumn } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { readLiveTable } from './live-table.ts';
import type { MysqlServer } from './server.ts';

/** The columns of a table; null when there is none of that name. */
export async function columnsOf(
  db: Queryable,
  server: MysqlServer,
  table: TableName,
): Promise<readonly StoredColumn[] | null> {
  return (await readLiveTable(db, server, table))?.table.columns ?? null;
}
