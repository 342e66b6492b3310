import type { Dialect } from './dialect.ts';
import type { Queryable } from './queryable.ts';

/** The database families, by the name of TypeORM's drivers for them. */
const openers: Readonly<Record<string, (db: Queryable) => Promise<Dialect>>> = {
  postgres: async (db) => (await import('./postgres/index.ts')).openPostgres(db),
  mysql: async (db) => (await import('./mysql/index.ts')).openMysql(db),
  mariadb: async (db) => (await import('./mysql/index.ts')).openMysql(db),
  'better-sqlite3': async (db) => (await import('./sqlite/index.ts')).openSqlite(db),
};

/** The names of the drivers that Limbeck works with. */
export const supportedDrivers: readonly string[] = Object.keys(openers);

/** What Limbeck knows of the server behind a connection; null for a driver it does not know. Only the dialect that is needed is loaded. */
export async function openDialect(driver: string, db: Queryable): Promise<Dialect | null> {
  return (await openers[driver]?.(db)) ?? null;
}
