import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Post } from '../../entities/post.ts';
import { Tag } from '../../entities/tag.ts';
import { User } from '../../entities/user.ts';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entities = [User, Post, Tag];

async function openExample({ options }: TestDatabase, migrations: string): Promise<Project> {
  return openProject({ cwd: root, dataSource: { ...options, entities }, migrations });
}

describe.each(serverNames)('the worked example on %s', (server) => {
  test('runs up and down, and matches its entities in between', async () => {
    await using database = await createTestDatabase(server);
    const project = await openExample(database, 'migrations');
    try {
      const before = await fingerprint(server, database.db);
      await upgrade(project);
      expect((await compare(project)).summary).toEqual([]);
      await withTypeorm(database, entities, async (dataSource) => {
        const log = await dataSource.driver.createSchemaBuilder().log();
        expect(log.upQueries.map(({ query }) => query)).toEqual([]);
      });
      await downgrade(project, 'base');
      expect(await fingerprint(server, database.db)).toEqual(before);
    } finally {
      await project.close();
    }
  });

  test('is in step with a database that TypeORM has synchronised', async () => {
    await using database = await createTestDatabase(server);
    await withTypeorm(database, entities, (dataSource) => dataSource.synchronize());
    const project = await openExample(database, 'migrations');
    try {
      const { summary, undecided } = await compare(project);
      expect({ summary, undecided }).toEqual({ summary: [], undecided: [] });
    } finally {
      await project.close();
    }
  });

  test('is generated as a file that runs on every other database', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (migrations) => {
      const project = await openExample(database, migrations);
      await revision(project, { message: 'first', autogenerate: true });
      await project.close();
      for (const other of serverNames) {
        await using elsewhere = await createTestDatabase(other);
        const there = await openExample(elsewhere, migrations);
        try {
          await upgrade(there);
          expect((await compare(there)).summary, `on ${other}`).toEqual([]);
        } finally {
          await there.close();
        }
      }
    });
  });
});

test('the committed migration is what Limbeck generates from the entities', async () => {
  const [name = ''] = readdirSync(join(root, 'migrations'));
  const committed = readFileSync(join(root, 'migrations', name), 'utf8');
  const created = /Created: {2}(\S+)/.exec(committed)?.[1] ?? '';
  await using database = await createTestDatabase('sqlite');
  await withFolder(async (migrations) => {
    const project = await openExample(database, migrations);
    const { text } = await revision(project, {
      message: 'users, posts and tags',
      autogenerate: true,
      revisionId: name.split('_')[0] ?? '',
      created: new Date(created),
    });
    await project.close();
    expect(text).toBe(committed);
  });
});
