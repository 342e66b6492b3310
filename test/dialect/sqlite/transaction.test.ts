import { describe, expect, test } from 'vitest';
import { createSqlite } from './apply.ts';

const family = [
  'CREATE TABLE parents (id integer PRIMARY KEY)',
  'CREATE TABLE children (id integer PRIMARY KEY, parent_id integer REFERENCES parents (id) ON DELETE CASCADE)',
  'INSERT INTO parents VALUES (1)',
  'INSERT INTO children VALUES (1, 1), (2, 1)',
];

async function createFamily() {
  return createSqlite(family);
}

describe('a transaction', () => {
  test('commits when its work is done, and gives its result', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    const result = await dialect.transaction(db, async () => {
      await db.query('INSERT INTO parents VALUES (2)');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await db.query('SELECT id FROM parents')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('takes back what it did, definitions too, when its work fails', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    const failing = dialect.transaction(db, async () => {
      await db.query('PRAGMA legacy_alter_table = ON');
      await db.query('DROP TABLE children');
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await db.query('SELECT count(*) AS rows FROM children')).toEqual([{ rows: 2 }]);
    expect(await db.query('PRAGMA legacy_alter_table')).toEqual([{ legacy_alter_table: 0 }]);
    expect(await db.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  test('says the first error when the database has rolled back by itself', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    const failing = dialect.transaction(db, async () => {
      await db.query('INSERT OR ROLLBACK INTO parents VALUES (1)');
    });
    await expect(failing).rejects.toThrow('UNIQUE constraint failed: parents.id');
  });

  test.each([1, 0])('has foreign keys off, and leaves them as they were: %i', async (before) => {
    await using database = await createFamily();
    const { db, dialect } = database;
    await db.query(`PRAGMA foreign_keys = ${before}`);
    await dialect.transaction(db, async () => {
      expect(await db.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 0 }]);
    });
    expect(await db.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: before }]);
  });

  test('renames a table as SQLite does today, whatever the connection is set to', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    await db.query('PRAGMA legacy_alter_table = ON');
    await dialect.transaction(db, async () => {
      await db.query('ALTER TABLE parents RENAME TO people');
    });
    expect(await db.query("SELECT sql FROM sqlite_master WHERE name = 'children'")).toEqual([
      { sql: expect.stringContaining('REFERENCES "people" (id)') },
    ]);
    expect(await db.query('PRAGMA legacy_alter_table')).toEqual([{ legacy_alter_table: 1 }]);
  });

  test('does not commit rows that point to nothing', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    const failing = dialect.transaction(db, () => db.query('DELETE FROM parents'));
    await expect(failing).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message:
        'The migration leaves rows whose foreign keys point to nothing: 2 of children to parents.',
    });
    expect(await db.query('SELECT id FROM parents')).toEqual([{ id: 1 }]);
  });

  test('leaves alone what pointed to nothing before', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    await db.query('PRAGMA foreign_keys = OFF');
    await db.query('DELETE FROM parents');
    await dialect.transaction(db, () => db.query('DELETE FROM children WHERE id = 1'));
    const failing = dialect.transaction(db, () => db.query('INSERT INTO children VALUES (3, 9)'));
    await expect(failing).rejects.toThrow('1 of children to parents');
  });

  test('does not commit a foreign key that SQLite cannot follow, unless it was there', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    const mismatch = 'CREATE TABLE others (name text REFERENCES children (parent_id))';
    const failing = dialect.transaction(db, () => db.query(mismatch));
    await expect(failing).rejects.toThrow(/foreign key mismatch - "others" referencing "children"/);
    await db.query(mismatch);
    await dialect.transaction(db, () => db.query('INSERT INTO parents VALUES (5)'));
    expect(await db.query('SELECT count(*) AS rows FROM parents')).toEqual([{ rows: 2 }]);
  });

  test('a column that goes takes a foreign key with it, and no child rows', async () => {
    await using database = await createFamily();
    const { db, dialect } = database;
    await dialect.transaction(db, async () => {
      const statements = await dialect.statements(
        {
          kind: 'dropColumn',
          table: { schema: null, name: 'children' },
          column: 'parent_id',
          existing: null,
          fill: null,
        },
        db,
      );
      for (const statement of statements) await db.query(statement);
    });
    expect(await db.query('SELECT * FROM children')).toEqual([{ id: 1 }, { id: 2 }]);
  });
});
