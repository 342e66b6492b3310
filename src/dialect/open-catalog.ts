import type { Catalog } from './dialect.ts';
import type { Queryable } from './queryable.ts';

const openers: Readonly<Record<string, (db: Queryable) => Promise<Catalog>>> = {
  postgres: async (db) => (await import('./postgres/open-catalog.ts')).openPostgresCatalog(db),
  mysql: async (db) => (await import('./mysql/open-catalog.ts')).openMysqlCatalog(db),
  mariadb: async (db) => (await import('./mysql/open-catalog.ts')).openMysqlCatalog(db),
  'better-sqlite3': async () => (await import('./sqlite/open-catalog.ts')).sqliteCatalog,
};

/** As `openDialect`, for a command that only reads a table of Limbeck's own: most of the dialect stays unloaded. */
export async function openCatalog(driver: string, db: Queryable): Promise<Catalog | null> {
  return (await openers[driver]?.(db)) ?? null;
}
