import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EntitySchema } from 'typeorm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  check,
  compare,
  current,
  diff,
  downgrade,
  history,
  init,
  openProject,
  revision,
  upgrade,
  type Project,
} from '../../src/index.ts';
import { temporaryDirectory, temporaryProject } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

/** An entity with one column beside its id. */
function entity(name: string, column: string): EntitySchema {
  return new EntitySchema({
    name,
    columns: {
      id: { type: Number, primary: true, generated: true },
      [column]: { type: String, length: 40 },
    },
  });
}

/** A project that a program opens, with its migrations in a folder of its own. */
async function open(
  { options }: Pick<TestDatabase, 'options'>,
  entities: readonly EntitySchema[],
): Promise<Project> {
  return openProject({
    cwd: join(import.meta.dirname, '../..'),
    dataSource: { ...options, entities: [...entities] },
    migrations: temporaryDirectory(),
  });
}

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

describe.each(serverNames)('the functions of the commands on %s', (server) => {
  test('return what they find and do, and print nothing', async () => {
    await using database = await createTestDatabase(server);
    const project = await open(database, [entity('users', 'name')]);
    try {
      expect(await current(project)).toEqual({ heads: [], revisions: [], isHead: true });
      expect(await history(project)).toEqual([]);
      expect(await check(project)).toMatchObject({ upToDate: false, behind: [] });
      expect((await compare(project)).operations).toMatchObject([{ kind: 'createTable' }]);
      expect((await diff(project)).sql).toEqual([expect.stringMatching(/^CREATE TABLE/)]);
      const written = await revision(project, {
        message: 'users',
        autogenerate: true,
        revisionId: 'aaaa1111',
        created: new Date('2026-11-23T10:00:00Z'),
      });
      expect(written).toMatchObject({
        revision: 'aaaa1111',
        path: join(project.migrations[0] ?? '', 'aaaa1111_users.ts'),
        text: expect.stringContaining('Created:  2026-11-23T10:00:00Z'),
      });

      const told: string[] = [];
      const onStep = (step: { readonly revision: { readonly id: string } }): void => {
        told.push(step.revision.id);
      };
      expect(await upgrade(project, 'head', { onStep })).toMatchObject({
        steps: [{ revision: { id: 'aaaa1111' }, direction: 'upgrade' }],
        from: [],
        to: ['aaaa1111'],
      });
      expect(told).toEqual(['aaaa1111']);
      expect(await upgrade(project)).toMatchObject({ steps: [], to: ['aaaa1111'] });
      expect(await check(project)).toMatchObject({ upToDate: true, operations: [] });
      expect(await revision(project, { autogenerate: true })).toMatchObject({
        path: null,
        revision: null,
        text: '',
      });
      expect(await current(project)).toMatchObject({ heads: ['aaaa1111'], isHead: true });
      expect(await history(project, { indicateCurrent: true })).toMatchObject([
        { id: 'aaaa1111', parents: [], message: 'users', isHead: true, isCurrent: true },
      ]);
      expect(await downgrade(project, 'base')).toMatchObject({ to: [] });
    } finally {
      await project.close();
    }
    expect(printed).toEqual([]);
  });
});

describe('projects that are open at once', () => {
  test('work side by side on different databases', async () => {
    const databases = await Promise.all(serverNames.map((server) => createTestDatabase(server)));
    const projects = await Promise.all(
      databases.map((database, position) =>
        open(database, [entity(`table_${position}`, `column_${position}`)]),
      ),
    );
    try {
      const results = await Promise.all(
        projects.map(async (project) => {
          await revision(project, { message: 'first', autogenerate: true });
          const { to } = await upgrade(project);
          const { upToDate, summary } = await check(project);
          return { heads: to.length, upToDate, summary };
        }),
      );
      expect(results).toEqual(results.map(() => ({ heads: 1, upToDate: true, summary: [] })));
      for (const [position, { db }] of databases.entries()) {
        const rows = await db.query(`SELECT column_${position} FROM table_${position}`);
        expect(rows).toEqual([]);
      }
      await Promise.all(projects.map((project) => downgrade(project, 'base')));
    } finally {
      await Promise.all(projects.map((project) => project.close()));
      for (const database of databases) await database[Symbol.asyncDispose]();
    }
    expect(printed).toEqual([]);
  });

  test('have their relative paths below their own folders', async () => {
    const files = {
      'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'data/app.sqlite' }),
      'data/.gitkeep': '',
    };
    const one = temporaryProject({
      ...files,
      'entities/user.ts': userFile('@Column() one!: string;'),
    });
    const two = temporaryProject({
      ...files,
      'entities/user.ts': userFile('@Column() two!: string;'),
    });
    for (const cwd of [one, two]) {
      const project = await openProject({ cwd });
      try {
        await revision(project, { message: 'first', autogenerate: true });
        await upgrade(project);
        expect(await check(project)).toMatchObject({ upToDate: true });
        const { db } = await project.database('read');
        expect(await db.query('PRAGMA database_list')).toMatchObject([
          { file: join(cwd, 'data/app.sqlite') },
        ]);
      } finally {
        await project.close();
      }
    }
  });

  test('can be closed twice, and open again what they are asked for', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await open(database, [entity('users', 'name')]);
    await check(project);
    await project.close();
    await project.close();
    expect(await check(project)).toMatchObject({ upToDate: false });
    await project.close();
  });
});

describe('reading from a SQLite file that is not there', () => {
  test.each([current, check, diff])('does not create it', async (command) => {
    const cwd = temporaryProject({
      'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
      'entities/user.ts': userFile('@Column() name!: string;'),
    });
    const project = await openProject({ cwd });
    await command(project);
    await project.close();
    expect(readdirSync(cwd).toSorted()).toEqual(['entities', 'ormconfig.ts']);
  });
});

describe('init', () => {
  test('writes a configuration for each database, which Limbeck can read', async () => {
    for (const database of ['sqlite', 'postgres', 'mysql', 'mariadb'] as const) {
      const cwd = temporaryProject({});
      expect(await init({ cwd, database, directory: "src/it's here" })).toEqual({
        created: ['ormconfig.ts', "src/it's here"],
      });
      const project = await openProject({ cwd });
      expect(project.migrations).toEqual([join(cwd, "src/it's here")]);
      expect(await history(project)).toEqual([]);
      await project.close();
    }
  });

  test('keeps a folder of migrations that is there', async () => {
    const cwd = temporaryProject({});
    mkdirSync(join(cwd, 'migrations'));
    expect(await init({ cwd })).toEqual({ created: ['ormconfig.ts', 'migrations'] });
    await expect(init({ cwd })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  });
});
