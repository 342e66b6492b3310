import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Queryable } from '../../src/dialect/queryable.ts';

/** The four databases that every promise is kept on. */
export type ServerName = 'sqlite' | 'postgres' | 'mysql' | 'mariadb';

export const serverNames: readonly ServerName[] = ['sqlite', 'postgres', 'mysql', 'mariadb'];

const urls = {
  postgres:
    process.env['LIMBECK_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  mysql: process.env['LIMBECK_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3307/',
  mariadb: process.env['LIMBECK_TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306/',
} as const;

/** An empty database of its own, and a connection to it. */
export interface TestDatabase extends AsyncDisposable {
  readonly server: ServerName;
  /** What a user's DataSource would say of it. */
  readonly options: DataSourceOptions;
  readonly db: Queryable;
}

/** Creates an empty database on a server; disposing of it drops it. */
export async function createTestDatabase(server: ServerName): Promise<TestDatabase> {
  if (server === 'sqlite') return createSqliteFile();
  const name = `limbeck_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const database = await connectTo(server, optionsFor(server, name));
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await administer(
        server,
        `DROP DATABASE ${name}${server === 'postgres' ? ' WITH (FORCE)' : ''}`,
      );
    },
  };
}

/** A file, which several connections can open. */
async function createSqliteFile(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'limbeck-sqlite-'));
  const database = await connectTo('sqlite', {
    type: 'better-sqlite3',
    database: join(directory, 'test.sqlite'),
  });
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(directory, { recursive: true });
    },
  };
}

function optionsFor(server: Exclude<ServerName, 'sqlite'>, name: string): DataSourceOptions {
  const url = new URL(urls[server]);
  url.pathname = `/${name}`;
  return { type: server, url: url.href };
}

async function administer(server: Exclude<ServerName, 'sqlite'>, statement: string): Promise<void> {
  await using maintenance = await connectTo(server, {
    type: server,
    url: urls[server],
    ...(server === 'postgres' ? {} : { database: 'mysql' }),
  });
  await maintenance.db.query(statement);
}

/** Connects as Limbeck does: the driver alone, without what `DataSource.initialize` does beside it. */
async function connectTo(server: ServerName, options: DataSourceOptions): Promise<TestDatabase> {
  const dataSource = new DataSource(options);
  await dataSource.driver.connect();
  const queryRunner = dataSource.createQueryRunner('master');
  return {
    server,
    options,
    db: queryRunner,
    async [Symbol.asyncDispose]() {
      await queryRunner.release();
      await dataSource.driver.disconnect();
    },
  };
}
