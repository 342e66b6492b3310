import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

const query = `
SELECT 1 AS found
FROM sqlite_master
WHERE type = 'table'
  AND name = ? COLLATE NOCASE`;

/** Whether a table is there. */
export async function hasTable(db: Queryable, { name }: TableName): Promise<boolean> {
  return (await rowsOf<{ found: number }>(db, query, [name])).length > 0;
}
