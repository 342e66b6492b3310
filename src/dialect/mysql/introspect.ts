import { emptySchema, type Schema } from '../../schema/schema.ts';
import type { Scope } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import type { Catalog } from './catalog.ts';
import { introspectTables } from './introspect-tables.ts';
import { introspectViews } from './introspect-views.ts';
import type { MysqlServer } from './server.ts';

/**
 * Reads the catalog in eight queries, whatever the number of tables. Two things are kept whole
 * only by SHOW CREATE, which is asked once for each trigger with a string in it and each table
 * with a full-text index.
 */
export async function introspect(
  db: Queryable,
  server: MysqlServer,
  scope: Scope,
): Promise<Schema> {
  const own = server.database === null ? [] : [server.database];
  const databases = [...new Set([...own, ...scope.schemas])];
  if (databases.length === 0) return emptySchema;
  const catalog: Catalog = { db, server, databases, tables: null };
  const tables = await introspectTables(catalog);
  const views = await introspectViews(catalog);
  return { ...emptySchema, tables, views };
}
