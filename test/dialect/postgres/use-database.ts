import { afterAll, beforeAll, beforeEach } from 'vitest';
import { statements } from '../../../src/dialect/postgres/ddl.ts';
import { introspect } from '../../../src/dialect/postgres/introspect.ts';
import { readServer, type Server } from '../../../src/dialect/postgres/server.ts';
import { rowsOf } from '../../../src/dialect/queryable.ts';
import type { AlterColumn } from '../../../src/operation/alter-column.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import type { Column, ColumnChange } from '../../../src/schema/column.ts';
import type { Schema } from '../../../src/schema/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

/** The table that most tests are about. */
export const users = { schema: null, name: 'users' };

interface RunOptions {
  /** True for statements that are made without a connection. */
  readonly offline?: boolean;
  /** The version to pretend. */
  readonly major?: number;
}

/** A database of PostgreSQL for the tests of a file, empty before each of them. */
export interface Workbench {
  readonly database: () => TestDatabase;
  readonly query: (sql: string) => Promise<readonly object[]>;
  /** The default schema and `audit`. */
  readonly read: () => Promise<Schema>;
  readonly statementsOf: (operation: Operation, options?: RunOptions) => Promise<readonly string[]>;
  /** Carries an operation out, and returns its statements. */
  readonly run: (operation: Operation, options?: RunOptions) => Promise<readonly string[]>;
  /** A column of `users`. */
  readonly readColumn: (name: string) => Promise<Column>;
  /** An alteration of a column of `users` as `compare` writes it. */
  readonly alteration: (name: string, change: ColumnChange) => Promise<AlterColumn>;
}

export function useDatabase(): Workbench {
  let database: TestDatabase;
  let server: Server;

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    server = await readServer(database.db);
  });

  beforeEach(async () => {
    await query('DROP SCHEMA IF EXISTS public, audit CASCADE; CREATE SCHEMA public');
  });

  afterAll(async () => database[Symbol.asyncDispose]());

  const query: Workbench['query'] = (sql) => rowsOf(database.db, sql);
  const read: Workbench['read'] = () => introspect(database.db, server, { schemas: ['audit'] });

  const statementsOf: Workbench['statementsOf'] = (operation, options = {}) => {
    const { offline = false, major = server.major } = options;
    return statements(operation, {
      server: { ...server, version: `${major}.0`, major },
      db: offline ? null : database.db,
    });
  };

  const run: Workbench['run'] = async (operation, options) => {
    const all = await statementsOf(operation, options);
    for (const statement of all) await query(statement);
    return all;
  };

  const readColumn: Workbench['readColumn'] = async (name) => {
    const { tables } = await read();
    const table = tables.find((one) => one.name === users.name);
    const column = table?.columns.find((one) => one.name === name);
    if (column === undefined) throw new Error(`There is no column users.${name}.`);
    return column;
  };

  const alteration: Workbench['alteration'] = async (name, change) => {
    const { name: column, ...existing } = await readColumn(name);
    return { kind: 'alterColumn', table: users, column, change, existing, fill: null, using: null };
  };

  return { database: () => database, query, read, statementsOf, run, readColumn, alteration };
}
