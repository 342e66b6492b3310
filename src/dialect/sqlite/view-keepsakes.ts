import type { TableName } from '../../schema/table-name.ts';
import type { Keepsakes } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

const query = `
SELECT sql
FROM sqlite_master
WHERE type = 'trigger'
  AND tbl_name = ? COLLATE NOCASE
ORDER BY rowid`;

/** The triggers on a view, word for word. */
export async function readKeepsakes(db: Queryable, view: TableName): Promise<Keepsakes> {
  const triggers = await rowsOf<{ readonly sql: string }>(db, query, [view.name]);
  return { before: [], after: [], giveTo: () => triggers.map(({ sql }) => sql) };
}
