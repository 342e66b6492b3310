import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';
import { withProject } from './with-project.ts';

/** Tables in another database of the same server, which entities of MySQL and MariaDB can be in. */
const servers = serverNames.filter((server) => server === 'mysql' || server === 'mariadb');
const author = {
  type: 'many-to-one',
  target: 'authors',
  joinColumn: { name: 'author_id' },
} as const;
const text = { type: String, length: 20, charset: 'latin1' } as const;

function books(database: string, columns: Entity['columns'], withAuthor: boolean): Entity {
  return entity('books', columns, {
    database,
    indices: [{ name: 'ix_title', columns: ['title'] }],
    ...(withAuthor ? { relations: { author } } : {}),
  });
}

describe.each(servers)('%s', (server) => {
  test('a table in another database is altered and gets a foreign key into this one', async () => {
    await using database = await createTestDatabase(server);
    await using other = await createTestDatabase(server);
    await other.db.query('ALTER DATABASE CHARACTER SET latin1');
    const name = new URL(String(Reflect.get(other.options, 'url'))).pathname.slice(1);
    const from = [entity('authors'), books(name, { title: text }, false)];
    const to = [entity('authors'), books(name, { title: { ...text, length: 40 } }, true)];
    const create = async (): Promise<string> => {
      const [row] = (await other.db.query('SHOW CREATE TABLE books')) as Record<string, string>[];
      // MySQL shows the collation of the table again where somebody once spelled it out.
      return (row?.['Create Table'] ?? '').replace(/ CHARACTER SET \w+ COLLATE \w+/, '');
    };
    const schemas = from.map((each) => new EntitySchema(each));
    await withTypeorm(database, schemas, (dataSource) => dataSource.synchronize());
    const before = await create();
    await withFolder(async (directory) => {
      await withProject(database, from, directory, async (project) => {
        expect((await compare(project)).summary).toEqual([]);
        await revision(project, { message: 'start' });
        await upgrade(project);
      });
      await withProject(database, to, directory, async (project) => {
        await revision(project, { message: 'edit', autogenerate: true });
        await upgrade(project);
        expect((await compare(project)).summary).toEqual([]);
        expect(await create()).toContain('varchar(40)');
        await downgrade(project, '-1');
      });
    });
    expect(await create()).toBe(before);
    await other.db.query('DROP TABLE books');
  });

  test('the server decides what it is, not the type of the data source', async () => {
    await using database = await createTestDatabase(server);
    const type = server === 'mysql' ? 'mariadb' : 'mysql';
    const options = { ...database.options, type } as typeof database.options;
    const entities = [
      entity('things', {
        a: { type: 'json', nullable: true },
        b: { type: 'uuid', nullable: true },
        c: { type: Date, createDate: true },
        d: { type: String, nullable: true },
      }),
    ];
    await withFolder(async (directory) => {
      await withProject({ ...database, options }, entities, directory, async (project) => {
        await revision(project, { message: 'start', autogenerate: true });
        await upgrade(project);
        expect((await compare(project)).summary).toEqual([]);
      });
    });
  });
});
