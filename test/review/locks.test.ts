import { DataSource } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { dialectFor } from '../../src/dialect/open-dialect.ts';
import type { Dialect } from '../../src/dialect/dialect.ts';
import { rowsOf, type Queryable } from '../../src/dialect/queryable.ts';
import { column, sql, type Operations } from '../../src/index.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { findHazards } from '../../src/review/find-hazards.ts';
import { recordOperations } from '../../src/runtime/record-operations.ts';
import { revision } from '../support/history.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';

/** A migration on tables that are there, each of one statement. */
interface LockCase {
  readonly name: string;
  readonly databases?: readonly ServerName[];
  migrate(op: Operations): Promise<void>;
}

const mysql: readonly ServerName[] = ['mysql', 'mariadb'];
const postgres: readonly ServerName[] = ['postgres'];

function change(
  type:
    | 'integer'
    | 'bigint'
    | 'smallint'
    | 'text'
    | `varchar(${number})`
    | `numeric(${number},${number})`,
  from: string,
) {
  return { type, existing: { type: from as 'integer', nullable: true } };
}

const cases: readonly LockCase[] = [
  { name: 'an index', migrate: (op) => op.createIndex('ix', 'users', ['name']) },
  {
    name: 'a full-text index',
    databases: mysql,
    migrate: (op) => op.createIndex('ix', 'users', ['name'], { method: 'fulltext' }),
  },
  {
    name: 'a unique constraint',
    migrate: (op) => op.createUniqueConstraint('uq', 'users', ['name']),
  },
  {
    name: 'a primary key',
    databases: postgres,
    migrate: (op) => op.createPrimaryKey('pk', 'posts', ['id']),
  },
  {
    name: 'a foreign key',
    migrate: (op) => op.createForeignKey('fk', 'posts', ['user_id'], 'users', ['id']),
  },
  {
    name: 'a foreign key of unchecked rows',
    databases: postgres,
    migrate: (op) =>
      op.createForeignKey('fk', 'posts', ['user_id'], 'users', ['id'], { notValid: true }),
  },
  { name: 'a check', migrate: (op) => op.createCheckConstraint('ck', 'users', 'code > 0') },
  {
    name: 'an exclusion',
    databases: postgres,
    migrate: (op) => op.createExcludeConstraint('ex', 'users', 'USING btree (code WITH =)'),
  },
  {
    name: 'NOT NULL',
    migrate: (op) =>
      op.alterColumn('users', 'code', {
        nullable: false,
        existing: { type: 'integer', nullable: true },
      }),
  },
  {
    name: 'a wider number',
    migrate: (op) => op.alterColumn('users', 'code', change('bigint', 'integer')),
  },
  {
    name: 'a longer text',
    migrate: (op) => op.alterColumn('users', 'name', change('varchar(60)', 'varchar(50)')),
  },
  {
    name: 'a much longer text',
    migrate: (op) => op.alterColumn('users', 'name', change('varchar(300)', 'varchar(50)')),
  },
  {
    name: 'a shorter text',
    migrate: (op) => op.alterColumn('users', 'name', change('varchar(20)', 'varchar(50)')),
  },
  {
    name: 'more digits',
    migrate: (op) => op.alterColumn('users', 'price', change('numeric(12,2)', 'numeric(10,2)')),
  },
  {
    name: 'digits behind the point',
    migrate: (op) => op.alterColumn('users', 'price', change('numeric(12,3)', 'numeric(10,2)')),
  },
  {
    name: 'a text of any length',
    databases: postgres,
    migrate: (op) => op.alterColumn('users', 'name', change('text', 'varchar(50)')),
  },
  {
    name: 'a column',
    migrate: (op) => op.addColumn('users', column('x', 'integer', { default: 1 })),
  },
  {
    name: 'a column with the time',
    databases: postgres,
    migrate: (op) => op.addColumn('users', column('x', 'timestamptz', { default: sql`now()` })),
  },
  {
    name: 'a column of random values',
    databases: postgres,
    migrate: (op) =>
      op.addColumn('users', column('x', 'uuid', { default: sql`gen_random_uuid()` })),
  },
  {
    name: 'a computed column that is kept',
    migrate: (op) =>
      op.addColumn(
        'users',
        column('x', 'integer', {
          asExpression: 'code * 2',
          generatedType: 'STORED',
          nullable: true,
        }),
      ),
  },
  {
    name: 'a computed column that is not',
    databases: mysql,
    migrate: (op) =>
      op.addColumn(
        'users',
        column('x', 'integer', {
          asExpression: 'code * 2',
          generatedType: 'VIRTUAL',
          nullable: true,
        }),
      ),
  },
  {
    name: 'a column that numbers rows',
    databases: postgres,
    migrate: (op) => op.addColumn('users', column('x', 'integer', { generated: 'increment' })),
  },
  {
    name: 'numbering',
    databases: mysql,
    migrate: (op) =>
      op.alterColumn('users', 'id', {
        generated: 'increment',
        existing: { type: 'integer', nullable: false },
      }),
  },
  { name: 'the drop of a column', migrate: (op) => op.dropColumn('users', 'code') },
  { name: 'the drop of an index', migrate: (op) => op.dropIndex('ix_users_code', 'users') },
  {
    name: 'the drop of a primary key',
    databases: mysql,
    migrate: (op) => op.dropConstraint('PRIMARY', 'users', { type: 'primaryKey' }),
  },
  {
    name: 'a default',
    migrate: (op) =>
      op.alterColumn('users', 'code', {
        default: 3,
        existing: { type: 'integer', nullable: true },
      }),
  },
  {
    name: 'another character set',
    databases: mysql,
    migrate: (op) =>
      op.alterColumn('users', 'name', {
        charset: 'latin1',
        existing: { type: 'varchar(50)', nullable: true },
      }),
  },
  {
    name: 'a character set for columns to come',
    databases: mysql,
    migrate: (op) => op.alterTableOptions('users', { charset: 'latin1' }),
  },
  {
    name: 'another engine',
    databases: ['mysql'],
    migrate: (op) => op.alterTableOptions('users', { engine: 'MyISAM' }),
  },
  {
    name: 'another collation',
    databases: postgres,
    migrate: (op) =>
      op.alterColumn('users', 'name', {
        collation: 'C',
        existing: { type: 'varchar(50)', nullable: true },
      }),
  },
];

async function makeTables({ db }: TestDatabase): Promise<void> {
  await db.query(
    'CREATE TABLE users (id int NOT NULL PRIMARY KEY, name varchar(50), code int, price numeric(10,2))',
  );
  await db.query('CREATE INDEX ix_users_code ON users (code)');
  await db.query('CREATE INDEX ix_users_name ON users (name)');
  await db.query('CREATE TABLE posts (id int NOT NULL, user_id int)');
  await db.query(`INSERT INTO users VALUES (1, 'ada', 1, 1.5)`);
}

/** What a migration is about to do: its operation, the statements, and what the rules say of it. */
async function plan(
  each: LockCase,
  dialect: Dialect,
  db: Queryable,
): Promise<{ readonly statements: readonly string[]; readonly messages: readonly string[] }> {
  const step = { revision: revision('aaaa1111'), direction: 'upgrade', headsAfter: [] } as const;
  const load = async () => ({ upgrade: each.migrate });
  const { operations, isComplete } = await recordOperations(step, { dialect, load });
  expect({ isComplete, operations: operations.length }).toEqual({
    isComplete: true,
    operations: 1,
  });
  const [operation] = operations as readonly [Operation]; // The line above has counted them.
  const messages = findHazards(operations, { server: dialect }).map(({ message }) => message);
  return { statements: await dialect.statements(operation, db), messages };
}

function casesOf(server: ServerName): readonly LockCase[] {
  return cases.filter(({ databases = serverNames }) => databases.includes(server));
}

describe.runIf(serverNames.includes('postgres'))('the locks that PostgreSQL shows', () => {
  const modes: readonly (readonly [mode: string, words: string])[] = [
    ['AccessExclusiveLock', 'ACCESS EXCLUSIVE'],
    ['ShareRowExclusiveLock', 'SHARE ROW EXCLUSIVE'],
    ['ShareLock', 'SHARE'],
  ];

  test.each(casesOf('postgres'))('for $name are those that its rules name', async (each) => {
    await using database = await createTestDatabase('postgres');
    await makeTables(database);
    const { db } = database;
    const { statements, messages } = await plan(
      each,
      await dialectFor(database.options.type)(database.db),
      db,
    );
    const files = `SELECT relname, relfilenode FROM pg_class WHERE relname IN ('users', 'posts')`;
    await using other = await connect(database);
    const before = await rowsOf(other.db, files);

    await db.query('BEGIN');
    const [own] = await rowsOf<{ readonly pid: number }>(db, 'SELECT pg_backend_pid() AS pid');
    for (const statement of statements) await db.query(statement);
    const locks = await rowsOf<{ readonly mode: string }>(
      other.db,
      `SELECT DISTINCT mode FROM pg_locks JOIN pg_class c ON c.oid = relation
       WHERE pid = ${own?.pid} AND granted AND c.relname IN ('users', 'posts')`,
    );
    const held = modes.find(([mode]) => locks.some((lock) => lock.mode === mode))?.[1];
    const after = await rowsOf(db, files);
    await db.query('ROLLBACK');

    const named = messages.flatMap(
      (message) => /\(([A-Z]+(?: [A-Z]+)*)\)/.exec(message)?.[1] ?? [],
    );
    for (const lock of named) expect(lock).toBe(held);
    const isRewritten = JSON.stringify(after) !== JSON.stringify(before);
    expect(messages.some((message) => message.includes('written anew'))).toBe(isRewritten);
  });
});

describe.each(serverNames.filter((name) => mysql.includes(name)))(
  'what %s would not do',
  (server) => {
    test.each(casesOf(server))('for $name is what its rules say', async (each) => {
      await using database = await createTestDatabase(server);
      await makeTables(database);
      const { statements, messages } = await plan(
        each,
        await dialectFor(database.options.type)(database.db),
        database.db,
      );
      const isRefused = async (clauses: string): Promise<boolean> => {
        for (const statement of statements) {
          const comma = statement.startsWith('ALTER') ? ', ' : ' ';
          try {
            await database.db.query(`${statement}${comma}${clauses}`);
          } catch (error) {
            if (!/is not supported|not supported for|Reason:/i.test(String(error))) throw error;
            return true;
          }
        }
        return false;
      };
      const isCopied = messages.some((message) => message.includes('(ALGORITHM=COPY)'));
      const isShut = isCopied || messages.some((message) => message.includes('(LOCK=SHARED)'));
      // The first one that goes through has altered the table.
      if (isCopied) expect(await isRefused('ALGORITHM=INPLACE')).toBe(true);
      expect(await isRefused('LOCK=NONE')).toBe(isShut);
    });
  },
);

describe.runIf(serverNames.includes('mysql'))('the locks that MySQL shows', () => {
  const copying = casesOf('mysql');

  test.each(copying)('for $name are those that its rules name', async (each) => {
    await using database = await createTestDatabase('mysql');
    await makeTables(database);
    const { statements, messages } = await plan(
      each,
      await dialectFor(database.options.type)(database.db),
      database.db,
    );
    await using reader = await connect(database);
    await using watcher = await connect(database);
    // A reader keeps it from ending, not from copying.
    await reader.db.query('BEGIN');
    await reader.db.query('SELECT * FROM users, posts');
    const [own] = await rowsOf<{ readonly id: number }>(
      database.db,
      `SELECT THREAD_ID AS id FROM performance_schema.threads WHERE PROCESSLIST_ID = CONNECTION_ID()`,
    );
    const work = (async () => {
      for (const statement of statements) await database.db.query(statement);
    })();
    const locks = await waitingLocks(watcher.db, own?.id ?? 0);
    await reader.db.query('COMMIT');
    await work;
    const isCopied = messages.some((message) => message.includes('(ALGORITHM=COPY)'));
    expect(locks).toContain('EXCLUSIVE PENDING');
    expect(locks.includes('SHARED_NO_WRITE GRANTED')).toBe(isCopied);
  });
});

/** What a statement holds, and waits for, on the tables once it waits. */
async function waitingLocks(db: Queryable, thread: number): Promise<readonly string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const rows = await rowsOf<{ readonly held: string }>(
      db,
      `SELECT CONCAT(LOCK_TYPE, ' ', LOCK_STATUS) AS held FROM performance_schema.metadata_locks
       WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_NAME IN ('users', 'posts') AND OWNER_THREAD_ID = ${thread}`,
    );
    const held = rows.map((row) => row.held);
    if (held.some((lock) => lock.endsWith('PENDING'))) return held;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The statement never waited.');
}

async function connect({
  options,
}: TestDatabase): Promise<AsyncDisposable & { readonly db: Queryable }> {
  const dataSource = new DataSource(options);
  await dataSource.driver.connect();
  const db = dataSource.createQueryRunner('master');
  return {
    db,
    async [Symbol.asyncDispose]() {
      await db.release();
      await dataSource.driver.disconnect();
    },
  };
}
