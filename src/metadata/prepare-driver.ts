import type { Driver } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';

/** What metadata depends on that only a server can tell. */
export type ServerFacts = Pick<Dialect, 'product' | 'version' | 'defaultSchema'>;

/** The state that TypeORM's drivers take from their first connection, some of it private. */
type ConnectedDriver = Driver & {
  searchSchema?: string;
  isGeneratedColumnsSupported?: boolean;
  /** The spelling is TypeORM's. */
  uuidColumnTypeSuported?: boolean;
};

/**
 * Puts a driver into the state it would have once connected to that server. Without it MariaDB's
 * `uuid` becomes `varchar(36)`, baked into every join column while metadata is built.
 *
 * The server counts, not the option: `type: 'mysql'` on MariaDB becomes the MariaDB driver, and
 * the reverse, since TypeORM declares `uuid` and `json` and spells the current time by that option.
 */
export function prepareDriver(driver: Driver, server: ServerFacts): void {
  // A driver has these members whether or not the interface shows them.
  const connected = driver as ConnectedDriver;
  switch (server.product) {
    case 'PostgreSQL':
      preparePostgres(connected, server);
      break;
    case 'MySQL':
      prepareMysql(connected, server, 'mysql');
      break;
    case 'MariaDB':
      prepareMysql(connected, server, 'mariadb');
      break;
    case 'SQLite':
      break;
  }
}

function preparePostgres(driver: ConnectedDriver, server: ServerFacts): void {
  driver.version = server.version;
  driver.isGeneratedColumnsSupported = isAtLeast(server.version, 12, 0);
  if (server.defaultSchema === null) return;
  driver.searchSchema ??= server.defaultSchema;
  driver.schema ??= driver.searchSchema;
}

function prepareMysql(
  driver: ConnectedDriver,
  server: ServerFacts,
  type: 'mysql' | 'mariadb',
): void {
  driver.version = server.version;
  driver.options = { ...driver.options, type };
  driver.uuidColumnTypeSuported = type === 'mariadb' && isAtLeast(server.version, 10, 7);
  if (server.defaultSchema !== null) driver.database ??= server.defaultSchema;
}

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map((part) => parseInt(part, 10));
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}
