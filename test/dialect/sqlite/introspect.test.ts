import { expect, test } from 'vitest';
import type { Queryable } from '../../../src/dialect/queryable.ts';
import { emptySchema } from '../../../src/schema/schema.ts';
import { column, foreignKey, index, indexKey, table } from '../../support/build.ts';
import { createSqlite, readSchema, readTable } from './apply.ts';
import { everything } from './everything.ts';

async function introspectTable(statement: string, ...more: readonly string[]) {
  await using database = await createSqlite([statement, ...more]);
  const name = /TABLE\s+"?(\w+)/.exec(statement)?.[1] ?? '';
  return await readTable(database.db, database.dialect, name);
}

test('an empty database is an empty schema', async () => {
  await using database = await createSqlite();
  expect(await readSchema(database.db, database.dialect)).toEqual(emptySchema);
});

test('a table as TypeORM writes it', async () => {
  expect(
    await introspectTable(
      `CREATE TABLE "users" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" varchar(50), ` +
        `"role" varchar CHECK( "role" IN ('user','it''s, )') ) NOT NULL DEFAULT ('user'), ` +
        `"code" varchar COLLATE NOCASE NOT NULL, "made" datetime NOT NULL DEFAULT (datetime('now')), ` +
        `"twice" integer AS ("id" * 2) STORED, "team_id" integer, ` +
        `CONSTRAINT "UQ_1" UNIQUE ("name", "code"), CONSTRAINT "CHK_1" CHECK ("id" > 0), ` +
        `CONSTRAINT "FK_1" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`,
      `CREATE TABLE "teams" ("id" integer PRIMARY KEY)`,
      `CREATE UNIQUE INDEX "IDX_1" ON "users" ("name") WHERE "id" > 5`,
    ),
  ).toEqual(
    table(
      'users',
      [
        column('id', 'integer', { identity: { kind: 'increment' } }),
        column('name', 'varchar(50)', { nullable: true }),
        column('role', 'varchar', { default: "'user'", enumValues: ['user', "it's, )"] }),
        column('code', 'varchar', { collation: 'NOCASE' }),
        column('made', 'datetime', { default: "datetime('now')" }),
        column('twice', 'integer', {
          nullable: true,
          generated: { expression: '"id" * 2', stored: true },
        }),
        column('team_id', 'integer', { nullable: true }),
      ],
      {
        primaryKey: { kind: 'primaryKey', name: null, columns: ['id'] },
        uniques: [
          {
            kind: 'unique',
            name: 'UQ_1',
            columns: ['name', 'code'],
            deferrable: null,
            nullsNotDistinct: false,
          },
        ],
        checks: [{ kind: 'check', name: 'CHK_1', expression: '"id" > 0' }],
        foreignKeys: [foreignKey('FK_1', ['team_id'], 'teams', ['id'], { onDelete: 'CASCADE' })],
        indexes: [index('IDX_1', ['name'], { unique: true, where: '"id" > 5' })],
      },
    ),
  );
});

test('constraints behind columns are constraints of the table', async () => {
  const read = await introspectTable(
    `CREATE TABLE posts (
      a int CONSTRAINT pk PRIMARY KEY ON CONFLICT FAIL,
      b text UNIQUE CONSTRAINT u2 UNIQUE,
      c int CHECK (c > 0) CONSTRAINT c2 CHECK (c < 9),
      d int CONSTRAINT fk REFERENCES USERS DEFERRABLE INITIALLY DEFERRED,
      e varchar CONSTRAINT named CHECK (e IN ('x'))
    )`,
    'CREATE TABLE users (Id integer PRIMARY KEY)',
  );
  expect(read.primaryKey).toEqual({ kind: 'primaryKey', name: 'pk', columns: ['a'] });
  expect(read.uniques.map(({ name, columns }) => [name, columns])).toEqual([
    [null, ['b']],
    ['u2', ['b']],
  ]);
  expect(read.checks.map(({ name, expression }) => [name, expression])).toEqual([
    [null, 'c > 0'],
    ['c2', 'c < 9'],
    ['named', "e IN ('x')"],
  ]);
  expect(read.foreignKeys).toEqual([
    foreignKey('fk', ['d'], 'users', ['Id'], { deferrable: 'INITIALLY DEFERRED' }),
  ]);
});

test.each([
  ['id integer PRIMARY KEY', '', false],
  ['id integer PRIMARY KEY DESC', '', true],
  ['id int PRIMARY KEY', '', true],
  ['id text PRIMARY KEY', '', true],
  ['id text PRIMARY KEY', 'WITHOUT ROWID', false],
  ['id text PRIMARY KEY', 'STRICT', false],
  ['id integer, PRIMARY KEY (ID)', '', false],
  ['id integer, x int, PRIMARY KEY (id, x)', '', true],
  ['id text NOT NULL PRIMARY KEY', '', false],
])('the key of CREATE TABLE t (%s) %s takes NULL: %s', async (columns, options, nullable) => {
  const read = await introspectTable(`CREATE TABLE t (${columns}) ${options}`);
  expect(read.columns[0]).toMatchObject({ name: 'id', nullable });
});

test.each([
  ['NOT DEFERRABLE INITIALLY DEFERRED', null],
  ['DEFERRABLE', 'INITIALLY IMMEDIATE'],
  ['DEFERRABLE INITIALLY IMMEDIATE', 'INITIALLY IMMEDIATE'],
  ['MATCH FULL ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED', 'INITIALLY DEFERRED'],
])('a foreign key that says %s is deferrable: %s', async (text, deferrable) => {
  const read = await introspectTable(`CREATE TABLE t (a int REFERENCES t (a) ${text})`);
  expect(read.foreignKeys).toMatchObject([{ deferrable }]);
});

test('a check that is not of an enumeration is one of the table', async () => {
  const read = await introspectTable(
    `CREATE TABLE t (a varchar CHECK (b IN ('x')), b varchar CHECK (b > 'x'), c varchar CHECK (c IN ('x', 1)))`,
  );
  expect(read.checks).toHaveLength(3);
});

test('names that no column has are left as they stand', async () => {
  const read = await introspectTable(
    'CREATE TABLE t (a int REFERENCES gone, b int REFERENCES T (B))',
  );
  expect(read.foreignKeys.map((key) => [key.referencedTable.name, key.referencedColumns])).toEqual([
    ['gone', []],
    ['t', ['b']],
  ]);
});

test.each([
  ['VARCHAR (50)', 'varchar(50)'],
  ['Decimal( 10 , 2 )', 'decimal(10,2)'],
  ['UNSIGNED   BIG INT', 'unsigned big int'],
  ['varchar array', 'varchar array'],
  ['', ''],
  ['"odd type"', '"odd type"'],
])('the type %s reads as %s', async (type, normal) => {
  const read = await introspectTable(`CREATE TABLE t (a ${type})`);
  expect(read.columns[0]?.type).toBe(normal);
});

test.each<[string, string | null]>([
  ["'it''s'", "'it''s'"],
  ['-1.5', '-1.5'],
  ['+ 5', '+ 5'],
  ['NULL', null],
  ['(null)', null],
  ["X'00'", "X'00'"],
  ['CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
  ['(1 + (2))', '1 + (2)'],
  ['((1+1))', '(1+1)'],
  ["( 'a)' )", "'a)'"],
])('the default %s reads as %s', async (text, expression) => {
  const read = await introspectTable(`CREATE TABLE t (a DEFAULT ${text} NOT NULL)`);
  expect(read.columns[0]).toMatchObject({ default: expression, nullable: false });
});

test('keys of an index are columns or expressions, with direction and collation', async () => {
  const read = await introspectTable(
    'CREATE TABLE t (a text COLLATE NOCASE, "b c" text)',
    `CREATE INDEX i ON t ("A" COLLATE nocase, [b c] COLLATE RTRIM DESC, lower(a || ',)') ASC, a COLLATE BINARY)`,
  );
  expect(read.indexes).toEqual([
    index('i', [], {
      keys: [
        indexKey('a'),
        indexKey('b c', { collation: 'RTRIM', descending: true }),
        indexKey("lower(a || ',)')", { kind: 'expression' }),
        indexKey('a', { collation: 'BINARY' }),
      ],
    }),
  ]);
});

test('views lose their name and keep their columns', async () => {
  await using database = await createSqlite([
    'CREATE TABLE t (a int)',
    'CREATE VIEW plain AS SELECT a FROM t',
    'CREATE VIEW named (x) AS SELECT a FROM t',
  ]);
  const { views } = await readSchema(database.db, database.dialect);
  expect(views.map(({ name, definition }) => [name, definition])).toEqual([
    ['named', 'WITH "named" ("x") AS (SELECT a FROM t) SELECT * FROM "named"'],
    ['plain', 'SELECT a FROM t'],
  ]);
});

test('options and triggers belong to their table', async () => {
  const trigger = 'CREATE TRIGGER tr AFTER INSERT ON T BEGIN SELECT 1; END';
  const read = await introspectTable(
    'CREATE TABLE t (a int PRIMARY KEY) STRICT, WITHOUT ROWID',
    trigger,
  );
  expect(read.options).toEqual({ strict: true, withoutRowid: true });
  expect(read.triggers).toEqual([{ name: 'tr', definition: trigger }]);
});

test('virtual tables and what is behind them are left out', async () => {
  await using database = await createSqlite([
    'CREATE VIRTUAL TABLE search USING fts5(body)',
    'CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT)',
  ]);
  const { tables } = await readSchema(database.db, database.dialect);
  expect(tables.map(({ name }) => name)).toEqual(['t']);
});

test('a database takes one query, whatever it holds', async () => {
  await using database = await createSqlite(everything);
  let queries = 0;
  const counting: Queryable = {
    query: (sql, parameters) => {
      queries += 1;
      return database.db.query(sql, parameters);
    },
  };
  await readSchema(counting, database.dialect);
  expect(queries).toBe(1);
});

/** What SQLite itself says of the tables, in the shape of the comparison below. */
async function readPragmas(db: Queryable): Promise<unknown> {
  const query = async (sql: string): Promise<unknown> => db.query(sql);
  return {
    columns: await query(
      `SELECT m.name AS t, c.name, lower(c.type) AS type, c."notnull", c.dflt_value AS value, c.pk > 0 AS pk, c.hidden
       FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid`,
    ),
    references: await query(
      `SELECT DISTINCT m.name AS t, f."table" AS parent, f.on_delete, f.on_update
       FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' ORDER BY m.name, f.id DESC`,
    ),
  };
}

test('what is read from the text is what SQLite reads from it', async () => {
  await using database = await createSqlite(everything);
  const { tables } = await readSchema(database.db, database.dialect);
  expect(await readPragmas(database.db)).toEqual({
    columns: tables.flatMap((read) =>
      read.columns.map(({ name, type, nullable, default: value, generated }) => ({
        t: read.name,
        name,
        type,
        // The alias of the rowid takes no NULL, though SQLite does not say so here.
        notnull: nullable || (read.primaryKey?.columns.includes(name) ?? false) ? 0 : 1,
        value,
        pk: read.primaryKey?.columns.includes(name) === true ? 1 : 0,
        hidden: generated === null ? 0 : generated.stored ? 3 : 2,
      })),
    ),
    references: tables.flatMap((read) =>
      read.foreignKeys.map((key) => ({
        t: read.name,
        parent: key.referencedTable.name,
        on_delete: key.onDelete,
        on_update: key.onUpdate,
      })),
    ),
  });
});
