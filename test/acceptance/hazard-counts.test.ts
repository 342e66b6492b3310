import { describe, expect, test } from 'vitest';
import { diff } from '../../src/command/diff.ts';
import { check } from '../../src/command/check.ts';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Entity } from './case.ts';
import { withProject } from './with-project.ts';

const id = { type: Number, primary: true, generated: 'increment' } as const;
const before: readonly Entity[] = [
  {
    name: 'users',
    columns: {
      id,
      code: { type: 'varchar', length: 20, nullable: true },
      email: { type: 'varchar', length: 50, nullable: true },
      nick: { type: 'varchar', length: 50, nullable: true },
    },
  },
  { name: 'logs', columns: { id } },
];
const after: readonly Entity[] = [
  {
    name: 'users',
    columns: {
      id,
      email: { type: 'varchar', length: 50, nullable: true },
      nick: { type: 'varchar', length: 50, nullable: false },
    },
    uniques: [{ name: 'uq_users_email', columns: ['email'] }],
  },
];

describe.each(serverNames)('the rows that hazards concern on %s', (server) => {
  test('are counted where that is asked for', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (folder) => {
      await withProject(database, before, folder, async (project) => {
        await revision(project, { message: 'start', autogenerate: true });
        await upgrade(project);
      });
      await database.db.query(
        `INSERT INTO users (code, email, nick) VALUES ('a', 'x', 'n'), (NULL, 'x', NULL), ('b', 'y', NULL), ('c', NULL, NULL)`,
      );
      await withProject(database, after, folder, async (project) => {
        const counts = (hazards: Awaited<ReturnType<typeof diff>>['hazards']) =>
          Object.fromEntries(
            hazards
              .filter(({ severity }) => severity !== 'info')
              .map((hazard) => [`${hazard.id} ${hazard.subject}`, hazard.count]),
          );
        const counted = {
          'drop-table logs': 0,
          'drop-column users.code': 3,
          'add-unique users (email)': 1,
          'set-not-null users.nick': 3,
        };
        expect(counts((await diff(project, { count: true })).hazards)).toMatchObject(counted);
        expect(counts((await check(project, { count: true })).hazards)).toMatchObject(counted);
        expect(Object.values(counts((await diff(project)).hazards))).not.toContain(3);
        const { text } = await revision(project, { autogenerate: true, count: true });
        const header = text.slice(0, text.indexOf('*/')).replaceAll(/\s+(?:\*\s+)?/g, ' ');
        expect(header).toContain(
          'drop-table logs: its rows are lost (the reverse creates the table, empty). Here: 0 rows.',
        );
        expect(header).toContain('without them). Here: 3 values.');
        expect(header).toContain('same values. Here: 1 set of equal rows.');
        expect(header).toContain('Here: 3 rows without a value.');
      });
    });
  });
});
