import { EntitySchema } from 'typeorm';
import { expect, test } from 'vitest';
import { compare } from '../../../src/command/compare-project.ts';
import { openProject } from '../../../src/command/open-project.ts';
import { revision } from '../../../src/command/revision.ts';
import { upgrade } from '../../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../../support/server.ts';
import { withFolder } from '../../support/with-folder.ts';
import { entity } from '../case.ts';
import { synchronizeCase } from '../start-case.ts';

const text = { type: String, length: 40, nullable: true } as const;
const from = [entity('users', { nick: text, city: text })];
const to = [entity('members', { slogan: text, city: text })];
const renames = [
  ['users', 'members'],
  ['users.nick', 'members.slogan'],
] as const;

test.each(serverNames)(
  'a view of nobody’s that reads what is renamed breaks where it does not follow, on %s',
  async (server) => {
    await using database = await createTestDatabase(server);
    await synchronizeCase(database, { from });
    await database.db.query('CREATE VIEW nicks AS SELECT nick AS n FROM users');
    await database.db.query('CREATE VIEW cities AS SELECT city FROM users');
    await database.db.query('CREATE VIEW others AS SELECT 1 AS one');
    await withFolder(async (migrations) => {
      const entities = to.map((each) => new EntitySchema(each));
      const keep = ['nicks', 'cities', 'others'];
      const dataSource = { ...database.options, entities };
      const project = await openProject({ config: { dataSource, migrations, keep } });
      try {
        const { hazards } = await compare(project, { renames });
        const broken = hazards.filter(({ id }) => id === 'break-view');
        const isMysql = server === 'mysql' || server === 'mariadb';
        const views = broken.map(({ subject, message }) => [
          subject,
          /the view (\w+)/.exec(message)?.[1],
        ]);
        expect(views).toEqual(
          isMysql
            ? [
                ['users', 'cities'],
                ['users', 'nicks'],
                ['members.nick', 'nicks'],
              ]
            : [],
        );
        await revision(project, { autogenerate: true, renames });
        await upgrade(project);
        const read = Promise.resolve(database.db.query('SELECT n FROM nicks'));
        if (isMysql) await expect(read).rejects.toThrow(/nicks/);
        else expect(await read).toEqual([]);
      } finally {
        await project.close();
      }
    });
  },
);
