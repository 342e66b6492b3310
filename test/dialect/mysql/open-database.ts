import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import { openMysql } from '../../../src/dialect/mysql/index.ts';
import type { Queryable } from '../../../src/dialect/queryable.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import type { Schema } from '../../../src/schema/schema.ts';
import type { Table } from '../../../src/schema/table.ts';
import { createTestDatabase } from '../../support/server.ts';

export const servers = ['mysql', 'mariadb'] as const;

/** An empty database, its dialect, and what tests do with both. */
export interface OpenDatabase extends AsyncDisposable {
  readonly server: (typeof servers)[number];
  readonly options: DataSourceOptions;
  readonly db: Queryable;
  readonly dialect: Dialect;
  /** Runs statements as they stand. */
  run(...statements: readonly string[]): Promise<void>;
  /** Carries operations out, and returns the statements. */
  apply(...operations: readonly Operation[]): Promise<readonly string[]>;
  read(): Promise<Schema>;
  /** The table of that name. */
  readTable(name: string): Promise<Table>;
  /** Rows as plain values, one array each. */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
}

/** `sqlMode` is that of the session; default the server's. */
export async function openDatabase(
  server: (typeof servers)[number],
  sqlMode?: string,
): Promise<OpenDatabase> {
  const database = await createTestDatabase(server);
  const { db, options } = database;
  if (sqlMode !== undefined) await db.query(`SET SESSION sql_mode = '${sqlMode}'`);
  const dialect = await openMysql(db);
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await db.query(statement);
  };
  const read = (): Promise<Schema> => dialect.introspect(db, { schemas: [] });
  return {
    server,
    options,
    db,
    dialect,
    run,
    async apply(...operations) {
      const all: string[] = [];
      for (const operation of operations) {
        const statements = await dialect.statements(operation, db);
        await run(...statements);
        all.push(...statements);
      }
      return all;
    },
    read,
    async readTable(name) {
      const { tables } = await read();
      const table = tables.find((candidate) => candidate.name === name);
      if (table === undefined) throw new Error(`There is no table ${name}.`);
      return table;
    },
    async rows(sql) {
      // A SELECT gives plain objects.
      const found = (await db.query(sql)) as readonly Record<string, unknown>[];
      return found.map((row) => Object.values(row));
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** A second connection to a database. */
export async function connectAgain({
  options,
}: OpenDatabase): Promise<AsyncDisposable & { readonly db: Queryable }> {
  const dataSource = new DataSource(options);
  await dataSource.driver.connect();
  const queryRunner = dataSource.createQueryRunner('master');
  return {
    db: queryRunner,
    async [Symbol.asyncDispose]() {
      await queryRunner.release();
      await dataSource.driver.disconnect();
    },
  };
}
