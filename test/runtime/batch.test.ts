import { describe, expect, test } from 'vitest';
import { column, primaryKey, type Operations } from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { migrate } from './migrate.ts';

async function prepare(op: Operations): Promise<void> {
  await op.createTable('users', [
    column('id', 'integer'),
    column('name', 'varchar(20)'),
    column('city', 'varchar(20)'),
    primaryKey(['id']),
  ]);
  await op.bulkInsert('users', [{ id: 1, name: 'Ada', city: 'London' }]);
}

async function rowsIn({ db }: TestDatabase, table = 'users'): Promise<readonly object[]> {
  return (await db.query(`SELECT * FROM ${table}`)) as object[];
}

describe.each(serverNames)('the place of a column on %s', (server) => {
  const places = [
    ['before the first one', { insertBefore: 'id' }, ['age', 'id', 'name', 'city']],
    ['before another one', { insertBefore: 'city' }, ['id', 'name', 'age', 'city']],
    ['behind another one', { insertAfter: 'id' }, ['id', 'age', 'name', 'city']],
    ['behind the last one', { insertAfter: 'city' }, ['id', 'name', 'city', 'age']],
  ] as const;

  test.each(places)('can be %s', async (_place, options, names) => {
    await using database = await createTestDatabase(server);
    await migrate(database, prepare);
    const run = migrate(database, (op) =>
      op.addColumn('users', column('age', 'integer'), { fill: 36, ...options }),
    );
    if (server === 'postgres') {
      const refused = await rejectionOf(run);
      expect(refused.message).toContain(
        'PostgreSQL cannot put a column before or behind another one (users.age)',
      );
      expect(await rowsIn(database)).toEqual([{ id: 1, name: 'Ada', city: 'London' }]);
      return;
    }
    await run;
    const [row] = await rowsIn(database);
    expect(Object.keys(row ?? {})).toEqual(names);
    expect(row).toEqual({ id: 1, name: 'Ada', city: 'London', age: 36 });
  });

  test('can change where the database lets it', async () => {
    await using database = await createTestDatabase(server);
    await migrate(database, prepare);
    const run = migrate(database, (op) =>
      op.batchAlterTable('users', (batch) => batch.renameColumn('city', 'town'), {
        partialReordering: [['town', 'id']],
      }),
    );
    if (server !== 'sqlite') {
      expect((await rejectionOf(run)).message).toMatch(
        /cannot change the order of the columns of users/,
      );
      expect(await rowsIn(database)).toEqual([{ id: 1, name: 'Ada', city: 'London' }]);
      return;
    }
    await run;
    const [row] = await rowsIn(database);
    expect(Object.entries(row ?? {})).toEqual([
      ['town', 'London'],
      ['name', 'Ada'],
      ['id', 1],
    ]);
  });
});

describe('a table of SQLite', () => {
  const statementsOf = async (recreate: 'auto' | 'always' | 'never'): Promise<unknown> => {
    await using database = await createTestDatabase('sqlite');
    await migrate(database, prepare);
    const [before] = (await database.db.query(
      "SELECT rootpage FROM sqlite_master WHERE name = 'users'",
    )) as { rootpage: number }[];
    await migrate(database, async (op) => {
      await op.createTable('others', [column('id', 'integer')]);
      await op.batchAlterTable(
        'users',
        (batch) => batch.addColumn(column('age', 'integer', { nullable: true })),
        { recreate },
      );
    });
    const [after] = (await database.db.query(
      "SELECT rootpage FROM sqlite_master WHERE name = 'users'",
    )) as { rootpage: number }[];
    expect(await rowsIn(database)).toEqual([{ id: 1, name: 'Ada', city: 'London', age: null }]);
    return before?.rootpage !== after?.rootpage;
  };

  test.each([
    ['auto', false],
    ['always', true],
    ['never', false],
  ] as const)('is made anew for a plain column: %s', async (recreate, isMadeAnew) => {
    expect(await statementsOf(recreate)).toBe(isMadeAnew);
  });

  test('is not altered where that is forbidden and ALTER TABLE has no word for it', async () => {
    await using database = await createTestDatabase('sqlite');
    await migrate(database, prepare);
    const run = migrate(database, (op) =>
      op.batchAlterTable('users', (batch) => batch.alterColumn('name', { type: 'text' }), {
        recreate: 'never',
      }),
    );
    const refused = await rejectionOf(run);
    expect(refused.message).toContain(
      'SQLite cannot alter the table users in this way without making it anew',
    );
    expect(refused.hint).toContain("recreate: 'never'");
  });

  test('loses nothing when it is made anew', async () => {
    await using database = await createTestDatabase('sqlite');
    const { db } = database;
    const statements = [
      'PRAGMA foreign_keys = ON',
      `CREATE TABLE posts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title varchar(20) COLLATE NOCASE NOT NULL,
        slug varchar(20) GENERATED ALWAYS AS (lower(title)) STORED,
        rank integer,
        CHECK (title <> '')
      )`,
      'CREATE TABLE notes (id integer PRIMARY KEY, post_id integer REFERENCES posts (id) ON DELETE CASCADE)',
      'CREATE TABLE log (entry text)',
      'CREATE INDEX ix_lower ON posts (lower(title))',
      "CREATE INDEX ix_some ON posts (rank) WHERE title <> 'x'",
      'CREATE INDEX ix_both ON posts (title, rank)',
      'CREATE VIEW titles AS SELECT title FROM posts',
      'CREATE TRIGGER tr_log AFTER INSERT ON posts BEGIN INSERT INTO log VALUES (new.title); END',
      "INSERT INTO posts (title, rank) VALUES ('Hello', 1), ('World', 2)",
      'DELETE FROM posts WHERE id = 2',
      'INSERT INTO notes VALUES (7, 1)',
      'CREATE TABLE strict_pairs (a integer, b integer, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID',
    ];
    for (const statement of statements) await db.query(statement);

    await migrate(database, async (op) => {
      await op.batchAlterTable(
        'posts',
        (batch) => batch.alterColumn('title', { type: 'varchar(40)' }),
        {
          recreate: 'always',
        },
      );
      await op.batchAlterTable('strict_pairs', () => {}, { recreate: 'always' });
      await op.dropColumn('posts', 'rank');
    });

    expect(await rowsIn(database, 'notes')).toEqual([{ id: 7, post_id: 1 }]);
    expect(await rowsIn(database, 'titles')).toEqual([{ title: 'Hello' }]);
    await db.query("INSERT INTO posts (title) VALUES ('Third')");
    expect(await rowsIn(database, 'posts')).toEqual([
      { id: 1, title: 'Hello', slug: 'hello' },
      { id: 3, title: 'Third', slug: 'third' },
    ]);
    expect(await rowsIn(database, 'log')).toEqual([
      { entry: 'Hello' },
      { entry: 'World' },
      { entry: 'Third' },
    ]);
    await expect(async () => db.query("INSERT INTO posts (title) VALUES ('')")).rejects.toThrow(
      'CHECK',
    );
    expect(await db.query("SELECT id FROM posts WHERE title = 'hello'")).toEqual([{ id: 1 }]);
    const catalog = (await db.query('SELECT name, sql FROM sqlite_master')) as {
      name: string;
      sql: string | null;
    }[];
    const names = catalog.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ix_lower', 'tr_log', 'titles']));
    // An index on a column goes with the column.
    expect(names).not.toContain('ix_both');
    expect(catalog.find(({ name }) => name === 'strict_pairs')?.sql).toMatch(
      /STRICT, WITHOUT ROWID$/,
    );
  });
});
