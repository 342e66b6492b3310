import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databaseNames, openProject, upgrade } from '../../src/index.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const sqlite = { type: 'better-sqlite3', database: 'audit.sqlite' };

/** The text of a configuration with the databases `app` and `audit`; `more` goes into both. */
function configFor(app: object, more = ''): string {
  const entry = (dataSource: object, entities: string): string =>
    `{ dataSource: ${JSON.stringify({ ...dataSource, entities: [entities] })}, ${more} }`;
  return `import { defineConfig } from 'limbeck';
export default defineConfig({ databases: {
  app: ${entry(app, 'entities/*.ts')},
  audit: ${entry(sqlite, 'audit/*.ts')},
} });`;
}

const entities = {
  'entities/user.ts': userFile('@Column() name!: string;'),
  'audit/entry.ts': userFile('@Column() what!: string;').replace("'users'", "'entries'"),
};

describe.each(serverNames)(
  'a configuration with several databases, one of them on %s',
  (server) => {
    test('names them, and has a history for each', async () => {
      await using database = await createTestDatabase(server);
      const project = temporaryProject({
        'ormconfig.ts': configFor(database.options),
        ...entities,
      });
      const run = (...line: readonly string[]) => limbeck(project, ...line);

      const unnamed = await run('revision', '--autogenerate', '-m', 'users');
      expect(unnamed).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(
          /ormconfig\.ts holds 2 databases: `app`, `audit`\.\nHint: {2}Name one of them with `--name`\.\n$/,
        ),
      });
      const ids = { app: 'aaaa1111', audit: 'bbbb1111' };
      for (const [name, id] of Object.entries(ids)) {
        const line = ['--autogenerate', '-m', 'start', '--rev-id', id, '--name', name];
        expect(await run('revision', ...line)).toMatchObject({
          exitCode: 0,
          stdout: `migrations/${name}/${id}_start.ts\n`,
        });
      }
      expect(await run('status')).toMatchObject({
        exitCode: 4,
        stdout: 'app:\n  base → aaaa1111 (head)  start\naudit:\n  base → bbbb1111 (head)  start\n',
      });
      expect(await run('upgrade', '-n', 'app')).toMatchObject({ exitCode: 0 });
      expect(await run('current')).toMatchObject({
        stdout: 'app:\n  aaaa1111 (head)  start\n',
        stderr:
          'app:\naudit:\nNo migration is applied.\nThere are migrations to apply: run `limbeck upgrade`.\n',
      });
      const applied = await run('upgrade', '--json');
      expect(JSON.parse(applied.stdout)).toMatchObject({
        app: { steps: [], to: ['aaaa1111'] },
        audit: { steps: [{ revision: 'bbbb1111' }], to: ['bbbb1111'] },
      });
      expect(await run('check')).toMatchObject({ exitCode: 0 });
      for (const line of [
        ['downgrade', 'base'],
        ['stamp', 'head'],
        ['merge'],
        ['show', 'head'],
        ['edit'],
      ]) {
        expect(await run(...line)).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining('Name one of them with `--name`.'),
        });
      }
      expect(await run('downgrade', 'base', '--name', 'app')).toMatchObject({ exitCode: 0 });
      expect(await run('history')).toMatchObject({
        stdout: 'app:\n  base → aaaa1111 (head)  start\naudit:\n  base → bbbb1111 (head)  start\n',
      });
      expect(await run('current', '--name', 'other')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(
          /holds no database `other`\.\n.*Name one of `app`, `audit`\.\n$/,
        ),
      });
    });

    test('writes one file for all that share a folder, with a section for each', async () => {
      await using database = await createTestDatabase(server);
      const empty = await fingerprint(server, database.db);
      const project = temporaryProject({
        'ormconfig.ts': configFor(database.options, `migrations: 'shared'`),
        ...entities,
      });
      const run = (...line: readonly string[]) => limbeck(project, ...line);
      const first = await run('revision', '--autogenerate', '--rev-id', 'aaaa1111', '-m', 'start');
      expect(first).toMatchObject({ exitCode: 0, stdout: 'shared/aaaa1111_start.ts\n' });
      expect(first.stderr).toMatch(/^app:\n[^]*\+ users [^]*^audit:\n[^]*\+ entries /m);
      const text = readFileSync(join(project, 'shared/aaaa1111_start.ts'), 'utf8');
      expect(text).toMatch(
        /upgrade = \{\n {2}async app\(op: .*'users'[^]*\n {2}\},\n {2}async audit\(op: .*'entries'/s,
      );
      expect(await run('upgrade')).toMatchObject({ exitCode: 0 });
      expect(await run('check')).toMatchObject({ exitCode: 0 });
      expect((await run('revision', '--autogenerate')).stderr).toContain(
        'The databases match the entities: nothing to write.',
      );

      writeFiles(project, {
        'audit/entry.ts': entities['audit/entry.ts'].replace(
          '@Column() what',
          '@Column({ nullable: true }) at!: string; @Column() what',
        ),
      });
      const second = await run('revision', '--autogenerate', '--rev-id', 'bbbb1111');
      expect(second).toMatchObject({ exitCode: 0, stdout: 'shared/bbbb1111_add_entries_at.ts\n' });
      const edit = readFileSync(join(project, 'shared/bbbb1111_add_entries_at.ts'), 'utf8');
      expect(edit).not.toContain('async app');
      expect(await run('upgrade')).toMatchObject({ exitCode: 0 });
      expect(await run('check')).toMatchObject({ exitCode: 0 });

      const named = await run('revision', '-m', 'by hand', '--name', 'app', '--rev-id', 'cccc1111');
      expect(named).toMatchObject({ stdout: 'shared/cccc1111_by_hand.ts\n' });
      const byHand = readFileSync(join(project, 'shared/cccc1111_by_hand.ts'), 'utf8');
      expect(byHand).toContain('async app(_op: Operations): Promise<void> {},');
      expect(byHand).not.toContain('audit');
      const answered = ['--autogenerate', '--fill', 'users.name=x'];
      expect(await run('revision', ...answered)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('for a revision of several databases (app, audit)'),
      });
      expect(await run('upgrade')).toMatchObject({ exitCode: 0 });
      for (const name of ['app', 'audit']) {
        expect(await run('downgrade', 'base', '--name', name)).toMatchObject({ exitCode: 0 });
      }
      expect(await fingerprint(server, database.db)).toEqual(empty);
    });

    test('takes an answer about a name that one of them has', async () => {
      await using database = await createTestDatabase(server);
      const user = userFile('@Column({ nullable: true }) nick!: string;');
      const project = temporaryProject({
        'ormconfig.ts': configFor(database.options),
        ...entities,
        'entities/user.ts': user,
      });
      const run = (...line: readonly string[]) => limbeck(project, ...line);
      for (const name of ['app', 'audit']) {
        await run('revision', '--autogenerate', '-m', 'start', '--name', name);
      }
      await run('upgrade');
      writeFiles(project, { 'entities/user.ts': user.replace('nick', 'slogan') });
      const flag = ['--rename', 'users.nick=users.slogan'];
      expect(await run('diff', ...flag)).toMatchObject({
        exitCode: 0,
        stdout: 'app:\n  ~ users.nick → users.slogan\n',
      });
      expect(await run('check', ...flag)).toMatchObject({ exitCode: 3 });
      for (const command of ['check', 'diff']) {
        expect(await run(command, ...flag, '--no-rename', 'users.nobody')).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining(
            'for users.nobody, which is nothing that comes or goes in any of the databases app, audit.',
          ),
        });
      }
      expect((await run('check', ...flag, '--name', 'audit')).exitCode).toBe(1);
    });

    test('runs the section of each in the files that they share', async () => {
      await using database = await createTestDatabase(server);
      const section = (name: string, body: string): string =>
        `async ${name}(op: Operations): Promise<void> { ${body} },`;
      const create = `await op.createTable('t', [column('id', 'integer'), primaryKey(['id'])]);`;
      const drop = `await op.dropTable('t');`;
      const head = migrationFile('aaaa1111').split('export async function')[0] ?? '';
      const project = temporaryProject({
        'ormconfig.ts': configFor(database.options, `migrations: 'shared'`),
        'entities/none.ts': '',
        'audit/none.ts': '',
        'shared/a.ts': `${head}
        export const upgrade = { ${section('app', create)} };
        export const downgrade = { ${section('app', drop)} };`,
      });
      expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
      const current = await limbeck(project, 'current');
      expect(current.stdout).toBe('app:\n  aaaa1111 (head)  a\naudit:\n  aaaa1111 (head)  a\n');
      expect(await database.db.query('SELECT * FROM t')).toEqual([]);
      expect(await limbeck(project, 'downgrade', 'base', '-n', 'app')).toMatchObject({
        exitCode: 0,
      });
      await expect(Promise.resolve(database.db.query('SELECT * FROM t'))).rejects.toThrow(/t\b/);
      const alone = { dataSource: { ...database.options, entities: [] }, migrations: 'shared' };
      const unnamed = await openProject({ cwd: project, config: alone });
      await expect(upgrade(unnamed)).rejects.toMatchObject({
        code: 'DATABASE_NOT_NAMED',
        message: expect.stringMatching(
          /a\.ts has a section for each of app, and the configuration/,
        ),
      });
      await unnamed.close();
    });
  },
);

describe('the name of a database', () => {
  test('is also that of a data source that a file exports', async () => {
    const project = temporaryProject({
      'data-source.ts': `import { DataSource } from 'typeorm';
        export const main = new DataSource({ type: 'better-sqlite3', database: 'main.sqlite' });
        export const audit = new DataSource({ type: 'better-sqlite3', database: 'audit.sqlite' });`,
    });
    const line = ['-d', 'data-source.ts'];
    expect(await limbeck(project, 'current', ...line)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/exports 2 data sources: `main`, `audit`\.\n.*`--name`/),
    });
    const one = [...line, '--name', 'audit'];
    expect(
      await limbeck(project, 'revision', '-m', 'x', '--rev-id', 'aaaa1111', ...one),
    ).toMatchObject({
      stdout: 'migrations/audit/aaaa1111_x.ts\n',
    });
    expect(await limbeck(project, 'current', ...line, '-n', 'other')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('holds no database `other`'),
    });
  });

  test.each([
    ['{ databases: {} }', /`databases` in .* must be an object with a configuration for each name/],
    [`{ databases: { 'a/b': {} } }`, /`databases` in .* must be an object with a configuration/],
    [
      '{ databases: { a: {} } }',
      /`databases\.a` in .* must be a configuration with a `dataSource`/,
    ],
  ])('is refused in %s', async (config, message) => {
    const project = temporaryProject({ 'ormconfig.ts': `export default ${config};` });
    const outcome = await limbeck(project, 'upgrade');
    expect(outcome).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(message) });
  });

  test('is known to a program', async () => {
    const project = temporaryProject({ 'ormconfig.ts': configFor(sqlite), ...entities });
    expect(await databaseNames({ cwd: project })).toEqual(['app', 'audit']);
    writeFiles(project, {
      'ormconfig.ts': `export default { dataSource: ${JSON.stringify(sqlite)} };`,
    });
    expect(await databaseNames({ cwd: project })).toEqual([]);
    const databases = { only: { dataSource: { ...sqlite, type: 'better-sqlite3' as const } } };
    expect(await databaseNames({ config: { databases } })).toEqual(['only']);
    const opened = await openProject({ cwd: project, config: { databases } });
    expect(opened.name).toBe('only');
  });
});
