import { describe, expect, test } from 'vitest';
import { diff } from '../../src/command/diff.ts';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import { entity, type Entity } from '../acceptance/case.ts';
import { withProject } from '../acceptance/with-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';

function orders(...states: string[]): readonly Entity[] {
  return [entity('orders', { state: { type: 'simple-enum', enum: states } })];
}

describe.each(serverNames)('on %s', (server) => {
  test('a change of enumerated values is shown with statements that make it', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (folder) => {
      await withProject(database, orders('open', 'paid'), folder, async (project) => {
        await revision(project, { message: 'start', autogenerate: true });
        await upgrade(project);
      });
      await withProject(database, orders('open', 'paid', 'sent'), folder, async (project) => {
        const { sql } = await diff(project);
        expect(sql.join('\n')).toContain("'sent'");
        for (const statement of sql) await database.db.query(statement);
        expect((await diff(project)).sql).toEqual([]);
      });
    });
  });
});
