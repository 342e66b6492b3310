import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listTemplates } from '../../src/index.ts';
import { limbeck } from '../support/command-line.ts';
import { filesOf, temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { userFile } from '../support/project-files.ts';

const user = userFile('@Column() name!: string;');

/** Writes a first revision with what the entities declare, and applies it. */
async function start(project: string, ...more: readonly string[]): Promise<void> {
  const line = ['revision', '--autogenerate', '-m', 'start', ...more];
  const written = await limbeck(project, ...line);
  expect(written, written.stderr).toMatchObject({ exitCode: 0, stderr: /^\+ users/ });
  expect(await limbeck(project, 'upgrade', ...more)).toMatchObject({ exitCode: 0 });
  expect(await limbeck(project, 'check', ...more)).toMatchObject({
    exitCode: 0,
    stderr: 'The database matches the migrations and the entities.\n',
  });
}

async function init(project: string, ...line: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await limbeck(project, 'init', ...line);
  expect(exitCode, stderr).toBe(0);
  return stdout.trimEnd().split('\n');
}

describe('init', () => {
  test('starts a project with nothing but a database', async () => {
    const project = temporaryProject({});
    expect(await init(project, '-t', 'generic')).toEqual(['ormconfig.ts', 'migrations']);
    writeFiles(project, { 'entities/user.ts': user });
    await start(project);
    expect(Object.keys(filesOf(project))).toContain('app.sqlite');
  });

  test('starts a project with two databases', async () => {
    const project = temporaryProject({});
    expect(await init(project, 'db/migrations', '--template', 'multidb')).toEqual([
      'ormconfig.ts',
      'db/migrations/app',
      'db/migrations/audit',
    ]);
    const entry = user.replace('User', 'Audit');
    writeFiles(project, { 'entities/app/user.ts': user, 'entities/audit/entry.ts': entry });
    await start(project, '--name', 'app');
    await start(project, '--name', 'audit');
    expect(await limbeck(project, 'status')).toMatchObject({ exitCode: 0 });
    expect(await limbeck(project, 'downgrade', 'base', '-n', 'audit')).toMatchObject({
      exitCode: 0,
    });
    expect(await limbeck(project, 'status')).toMatchObject({
      exitCode: 4,
      stdout: expect.stringMatching(/^audit:\n {2}base → /),
    });
  });

  test('starts a project whose package.json nobody can read', async () => {
    const project = temporaryProject({ 'package.json': '{ "type": ' });
    expect(await init(project, '-t', 'nestjs')).toEqual([
      'ormconfig.ts',
      'src/database-options.ts',
      'migrations',
    ]);
    expect(filesOf(project)['ormconfig.ts']).toContain(`from './src/database-options';`);
  });

  describe.each(['module', 'commonjs'])('in a package of type %s', (type) => {
    const manifest = { 'package.json': JSON.stringify({ type }) };
    const options = `{ type: 'better-sqlite3', database: 'own.sqlite', entities: ['src/*.entity.ts'] }`;

    test.each([
      ['src/data-source.ts', `export const AppDataSource = new DataSource(${options});`],
      ['data-source.ts', `export default new DataSource(${options});`],
      ['db/connect.ts', `export const dataSource: DataSource = new DataSource(${options});`],
    ])('takes the data source of %s', async (path, text) => {
      const project = temporaryProject({
        ...manifest,
        [path]: `import { DataSource } from 'typeorm';\n${text}`,
        'src/user.entity.ts': user,
      });
      const given = path.startsWith('db/') ? ['-d', path] : [];
      expect(await init(project, '-t', 'typeorm-datasource', ...given)).toEqual([
        'ormconfig.ts',
        'migrations',
      ]);
      await start(project);
      expect(Object.keys(filesOf(project))).toContain('own.sqlite');
    });

    test('shares its options with an application of NestJS', async () => {
      const project = temporaryProject(manifest);
      expect(await init(project, '-t', 'nestjs')).toEqual([
        'ormconfig.ts',
        'src/database-options.ts',
        'migrations',
      ]);
      writeFiles(project, { 'src/users/user.entity.ts': user });
      await start(project);
      const module = await import(join(project, 'src/database-options.ts'));
      expect(module).toMatchObject({
        databaseOptions: { type: 'better-sqlite3', synchronize: false },
      });
    });
  });

  test('writes nothing where something is in the way, or missing', async () => {
    const project = temporaryProject({ 'src/database-options.ts': 'mine' });
    const before = filesOf(project);
    expect(await limbeck(project, 'init', '-t', 'nestjs')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'src/database-options.ts exists already; nothing was written.',
      ),
    });
    expect(await limbeck(project, 'init', '-t', 'typeorm-datasource')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /There is no src\/data-source\.ts or .*; nothing was written\.\n.*-d <file>/,
      ),
    });
    const named = ['init', '-t', 'typeorm-datasource', '-d', 'mine.ts'];
    expect(await limbeck(project, ...named)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no mine.ts in'),
    });
    expect(await limbeck(project, 'init', '-t', 'flask')).toMatchObject({ exitCode: 2 });
    expect(filesOf(project)).toEqual(before);
  });

  test.each(['postgres', 'mysql', 'mariadb'])(
    'keeps the password of %s out of its files',
    async (database) => {
      for (const { name } of listTemplates().filter((each) => each.name !== 'typeorm-datasource')) {
        const project = temporaryProject({ 'package.json': '{ "type": "module" }' });
        await init(project, '-t', name, '--database', database);
        const text = Object.values(filesOf(project)).join('\n');
        expect(text).toContain(`type: '${database}'`);
        expect(text).toMatch(/password: process\.env\['DB_PASSWORD'\] \?\? ''/);
      }
    },
  );
});

test('list-templates says what each is for', async () => {
  const { stdout } = await limbeck('.', 'list-templates');
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'generic',
    'multidb',
    'typeorm-datasource',
    'nestjs',
    '',
  ]);
  expect(JSON.parse((await limbeck('.', 'list-templates', '--json')).stdout)).toEqual(
    listTemplates(),
  );
});
