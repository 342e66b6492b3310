import { databaseUnsupported } from './dialect-error.ts';
import type { Dialect } from './dialect.ts';
import type { Queryable } from './queryable.ts';

/** The database families, by the name of TypeORM's drivers for them. */
const openers: Readonly<Record<string, (db: Queryable) => Promise<Dialect>>> = {
  postgres: async (db) => (await import('./postgres/index.ts')).openPostgres(db),
  mysql: async (db) => (await import('./mysql/index.ts')).openMysql(db),
  mariadb: async (db) => (await import('./mysql/index.ts')).openMysql(db),
  'better-sqlite3': async (db) => (await import('./sqlite/index.ts')).openSqlite(db),
};

/**
 * How to learn about the server behind a connection of one of TypeORM's drivers. Only the dialect
 * that is needed is loaded.
 * @throws {LimbeckError} `DATABASE_UNSUPPORTED` at once, before there is a connection.
 */
export function dialectFor(driver: string): (db: Queryable) => Promise<Dialect> {
  const open = openers[driver];
  if (open === undefined) throw databaseUnsupported(driver, Object.keys(openers));
  return open;
}
