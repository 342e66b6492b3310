import { EntitySchema } from 'typeorm';
import { expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import type { Queryable } from '../../src/dialect/queryable.ts';
import { createTestDatabase } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';
import { withProject } from './with-project.ts';

/** Columns of every affinity, and one that is edited. */
function entities(note: NonNullable<Entity['columns'][string]>): readonly Entity[] {
  const nullable = true;
  const columns = {
    i: { type: 'integer', nullable },
    r: { type: 'real', nullable },
    n: { type: 'decimal', precision: 10, scale: 2, nullable },
    t: { type: 'text', nullable },
    b: { type: 'blob', nullable },
    j: { type: 'jsonb', nullable },
    d: { type: 'datetime', nullable },
  } as const satisfies Entity['columns'];
  const parent = {
    type: 'many-to-one',
    target: 'things',
    joinColumn: { name: 'thing_id' },
    onDelete: 'CASCADE',
  } as const;
  return [
    entity('things', { ...columns, note }),
    entity('parts', {}, { relations: { parent } }),
    { name: 'words', columns: { word: { type: 'varchar', primary: true }, note } },
  ];
}

const filled = [
  `INSERT INTO things (id, i, r, n, t, b, j, d) VALUES
     (1, 9223372036854775807, 0.1 + 0.2, 9007199254740993, 'größe', x'00ff', jsonb('{"a":1}'), '2024-01-01 00:00:00'),
     (5, -9223372036854775808, 1e308, 1.10, 'a' || char(0) || 'b', zeroblob(3), NULL, 1700000000),
     (7, NULL, NULL, NULL, '', x'', NULL, NULL),
     (9, 'no number', 'no number', 'no number', 12, 'no bytes', 'no json', 'no date')`,
  'DELETE FROM things WHERE id = 9',
  'INSERT INTO parts VALUES (1, 1), (2, 5), (3, NULL)',
  "INSERT INTO words (rowid, word) VALUES (3, 'three'), (11, 'eleven')",
];

/** All that a rebuild could lose: values to the bit, storage classes, row numbers, sequences, child rows. */
async function readAll(db: Queryable): Promise<unknown> {
  const columns = ['i', 'r', 'n', 't', 'b', 'j', 'd'];
  const values = columns.map(
    (name) => `typeof(${name}) || ' ' || quote(${name}) || hex(${name}) AS ${name}`,
  );
  return {
    things: await db.query(`SELECT id, ${values.join(', ')} FROM things ORDER BY id`),
    parts: await db.query('SELECT * FROM parts ORDER BY id'),
    words: await db.query('SELECT rowid, word FROM words ORDER BY rowid'),
    sequence: await db.query(
      "SELECT * FROM sqlite_sequence WHERE name IN ('things', 'parts') ORDER BY name",
    ),
  };
}

test.each(['ON', 'OFF'])(
  'a rebuild keeps every value, row number and child row with legacy_alter_table %s',
  async (legacy) => {
    await using database = await createTestDatabase('sqlite');
    const { db } = database;
    const prepared = {
      ...database,
      options: {
        ...database.options,
        prepareDatabase(connection: { pragma(text: string): unknown }): void {
          connection.pragma(`legacy_alter_table = ${legacy}`);
        },
      },
    };
    await withFolder(async (migrations) => {
      const nullable = { type: 'varchar', length: 10, nullable: true } as const;
      await withProject(prepared, entities(nullable), migrations, async (project) => {
        await revision(project, { message: 'start', autogenerate: true });
        await upgrade(project);
      });
      for (const statement of filled) await db.query(statement);
      const before = await readAll(db);
      const required = { type: 'text', default: 'none' } as const;
      await withProject(prepared, entities(required), migrations, async (project) => {
        const { path } = await revision(project, {
          message: 'edit',
          autogenerate: true,
          fill: { 'things.note': 'x', 'words.note': 'x' },
        });
        expect(path).not.toBeNull();
        await upgrade(project);
        expect(await readAll(db)).toEqual(before);
        await downgrade(project, '-1');
        expect(await readAll(db)).toEqual(before);
      });
    });
  },
);

test('a database in memory lives as long as its project', async () => {
  await withFolder(async (migrations) => {
    const users = new EntitySchema(entity('users', { age: { type: 'int' } }));
    const project = await openProject({
      dataSource: { type: 'better-sqlite3', database: ':memory:', entities: [users] },
      migrations,
    });
    try {
      await revision(project, { message: 'start', autogenerate: true });
      await upgrade(project);
      expect((await compare(project)).summary).toEqual([]);
      await downgrade(project, 'base');
      expect((await compare(project)).summary).toEqual(['+ users (2 columns)']);
    } finally {
      await project.close();
    }
  });
});
