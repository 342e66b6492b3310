import { databaseUnsupported } from './dialect-error.ts';
import type { Dialect, OfflineServer } from './dialect.ts';

/** The database families, by the name of TypeORM's drivers for them. */
const openers: Readonly<Record<string, (server: OfflineServer) => Promise<Dialect>>> = {
  postgres: async (server) => (await import('./postgres/offline.ts')).offlinePostgres(server),
  mysql: async (server) => (await import('./mysql/offline.ts')).offlineMysql('mysql', server),
  mariadb: async (server) => (await import('./mysql/offline.ts')).offlineMysql('mariadb', server),
  'better-sqlite3': async (server) => (await import('./sqlite/offline.ts')).offlineSqlite(server),
};

/**
 * The dialect for a server that nobody is connected to.
 * @throws {LimbeckError} `DATABASE_UNSUPPORTED`
 */
export async function openOffline(driver: string, server: OfflineServer): Promise<Dialect> {
  const open = openers[driver];
  if (open === undefined) throw databaseUnsupported(driver, Object.keys(openers));
  return open(server);
}
