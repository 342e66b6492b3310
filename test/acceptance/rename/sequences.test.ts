import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/command/compare-project.ts';
import { revision } from '../../../src/command/revision.ts';
import { downgrade, upgrade } from '../../../src/command/upgrade.ts';
import { fingerprint } from '../../support/fingerprint.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';
import { withFolder } from '../../support/with-folder.ts';
import { entity, type Case } from '../case.ts';
import { withProject } from '../with-project.ts';

function orders(...sequences: readonly string[]) {
  const columns = sequences.map((name, position) => [
    `number${position}`,
    { type: 'bigint', default: () => `nextval('${name}')` } as const,
  ]);
  return [entity('orders', Object.fromEntries(columns))];
}

/** A project whose database has counted to five, once its entities have changed. */
async function edited<Result>(
  [from, to]: readonly [Case['from'], Case['to']],
  work: (database: TestDatabase, project: Parameters<typeof compare>[0]) => Promise<Result>,
): Promise<Result> {
  await using database = await createTestDatabase('postgres');
  const { db } = database;
  await db.query('CREATE SCHEMA shop');
  for (const name of ['old_numbers', 'other_numbers']) await db.query(`CREATE SEQUENCE ${name}`);
  return await withFolder(async (directory) => {
    await withProject(database, from, directory, async (project) => {
      await revision(project, { message: 'start', autogenerate: true });
      await upgrade(project);
      await db.query("SELECT setval('old_numbers', 5)");
    });
    return await withProject(database, to, directory, (project) => work(database, project));
  });
}

describe('a sequence that a default takes its numbers from', () => {
  test.each(['new_numbers', 'shop.new_numbers', 'shop.old_numbers', '"New Numbers"'])(
    'is renamed to %s and counts on, both ways',
    async (name) => {
      const edit = [orders('old_numbers', 'other_numbers'), orders(name, 'other_numbers')] as const;
      await edited(edit, async ({ db }, project) => {
        const start = await fingerprint('postgres', db);
        const { renames, summary, text } = await revision(project, { autogenerate: true });
        expect(renames).toMatchObject([
          {
            kind: 'sequence',
            from: 'old_numbers',
            score: 1,
            reasons: ['orders.number0 takes its numbers from it'],
          },
        ]);
        expect(summary).toEqual([`~ sequence old_numbers → ${name.replaceAll('"', '')}`]);
        expect(text).toContain('// renamed: score 1.00, because orders.number0');
        await upgrade(project);
        expect((await compare(project)).summary).toEqual([]);
        expect(await db.query('INSERT INTO orders DEFAULT VALUES RETURNING number0')).toEqual([
          { number0: '6' },
        ]);
        await downgrade(project, '-1');
        expect(await fingerprint('postgres', db)).toEqual(start);
      });
    },
  );

  test('stays where another default still takes numbers from it', async () => {
    const edit = [
      orders('old_numbers', 'old_numbers'),
      orders('new_numbers', 'old_numbers'),
    ] as const;
    await edited(edit, async (_, project) => {
      expect((await compare(project)).renames).toEqual([]);
    });
  });

  test('is none that is there as well', async () => {
    const edit = [orders('old_numbers'), orders('other_numbers')] as const;
    await edited(edit, async (_, project) => {
      const { renames, summary } = await compare(project);
      expect(renames).toEqual([]);
      expect(summary).toContain('- sequence old_numbers');
    });
  });
});
