import type { TableName } from '../../schema/table-name.ts';
import type { StoredColumn } from '../dialect.ts';
import { readLiveTable, type TableSource } from './live-table.ts';
import type { MysqlServer } from './server.ts';

/** The columns of a table; null when there is none of that name, or nothing is known of it. */
export async function columnsOf(
  db: TableSource,
  server: MysqlServer,
  table: TableName,
): Promise<readonly StoredColumn[] | null> {
  const found = await readLiveTable(db, server, table);
  if (found === null) return null;
  return found.table.columns.map(({ name, type, generated }) => ({
    name,
    type,
    isComputed: generated !== null,
  }));
}
