import type { DataSource, QueryRunner } from 'typeorm';
import { connectionFailure } from './connection-failure.ts';
import { databaseTarget } from './database-target.ts';
import { hasSqliteFile } from './sqlite-file.ts';

/** An open connection; all that Limbeck does to a database goes through it. */
export interface Connection {
  /** The rows of a query, or what the driver answers to a statement. */
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
  readonly queryRunner: QueryRunner;
  /** True when it stands in for a SQLite file that does not exist and was not to be created. */
  readonly isStandIn: boolean;
  close(): Promise<void>;
}

/** How to connect. */
export interface ConnectOptions {
  /**
   * False for a command that only reads: a SQLite file that does not exist is then taken for an
   * empty database and not created. Default true.
   */
  readonly create?: boolean;
}

/**
 * Connects the driver of `dataSource` and nothing more. `DataSource.initialize` would install
 * extensions, attach databases and build metadata besides.
 * @throws {LimbeckError} `CONNECTION_FAILED` naming host, database and user, never the password.
 */
export async function connect(
  dataSource: DataSource,
  { create = true }: ConnectOptions = {},
): Promise<Connection> {
  const isStandIn = standIn(dataSource, create);
  try {
    await dataSource.driver.connect();
  } catch (error) {
    await disconnectQuietly(dataSource);
    throw connectionFailure(error, databaseTarget(dataSource.options));
  }
  const queryRunner = dataSource.createQueryRunner('master');
  return {
    queryRunner,
    isStandIn,
    query: (sql, parameters) => queryRunner.query(sql, parameters),
    async close() {
      await queryRunner.release();
      await dataSource.driver.disconnect();
    },
  };
}

/** True when an empty database in memory stands in for a file that is not to be created. */
function standIn(dataSource: DataSource, create: boolean): boolean {
  const isStandIn = hasSqliteFile(databaseTarget(dataSource.options)) === false && !create;
  if (isStandIn) dataSource.setOptions({ database: ':memory:' });
  return isStandIn;
}

/** What a failed attempt left open (a pool) would keep the process alive. */
async function disconnectQuietly(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.driver.disconnect();
  } catch {
    // There was nothing to disconnect.
  }
}
