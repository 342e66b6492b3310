import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../src/operation/operation.ts';
import { reverse } from '../../../src/operation/reverse.ts';
import type { ColumnChange } from '../../../src/schema/column.ts';
import { column, foreignKey, index, indexKey, table } from '../../support/build.ts';
import { rejectionOf } from '../../support/catch-error.ts';
import { useDatabase, users } from './use-database.ts';

const { query, read, statementsOf, run, readColumn } = useDatabase();

test('creates a table that reads back as it was declared', async () => {
  await query(`CREATE TABLE parents (id integer PRIMARY KEY);
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`);
  const declared = table(
    'Odd "name"',
    [
      column('id', 'integer', { identity: { kind: 'increment' } }),
      column('nullable_serial', 'bigint', { identity: { kind: 'increment' }, nullable: true }),
      column('number', 'bigint', { identity: { kind: 'always' } }),
      column('title', 'character varying(50)', {
        default: "'it''s'",
        comment: "it's",
        collation: 'C',
      }),
      column('mood', 'mood', { default: "'sad'", enumValues: ['sad', 'ok'] }),
      column('count', 'bigint', { default: '5' }),
      column('doubled', 'bigint', {
        nullable: true,
        generated: { expression: 'count * 2', stored: true },
      }),
      column('during', 'tstzrange', { nullable: true }),
      column('parent_id', 'integer', { nullable: true }),
    ],
    {
      primaryKey: { kind: 'primaryKey', name: 'pk', columns: ['id'] },
      uniques: [
        {
          kind: 'unique',
          name: 'uq',
          columns: ['title', 'count'],
          deferrable: 'INITIALLY DEFERRED',
          nullsNotDistinct: false,
        },
        {
          kind: 'unique',
          name: 'uq_nulls',
          columns: ['parent_id'],
          deferrable: null,
          nullsNotDistinct: true,
        },
      ],
      checks: [{ kind: 'check', name: 'ck', expression: 'count > 0' }],
      exclusions: [
        {
          kind: 'exclusion',
          name: 'xcl',
          expression: 'USING gist (during WITH &&)',
          deferrable: 'INITIALLY IMMEDIATE',
        },
      ],
      foreignKeys: [
        foreignKey('fk', ['parent_id'], 'parents', ['id'], {
          onDelete: 'SET NULL',
          onUpdate: 'CASCADE',
          deferrable: 'INITIALLY DEFERRED',
        }),
      ],
      indexes: [
        index('ix', [], {
          keys: [
            indexKey('lower((title)::text)', {
              kind: 'expression',
              operatorClass: 'text_pattern_ops',
              collation: 'C',
            }),
            indexKey('count', { descending: true, nulls: 'last' }),
            indexKey('title', { collation: 'POSIX' }),
          ],
          unique: true,
          include: ['parent_id'],
          nullsNotDistinct: true,
          where: 'count > 5',
          comment: "what's it for",
        }),
        index('ix_range', ['during'], { method: 'gist' }),
      ],
      comment: 'a table',
      triggers: [
        {
          name: 'touching',
          definition:
            'CREATE TRIGGER touching BEFORE UPDATE ON "Odd ""name""" FOR EACH ROW EXECUTE FUNCTION touch()',
        },
      ],
    },
  );
  await run({ kind: 'createTable', table: declared });
  const { tables } = await read();
  expect(tables[0]).toEqual(declared);
});

test('writes a table with one line for each column and constraint', async () => {
  const [statement] = await statementsOf({
    kind: 'createTable',
    table: table(
      'posts',
      [
        column('id', 'integer', { identity: { kind: 'increment' } }),
        column('title', 'text', { nullable: true }),
      ],
      {
        primaryKey: { kind: 'primaryKey', name: null, columns: ['id'] },
      },
    ),
  });
  expect(statement).toBe(
    'CREATE TABLE "posts" (\n  "id" SERIAL NOT NULL,\n  "title" text,\n  PRIMARY KEY ("id")\n)',
  );
});

test('renames and moves a table', async () => {
  await query('CREATE SCHEMA audit; CREATE TABLE users (id SERIAL)');
  const operation: Operation = {
    kind: 'renameTable',
    from: users,
    to: { schema: 'audit', name: 'people' },
  };
  await run(operation);
  expect((await read()).tables).toMatchObject([{ schema: 'audit', name: 'people' }]);
  await run(reverse(operation));
  expect((await read()).tables).toMatchObject([{ schema: null, name: 'users' }]);
});

test('adds a column that is NOT NULL to rows that have to be given a value', async () => {
  await query('CREATE TABLE users (id serial); INSERT INTO users DEFAULT VALUES');
  await run({
    kind: 'addColumn',
    table: users,
    column: column('name', 'text', { comment: 'c', default: "'later'" }),
    fill: "'n' || id",
  });
  expect(await readColumn('name')).toEqual(
    column('name', 'text', { comment: 'c', default: "'later'" }),
  );
  expect(await query('SELECT name FROM users')).toEqual([{ name: 'n1' }]);
});

test('a batch is one ALTER TABLE, with names changed and comments made apart from it', async () => {
  await query(
    'CREATE TABLE users (id integer, name varchar(5), old text, CONSTRAINT ck CHECK (id > 0))',
  );
  const alter = (name: string, change: ColumnChange, existing: ColumnChange) =>
    ({
      kind: 'alterColumn',
      table: users,
      column: name,
      change,
      existing,
      fill: null,
      using: null,
    }) as const;
  const statements = await run({
    kind: 'batchAlterTable',
    table: users,
    operations: [
      { kind: 'dropConstraint', table: users, constraintKind: 'check', name: 'ck', existing: null },
      { kind: 'dropColumn', table: users, column: 'old', existing: null, fill: null },
      {
        kind: 'addColumn',
        table: users,
        column: column('age', 'integer', { comment: 'years' }),
        fill: null,
      },
      alter(
        'name',
        { type: 'text', comment: 'full' },
        {
          type: 'character varying(5)',
          default: null,
          identity: null,
          generated: null,
          collation: null,
          nullable: true,
          comment: null,
        },
      ),
      { kind: 'renameColumn', table: users, from: 'name', to: 'title' },
      {
        kind: 'createConstraint',
        table: users,
        constraint: { kind: 'primaryKey', name: 'pk', columns: ['id'] },
      },
      {
        kind: 'renameConstraint',
        table: users,
        constraintKind: 'primaryKey',
        from: 'pk',
        to: 'pk_users',
      },
    ],
  });
  expect(statements).toEqual([
    'ALTER TABLE "users"\n  DROP CONSTRAINT "ck",\n  DROP COLUMN "old",\n  ADD COLUMN "age" integer NOT NULL,\n  ALTER COLUMN "name" TYPE text',
    `COMMENT ON COLUMN "users"."age" IS 'years'`,
    `COMMENT ON COLUMN "users"."name" IS 'full'`,
    'ALTER TABLE "users" RENAME COLUMN "name" TO "title"',
    'ALTER TABLE "users" ADD CONSTRAINT "pk" PRIMARY KEY ("id")',
    'ALTER TABLE "users" RENAME CONSTRAINT "pk" TO "pk_users"',
  ]);
});

const tickets = {
  schema: null,
  name: 'tickets',
  type: 'integer',
  start: '5',
  increment: '5',
  minimum: '1',
  maximum: '1000',
  cache: '3',
  cycle: true,
  ownedBy: { table: users, column: 'id' },
};

const around: readonly { readonly name: string; readonly operation: Operation }[] = [
  {
    name: 'index',
    operation: { kind: 'createIndex', table: users, index: index('ix', ['id'], { unique: true }) },
  },
  {
    name: 'name of an index',
    operation: { kind: 'renameIndex', table: users, from: 'ix_id', to: 'Other' },
  },
  {
    name: 'enumerated type',
    operation: {
      kind: 'createEnum',
      enumType: { schema: 'audit', name: "It's", values: ["it's", 'b'] },
    },
  },
  { name: 'sequence', operation: { kind: 'createSequence', sequence: tickets } },
  {
    name: 'settings of a sequence',
    operation: {
      kind: 'alterSequence',
      from: {
        ...tickets,
        name: 'numbers',
        type: 'bigint',
        start: '1',
        increment: '1',
        maximum: '9223372036854775807',
        cache: '1',
        cycle: false,
        ownedBy: null,
      },
      to: { ...tickets, name: 'numbers', type: 'bigint' },
    },
  },
  {
    name: 'comment',
    operation: { kind: 'alterTableComment', table: users, from: null, to: "it's" },
  },
  { name: 'extension', operation: { kind: 'createExtension', name: 'uuid-ossp' } },
  {
    name: 'view',
    operation: {
      kind: 'createView',
      view: {
        schema: null,
        name: 'v',
        definition: 'SELECT users.id\n   FROM users',
        materialized: false,
        indexes: [],
        comment: 'c',
      },
    },
  },
  {
    name: 'materialized view',
    operation: {
      kind: 'createView',
      view: {
        schema: 'audit',
        name: 'v',
        definition: 'SELECT users.id\n   FROM users',
        materialized: true,
        indexes: [index('ix_v', ['id'])],
        comment: 'c',
      },
    },
  },
  {
    name: 'query of a view',
    operation: {
      kind: 'replaceView',
      from: {
        schema: null,
        name: 'ids',
        definition: 'SELECT users.id\n   FROM users',
        materialized: false,
        indexes: [],
        comment: null,
      },
      to: {
        schema: null,
        name: 'ids',
        definition: 'SELECT users.name\n   FROM users',
        materialized: true,
        indexes: [index('ix_ids', ['name'])],
        comment: 'c',
      },
    },
  },
];

describe('creates, changes and takes back', () => {
  test.each(around)('$name', async ({ operation }) => {
    await query(`CREATE SCHEMA audit;
      CREATE TABLE users (id integer, name text);
      CREATE INDEX ix_id ON users (id);
      CREATE SEQUENCE numbers;
      CREATE VIEW ids AS SELECT id FROM users`);
    const before = await read();
    await run(operation);
    expect(await read()).not.toEqual(before);
    await run(reverse(operation));
    expect(await read()).toEqual(before);
  });
});

test('NULLS NOT DISTINCT is refused before PostgreSQL 15', async () => {
  const { statements } = await import('../../../src/dialect/postgres/ddl.ts');
  const server = {
    version: '14.5',
    major: 14,
    database: 'app',
    defaultSchema: 'public',
    maximumNameLength: 63,
  };
  const operation: Operation = {
    kind: 'createIndex',
    table: users,
    index: index('ix', ['id'], { nullsNotDistinct: true }),
  };
  const error = await rejectionOf(statements(operation, { server, db: null }));
  expect(error).toMatchObject({
    code: 'OPERATION_UNSUPPORTED',
    message: 'PostgreSQL 14.5 cannot treat NULLs as equal in a unique index.',
  });
});

test('drops a table, and runs a statement as it stands', async () => {
  await query('CREATE TABLE users (id integer)');
  await run({ kind: 'execute', statement: 'INSERT INTO users VALUES (1)', parameters: [] });
  expect(await query('SELECT id FROM users')).toEqual([{ id: 1 }]);
  await run({ kind: 'dropTable', table: users, existing: null });
  expect((await read()).tables).toEqual([]);
});

test('a table without columns is a table too', async () => {
  await run({ kind: 'createTable', table: table('users', []) });
  expect((await read()).tables).toEqual([table('users', [])]);
});
