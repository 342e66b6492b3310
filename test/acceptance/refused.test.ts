import { dirname, join } from 'node:path';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';
import { withProject } from './with-project.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { schemasOf } from './start-case.ts';

interface Clash {
  readonly name: string;
  readonly entities: readonly Entity[];
  readonly clashes: RegExp;
  /** The databases to which the names are one. */
  readonly on: readonly string[];
}

const clashes: readonly Clash[] = [
  {
    // Trap 88.
    name: 'two tables whose names differ in case',
    entities: [
      entity('things', {}, { tableName: 'things' }),
      entity('others', {}, { tableName: 'Things' }),
    ],
    clashes:
      /^The tables things and Things have one name on SQLite, which does not mind its case\.$/,
    on: ['sqlite'],
  },
  {
    name: 'two columns whose names differ in case',
    entities: [entity('things', { a: { type: 'int' }, A: { type: 'int' } })],
    clashes:
      /^The columns things\.a and things\.A have one name on (SQLite|MySQL|MariaDB), which does not mind its case\.$/,
    on: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'two columns whose names differ in the case of letters that SQLite leaves alone',
    entities: [entity('things', { ä: { type: 'int' }, Ä: { type: 'int' } })],
    clashes: /things\.ä and things\.Ä/,
    on: ['mysql', 'mariadb'],
  },
];

describe.each(serverNames)('%s', (server) => {
  test.each(clashes)(
    '$name are one name there, or two',
    async ({ entities, clashes: message, on }) => {
      await using database = await createTestDatabase(server);
      await withFolder(async (migrations) => {
        await withProject(database, entities, migrations, async (project) => {
          if (on.includes(server)) {
            await expect(compare(project)).rejects.toMatchObject({
              code: 'ENTITIES_INVALID',
              message: expect.stringMatching(message),
            });
            return;
          }
          await revision(project, { message: 'start', autogenerate: true });
          await upgrade(project);
          expect((await compare(project)).summary).toEqual([]);
        });
      });
    },
  );
});

test('an entity in a file of its own on SQLite is said, and left to TypeORM', async () => {
  await using database = await createTestDatabase('sqlite');
  const { database: main } = database.options;
  const file = join(dirname(String(main)), 'logs.sqlite');
  const entities = [
    entity('users'),
    entity('logs', { what: { type: 'text' } }, { database: 'logs.sqlite' }),
  ];
  await withFolder(async (migrations) => {
    await withProject(database, entities, migrations, async (project) => {
      const { summary, elsewhere } = await compare(project);
      expect(summary).toEqual(['+ users (1 column)']);
      expect(elsewhere).toEqual([{ name: 'logs', database: 'logs.sqlite' }]);
      await revision(project, { message: 'start', autogenerate: true });
      await upgrade(project);
      expect(existsSync(file)).toBe(false);
    });
    await withTypeorm(database, schemasOf(entities), async (dataSource) =>
      dataSource.synchronize(),
    );
    expect(existsSync(file)).toBe(true);
    await withProject(database, entities, migrations, async (project) => {
      expect((await compare(project)).summary).toEqual([]);
    });
  });
});

const tooLong = 'x'.repeat(65);

test.each(serverNames.filter((server) => server === 'mysql' || server === 'mariadb'))(
  'a name that %s has no room for is refused before anything is written',
  async (server) => {
    await using database = await createTestDatabase(server);
    const things: readonly (readonly [what: string, declared: Entity])[] = [
      [`table ${tooLong}`, entity(tooLong)],
      [`column ${tooLong} of things`, entity('things', { [tooLong]: { type: 'int' } })],
      [
        `index ${tooLong} of things`,
        entity('things', { a: { type: 'int' } }, { indices: [{ name: tooLong, columns: ['a'] }] }),
      ],
      [
        `check ${tooLong} of things`,
        entity('things', {}, { checks: [{ name: tooLong, expression: 'id > 0' }] }),
      ],
    ];
    for (const [what, declared] of things) {
      await withFolder((migrations) =>
        withProject(database, [declared], migrations, async (project) => {
          await expect(
            revision(project, { message: 'start', autogenerate: true }),
          ).rejects.toMatchObject({
            code: 'ENTITIES_INVALID',
            message: expect.stringMatching(`^The ${what} has a longer name than the 64 characters`),
          });
          expect(existsSync(migrations) ? readdirSync(migrations) : []).toEqual([]);
        }),
      );
    }
  },
);
