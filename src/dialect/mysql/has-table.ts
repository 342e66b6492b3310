import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { MysqlServer } from './server.ts';

/** Whether a table, and no view, of that name is there. */
export async function hasTable(
  db: Queryable,
  server: MysqlServer,
  { schema, name }: TableName,
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `SELECT 1
     FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ?
       AND TABLE_NAME = ?
       AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')`,
    [schema ?? server.database, name],
  );
  return rows.length > 0;
}
