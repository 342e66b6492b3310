import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { connectionFailure } from './connection-failure.ts';
import { databaseTarget, type DatabaseTarget } from './database-target.ts';
import { hasSqliteFile } from './sqlite-file.ts';

/** A connection to read a few rows with. */
export interface BareConnection {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** The options that say where the database is, and those that have no part in reading a table. */
const understood = new Set([
  'type',
  'host',
  'port',
  'username',
  'password',
  'database',
  'url',
  'schema',
  'entities',
  'migrations',
  'migrationsRun',
  'migrationsTableName',
  'subscribers',
  'synchronize',
  'dropSchema',
  'logging',
  'namingStrategy',
  'entityPrefix',
]);

/**
 * Connects to read, with the driver's package alone: loading TypeORM takes longer than all else
 * that such a command does. Null where the options hold anything that TypeORM would have to read,
 * or where the driver is not one of those that can be told in a few lines. A SQLite file that does
 * not exist is an empty database and is not created.
 * @throws {LimbeckError} `CONNECTION_FAILED` naming host, database and user, never the password.
 */
export async function openBareConnection(
  options: DataSourceOptions,
  root: string,
): Promise<BareConnection | null> {
  const open = openers[options.type];
  const isPlain = Object.entries(options).every(
    ([name, value]) => understood.has(name) && !(name === 'url' && String(value).includes('?')),
  );
  if (open === undefined || !isPlain) return null;
  const target = databaseTarget(options);
  try {
    return await open(target, createRequire(join(root, '_')));
  } catch (error) {
    if (isMissingPackage(error)) return null;
    throw connectionFailure(error, target);
  }
}

type Opener = (
  target: DatabaseTarget,
  require: NodeJS.Require,
) => Promise<BareConnection> | BareConnection;

const openers: Readonly<Record<string, Opener>> = {
  'better-sqlite3': openSqlite,
  postgres: openPostgres,
  mysql: openMysql,
  mariadb: openMysql,
};

// Each driver's package is described as far as it is used here.

interface SqliteDatabase {
  prepare(sql: string): { all(...parameters: unknown[]): unknown };
  close(): void;
}

function openSqlite(target: DatabaseTarget, require: NodeJS.Require): BareConnection {
  const Database = require('better-sqlite3') as new (
    path: string,
    options: { readonly readonly: boolean },
  ) => SqliteDatabase;
  const isThere = hasSqliteFile(target) === true;
  const database = new Database(isThere ? (target.file ?? '') : ':memory:', { readonly: isThere });
  return {
    query: async (sql, parameters = []) => database.prepare(sql).all(...parameters),
    close: async () => database.close(),
  };
}

interface PostgresModule {
  readonly Client: new (options: object) => {
    connect(): Promise<void>;
    query(sql: string, parameters?: unknown[]): Promise<{ readonly rows: unknown }>;
    end(): Promise<void>;
  };
}

async function openPostgres(
  target: DatabaseTarget,
  require: NodeJS.Require,
): Promise<BareConnection> {
  const { Client } = require('pg') as PostgresModule;
  const client = new Client(serverOptions(target));
  await client.connect();
  return {
    query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
    close: () => client.end(),
  };
}

interface MysqlModule {
  createConnection(options: object): Promise<{
    query(sql: string, parameters?: unknown[]): Promise<readonly [unknown, unknown]>;
    end(): Promise<void>;
  }>;
}

async function openMysql(target: DatabaseTarget, require: NodeJS.Require): Promise<BareConnection> {
  const { createConnection } = require('mysql2/promise') as MysqlModule;
  const connection = await createConnection(serverOptions(target));
  return {
    query: async (sql, parameters) => (await connection.query(sql, parameters))[0],
    close: () => connection.end(),
  };
}

/** Both drivers use the same names; what is left out is theirs to choose. */
function serverOptions({ host, port, database, user, password }: DatabaseTarget): object {
  const entries = Object.entries({ host, port, database, user, password });
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

/** TypeORM says better what is missing. */
function isMissingPackage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
