import type { Catalog } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { hasTable } from './has-table.ts';
import { quotingIn } from './quoting.ts';
import { readServer } from './server.ts';

/** Tables are looked for in the database of the connection. */
export async function openMysqlCatalog(db: Queryable): Promise<Catalog> {
  const server = await readServer(db);
  return {
    quoting: quotingIn(server.sqlMode),
    hasTable: (connection, table) => hasTable(connection, server, table),
  };
}
