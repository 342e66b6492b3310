import { describe, expect, test } from 'vitest';
import { diff } from '../../../src/command/diff.ts';
import { revision } from '../../../src/command/revision.ts';
import { upgrade } from '../../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../../support/server.ts';
import { withFolder } from '../../support/with-folder.ts';
import { synchronizeCase } from '../start-case.ts';
import { withProject } from '../with-project.ts';
import { table } from './labelled-edit.ts';

describe.each(serverNames)('the SQL of a difference on %s', (server) => {
  test('alters what gets another name by that name', async () => {
    await using database = await createTestDatabase(server);
    const from = [table('users', 'name varchar(50), email varchar(80), city varchar(50)?')];
    const to = [table('people', 'full_name varchar(90), email varchar(80), city varchar(50)=x')];
    await withFolder(async (directory) => {
      await synchronizeCase(database, { from });
      await withProject(database, from, directory, async (project) => {
        await revision(project, { message: 'start' });
        await upgrade(project);
      });
      const renames = [['users', 'people'] as const];
      const { sql, summary } = await withProject(database, to, directory, (project) =>
        diff(project, { renames }),
      );
      expect(summary.filter((line) => !line.startsWith('~'))).toEqual([]);
      expect(sql.join('\n')).toMatch(/people[\s\S]*full_name/);
    });
  });
});
