import { rowsOf, type Queryable } from '../queryable.ts';
import type { MysqlServer } from './server.ts';

// Only databases in which the user has some right are shown:
// https://dev.mysql.com/doc/refman/en/information-schema-schemata-table.html
const query = `
  SELECT SCHEMA_NAME AS \`name\`
    FROM information_schema.SCHEMATA
   WHERE SCHEMA_NAME NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
   ORDER BY SCHEMA_NAME`;

/** The databases beside the one that is connected to. */
export async function readSchemas(
  db: Queryable,
  { database }: MysqlServer,
): Promise<readonly string[]> {
  const rows = await rowsOf<{ readonly name: string }>(db, query);
  return rows.map(({ name }) => name).filter((name) => name !== database);
}
