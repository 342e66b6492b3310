import { DataSource, EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import { reverse } from '../../../src/operation/reverse.ts';
import type { UniqueConstraint } from '../../../src/schema/constraint.ts';
import type { Table } from '../../../src/schema/table.ts';
import type { View } from '../../../src/schema/view.ts';
import { column, foreignKey, index, indexKey, table } from '../../support/build.ts';
import { apply, createSqlite, readCatalog, readSchema, readTable } from './apply.ts';

const posts = { schema: null, name: 'posts' };
const id = column('id', 'integer', { identity: { kind: 'increment' } });
const key = { kind: 'primaryKey', name: null, columns: ['id'] } as const;

const unique: UniqueConstraint = {
  kind: 'unique',
  name: 'UQ_1',
  columns: ['title'],
  deferrable: null,
  nullsNotDistinct: false,
};

const full: Table = table(
  'posts',
  [
    id,
    column('title', 'varchar(500)', { collation: 'NOCASE', default: "'it''s'" }),
    column('role', 'varchar', { enumValues: ['a', "b's"], nullable: true }),
    column('made', 'datetime', { default: "datetime('now')" }),
    column('twice', 'integer', { generated: { expression: 'id * 2', stored: true } }),
    column('parent_id', 'integer', { nullable: true }),
  ],
  {
    primaryKey: key,
    uniques: [unique],
    checks: [{ kind: 'check', name: 'CHK_1', expression: 'id > 0' }],
    foreignKeys: [
      foreignKey('FK_1', ['parent_id'], 'posts', ['id'], {
        onDelete: 'SET NULL',
        deferrable: 'INITIALLY DEFERRED',
      }),
    ],
    indexes: [
      index('IDX_1', [], {
        unique: true,
        where: 'id > 5',
        keys: [
          indexKey('title', { descending: true, collation: 'BINARY' }),
          indexKey('lower(title)', { kind: 'expression' }),
        ],
      }),
    ],
    triggers: [
      { name: 'tr', definition: 'CREATE TRIGGER tr AFTER INSERT ON posts BEGIN SELECT 1; END' },
    ],
  },
);

describe('createTable', () => {
  test('writes one line for each element, in the spelling of TypeORM', async () => {
    await using database = await createSqlite();
    const statements = await database.dialect.statements(
      { kind: 'createTable', table: full },
      null,
    );
    expect(statements).toEqual([
      `CREATE TABLE "posts" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "title" varchar(500) COLLATE NOCASE NOT NULL DEFAULT ('it''s'),
  "role" varchar CHECK( "role" IN ('a','b''s') ),
  "made" datetime NOT NULL DEFAULT (datetime('now')),
  "twice" integer NOT NULL AS (id * 2) STORED,
  "parent_id" integer,
  CONSTRAINT "UQ_1" UNIQUE ("title"),
  CONSTRAINT "CHK_1" CHECK (id > 0),
  CONSTRAINT "FK_1" FOREIGN KEY ("parent_id") REFERENCES "posts" ("id") ON DELETE SET NULL ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED
)`,
      'CREATE UNIQUE INDEX "IDX_1" ON "posts" ("title" COLLATE BINARY DESC, lower(title)) WHERE id > 5',
      'CREATE TRIGGER tr AFTER INSERT ON posts BEGIN SELECT 1; END',
    ]);
  });

  test.each([
    ['a table with everything', full],
    [
      'a key of two columns',
      table('posts', [column('a'), column('b')], { primaryKey: { ...key, columns: ['b', 'a'] } }),
    ],
    [
      'a key with a name',
      table('posts', [column('a')], { primaryKey: { ...key, name: 'PK_1', columns: ['a'] } }),
    ],
    [
      'a key that is not numbered',
      table('posts', [column('a', 'varchar')], { primaryKey: { ...key, columns: ['a'] } }),
    ],
    ['a table without a key', table('posts', [column('a', '', { nullable: true })])],
    [
      'options',
      table('posts', [column('a', 'text')], {
        primaryKey: { ...key, columns: ['a'] },
        options: { strict: true, withoutRowid: true },
      }),
    ],
    [
      'constraints without a name',
      table('posts', [column('title')], {
        uniques: [{ ...unique, name: null }],
        checks: [{ kind: 'check', name: null, expression: 'title > 0' }],
      }),
    ],
  ])('makes what the catalog then says: %s', async (_, wanted) => {
    await using database = await createSqlite();
    const { db, dialect } = database;
    await apply(db, dialect, { kind: 'createTable', table: wanted });
    expect(await readTable(db, dialect, 'posts')).toEqual(wanted);
    await apply(db, dialect, reverse({ kind: 'createTable', table: wanted }));
    expect((await readSchema(db, dialect)).tables).toEqual([]);
  });

  test.each([
    [
      'beside another key',
      table('posts', [id, column('a')], { primaryKey: { ...key, columns: ['id', 'a'] } }),
    ],
    ['without a key', table('posts', [id])],
  ])('refuses to number rows %s', async (_, wanted) => {
    await using database = await createSqlite();
    await expect(
      database.dialect.statements({ kind: 'createTable', table: wanted }, null),
    ).rejects.toMatchObject({
      code: 'OPERATION_UNSUPPORTED',
      message: 'SQLite cannot number the rows of posts in the column id.',
    });
  });
});

test('TypeORM finds nothing to do after what Limbeck has made and altered', async () => {
  await using database = await createSqlite();
  const { db, dialect, file } = database;
  const entity = new EntitySchema({
    name: 'posts',
    columns: {
      id: { type: 'integer', primary: true, generated: true },
      role: { type: 'simple-enum', enum: ['a', 'b'], default: 'b' },
      title: { type: 'varchar', length: 50, unique: true, nullable: true },
    },
    checks: [
      { name: 'CHK_1', expression: `id > 0` },
      { name: 'CHK_2', expression: 'title <> 0' },
    ],
  });
  const dataSource = new DataSource({ type: 'better-sqlite3', database: file, entities: [entity] });
  await dataSource.initialize();
  const name = dataSource.namingStrategy.uniqueConstraintName('posts', ['title']);
  await apply(
    db,
    dialect,
    {
      kind: 'createTable',
      table: table('posts', [id, column('role', 'varchar', { enumValues: ['a'] })], {
        primaryKey: key,
        checks: [{ kind: 'check', name: 'CHK_1', expression: 'id > 0' }],
      }),
    },
    {
      kind: 'batchAlterTable',
      table: posts,
      operations: [
        {
          kind: 'addColumn',
          table: posts,
          column: column('title', 'varchar(50)', { nullable: true }),
          fill: null,
        },
        {
          kind: 'alterColumn',
          table: posts,
          column: 'role',
          change: { enumValues: ['a', 'b'], default: "'b'" },
          existing: {},
          fill: null,
          using: null,
        },
        { kind: 'createConstraint', table: posts, constraint: { ...unique, name } },
        {
          kind: 'createConstraint',
          table: posts,
          constraint: { kind: 'check', name: 'CHK_2', expression: 'title <> 0' },
        },
      ],
    },
  );
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

describe('a primary key', () => {
  const keyed: readonly (readonly [string, readonly string[], TableOperation[], object])[] = [
    [
      'moves to another column',
      [
        'CREATE TABLE posts (a text PRIMARY KEY NOT NULL, b integer NOT NULL)',
        `INSERT INTO posts VALUES ('x', 7)`,
      ],
      [
        {
          kind: 'dropConstraint',
          table: posts,
          constraintKind: 'primaryKey',
          name: 'PK_1',
          existing: null,
        },
        { kind: 'createConstraint', table: posts, constraint: { ...key, columns: ['b'] } },
      ],
      { primaryKey: { ...key, columns: ['b'] } },
    ],
    [
      'gets a column more',
      [
        'CREATE TABLE posts (a text NOT NULL, b integer NOT NULL, CONSTRAINT pk PRIMARY KEY (a))',
        `INSERT INTO posts VALUES ('x', 7)`,
      ],
      [
        {
          kind: 'dropConstraint',
          table: posts,
          constraintKind: 'primaryKey',
          name: null,
          existing: null,
        },
        {
          kind: 'createConstraint',
          table: posts,
          constraint: { ...key, name: 'pk', columns: ['a', 'b'] },
        },
      ],
      { primaryKey: { ...key, name: 'pk', columns: ['a', 'b'] } },
    ],
    [
      'becomes a number that SQLite gives out',
      ['CREATE TABLE posts (a text NOT NULL, PRIMARY KEY (a))', `INSERT INTO posts VALUES ('x')`],
      [
        {
          kind: 'dropConstraint',
          table: posts,
          constraintKind: 'primaryKey',
          name: null,
          existing: null,
        },
        { kind: 'addColumn', table: posts, column: id, fill: null },
        { kind: 'createConstraint', table: posts, constraint: key },
      ],
      { primaryKey: key, columns: [column('a', 'text'), id] },
    ],
    [
      'begins to be given out',
      [
        'CREATE TABLE posts (a text, id integer NOT NULL, CONSTRAINT pk PRIMARY KEY (id))',
        `INSERT INTO posts VALUES ('x', 7)`,
      ],
      [
        {
          kind: 'alterColumn',
          table: posts,
          column: 'id',
          change: { identity: { kind: 'increment' } },
          existing: {},
          fill: null,
          using: null,
        },
      ],
      { primaryKey: key, columns: [column('a', 'text', { nullable: true }), id] },
    ],
  ];
  test.each(keyed)('%s', async (_, statements, operations, expected) => {
    await using database = await createSqlite(statements);
    const { db, dialect } = database;
    await apply(db, dialect, { kind: 'batchAlterTable', table: posts, operations });
    expect(await readTable(db, dialect, 'posts')).toMatchObject(expected);
    expect(await db.query('SELECT a FROM posts')).toEqual([{ a: 'x' }]);
  });
});

const family = [
  'CREATE TABLE posts (id integer PRIMARY KEY, "Title" text, n int)',
  'CREATE TABLE notes (post_id integer REFERENCES posts (id))',
  'CREATE INDEX "ix_n" ON posts (n) WHERE n > 0',
  'CREATE VIEW seen AS SELECT id FROM posts',
  'CREATE TRIGGER seen_gone INSTEAD OF DELETE ON seen BEGIN SELECT 1; END',
  "INSERT INTO posts VALUES (1, 'x', 5)",
  'INSERT INTO notes VALUES (1)',
];

const view = (name: string, definition: string): View => ({
  schema: null,
  name,
  definition,
  materialized: false,
  indexes: [],
  comment: null,
});

describe('operations on other things', () => {
  test('a renamed table is what its children point to and its views read', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    const before = await readCatalog(db);
    const rename: Operation = {
      kind: 'renameTable',
      from: posts,
      to: { schema: null, name: 'articles' },
    };
    await apply(db, dialect, rename);
    expect((await readTable(db, dialect, 'notes')).foreignKeys[0]?.referencedTable.name).toBe(
      'articles',
    );
    expect(await db.query('SELECT id FROM seen')).toEqual([{ id: 1 }]);
    await apply(db, dialect, reverse(rename));
    expect(await readCatalog(db)).toEqual(before);
  });

  test('a table may change no more than the case of its name', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    await apply(db, dialect, {
      kind: 'renameTable',
      from: posts,
      to: { schema: null, name: 'Posts' },
    });
    expect((await readTable(db, dialect, 'Posts')).columns).toHaveLength(3);
  });

  test('a renamed index keeps its text', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    await apply(db, dialect, { kind: 'renameIndex', table: posts, from: 'ix_n', to: 'ix "2"' });
    expect((await readTable(db, dialect, 'posts')).indexes).toEqual([
      index('ix "2"', ['n'], { where: 'n > 0' }),
    ]);
  });

  test('an index comes and goes', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    const before = await readCatalog(db);
    const create: Operation = { kind: 'createIndex', table: posts, index: index('i', ['Title']) };
    await apply(db, dialect, create, reverse(create));
    expect(await readCatalog(db)).toEqual(before);
  });

  test('a view that is replaced keeps its triggers', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    await apply(db, dialect, {
      kind: 'replaceView',
      from: view('seen', 'SELECT id FROM posts'),
      to: view('seen', 'SELECT id, n FROM posts'),
    });
    expect(await db.query('SELECT * FROM seen')).toEqual([{ id: 1, n: 5 }]);
    expect(await readCatalog(db)).toHaveProperty('seen_gone');
    await apply(db, dialect, { kind: 'dropView', view: view('seen', '') });
    expect((await readSchema(db, dialect)).views).toEqual([]);
  });

  test('a statement is run as it stands, its parameters in it', async () => {
    await using database = await createSqlite(family);
    const { db, dialect } = database;
    await apply(
      db,
      dialect,
      { kind: 'execute', statement: 'UPDATE posts SET "Title" = ?', parameters: ["it's"] },
      { kind: 'execute', statement: 'UPDATE posts SET n = 6', parameters: [] },
    );
    expect(await db.query('SELECT "Title" AS title, n FROM posts')).toEqual([
      { title: "it's", n: 6 },
    ]);
  });

  test.each<Operation>([
    { kind: 'createEnum', enumType: { schema: null, name: 'e', values: ['a'] } },
    { kind: 'dropEnum', enumType: { schema: null, name: 'e', values: ['a'] } },
    { kind: 'renameEnum', from: { schema: null, name: 'e' }, to: { schema: null, name: 'f' } },
    { kind: 'renameTable', from: posts, to: { ...posts, schema: 'shop' } },
    { kind: 'createSchema', name: 'shop' },
    { kind: 'dropSchema', name: 'shop' },
    { kind: 'createExtension', name: 'citext' },
    { kind: 'dropExtension', name: 'citext' },
    { kind: 'alterTableComment', table: posts, from: null, to: 'said' },
  ])('there is nothing to do for %j', async (operation) => {
    await using database = await createSqlite();
    expect(await database.dialect.statements(operation, null)).toEqual([]);
  });
});

const alterColumn: Operation = {
  kind: 'alterColumn',
  table: posts,
  column: 'n',
  change: { type: 'text' },
  existing: {},
  fill: null,
  using: null,
};

const sequence = {
  schema: null,
  name: 's',
  type: 'bigint',
  start: '1',
  increment: '1',
  minimum: '1',
  maximum: '9',
  cache: '1',
  cycle: false,
  ownedBy: null,
};

describe('what cannot be done is refused with what to do', () => {
  test.each<[Operation, string]>([
    [{ kind: 'createSequence', sequence }, 'SQLite cannot do `createSequence`'],
    [
      {
        kind: 'alterEnum',
        recreate: false,
        columns: null,
        from: { schema: null, name: 'role', values: [] },
        to: { schema: null, name: 'role', values: [] },
      },
      'alter the enumerated type role as a whole',
    ],
    [
      { kind: 'createView', view: { ...view('m', 'SELECT 1'), materialized: true } },
      'materialized view m',
    ],
    [
      {
        kind: 'createConstraint',
        table: posts,
        constraint: { kind: 'exclusion', name: 'x', expression: '', deferrable: null },
      },
      'exclusion constraint x',
    ],
    [{ ...alterColumn, column: 'gone' }, 'find the column gone of posts'],
    [{ ...alterColumn, table: { schema: null, name: 'gone' } }, 'alter the table gone'],
    [{ ...alterColumn, table: { schema: null, name: 'search' } }, 'the virtual table search'],
    [{ kind: 'renameIndex', table: posts, from: 'gone', to: 'x' }, 'find the index gone of posts'],
    [
      {
        kind: 'dropConstraint',
        table: posts,
        constraintKind: 'unique',
        name: 'UQ_9',
        existing: null,
      },
      'find the constraint UQ_9 of posts',
    ],
  ])('%j', async (operation, message) => {
    await using database = await createSqlite([
      ...family,
      'CREATE VIRTUAL TABLE search USING fts5(body)',
    ]);
    const { db, dialect } = database;
    const failing = dialect.statements(operation, db);
    await expect(failing).rejects.toMatchObject({ code: 'OPERATION_UNSUPPORTED' });
    await expect(failing).rejects.toThrow(message);
  });
});

describe('without a connection', () => {
  test.each<[Operation, string]>([
    [
      {
        kind: 'addColumn',
        table: posts,
        column: column('a', 'text', { default: "'x'" }),
        fill: null,
      },
      `ALTER TABLE "posts" ADD COLUMN "a" text NOT NULL DEFAULT ('x')`,
    ],
    [
      { kind: 'dropColumn', table: posts, column: 'n', existing: null, fill: null },
      'ALTER TABLE "posts" DROP COLUMN "n"',
    ],
    [
      { kind: 'renameColumn', table: posts, from: 'n', to: 'm' },
      'ALTER TABLE "posts" RENAME COLUMN "n" TO "m"',
    ],
  ])('%j is done by ALTER TABLE', async (operation, statement) => {
    await using database = await createSqlite(family.slice(0, 1));
    const { db, dialect } = database;
    expect(await dialect.statements(operation, null)).toEqual([statement]);
    expect(await dialect.statements(operation, db)).toEqual([statement]);
    await db.query(statement);
  });

  test.each<Operation>([
    alterColumn,
    { kind: 'addColumn', table: posts, column: column('a'), fill: '1' },
    {
      kind: 'addColumn',
      table: posts,
      column: column('a', 'text', { default: 'random()' }),
      fill: null,
    },
    { kind: 'createConstraint', table: posts, constraint: unique },
    { kind: 'renameIndex', table: posts, from: 'a', to: 'b' },
  ])('%j is refused', async (operation) => {
    await using database = await createSqlite(family);
    await expect(database.dialect.statements(operation, null)).rejects.toMatchObject({
      code: 'OPERATION_UNSUPPORTED',
      hint: 'Describe the table as it is, `{ copyFrom: [column(…), …] }` in `op.batchAlterTable`, or run the migration without `--sql`.',
    });
  });
});

test('a table is there whatever the case of its name', async () => {
  await using database = await createSqlite(family);
  const { db, dialect } = database;
  expect(await dialect.hasTable(db, { schema: null, name: 'POSTS' })).toBe(true);
  expect(await dialect.hasTable(db, { schema: null, name: 'seen' })).toBe(false);
});
