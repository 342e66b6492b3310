import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { inject } from 'vitest';
import type { Queryable } from '../../src/dialect/queryable.ts';
import type { TestServer } from './test-servers.ts';

/** The four databases that every promise is kept on. */
export type ServerName = 'sqlite' | 'postgres' | 'mysql' | 'mariadb';

const allServers: readonly ServerName[] = ['sqlite', 'postgres', 'mysql', 'mariadb'];

const urls = inject('serverUrls');

/** Those that can be had; the setup of the test run names the others at its end. */
export const serverNames = allServers.filter(
  (server) => server === 'sqlite' || urls[server] !== null,
);

/** The URL of a server's maintenance database. */
export function serverUrl(server: TestServer): string {
  const url = urls[server];
  if (url === null) throw new Error(`${server} does not answer`);
  return url;
}

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

function optionsFor(server: TestServer, name: string): DataSourceOptions {
  const url = new URL(serverUrl(server));
  url.pathname = `/${name}`;
  return { type: server, url: url.href };
}

async function administer(server: TestServer, statement: string): Promise<void> {
  await using maintenance = await connectTo(server, {
    type: server,
    url: serverUrl(server),
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
