import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { filesOf, temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';

const users = {
  upgrade: `await op.createTable('users', [
      column('id', 'integer', { generated: 'increment' }),
      column('name', 'varchar(255)'),
      primaryKey(['id'], { name: 'PK_a3ffb1c0c8416b9fc6f907b7433' }),
    ]);`,
  downgrade: `await op.dropTable('users');`,
};

/** A project with a table of users, whose migration is `users` unless another one is given. */
function projectOn({ options }: Pick<TestDatabase, 'options'>, migration = users): string {
  return temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile('@Column({ length: 255 }) name!: string;'),
    'migrations/users.ts': migrationFile('aaaa1111', migration),
  });
}

describe.each(serverNames)('verify on %s', (server) => {
  test('says in a line that a migration is right, and leaves the database alone', async () => {
    await using database = await createTestDatabase(server);
    const project = projectOn(database);
    const files = filesOf(project);
    const before = await fingerprint(server, database.db);
    expect(await limbeck(project, 'verify')).toEqual({
      exitCode: 0,
      stdout: 'aaaa1111  verified: up ✓ down ✓ data ✓\n',
      stderr: '',
    });
    expect(await fingerprint(server, database.db)).toEqual(before);
    expect(filesOf(project)).toEqual(files);
  });

  test('exits with 1 on what is wrong, and says what, where and what to do', async () => {
    await using database = await createTestDatabase(server);
    const project = projectOn(database, { ...users, downgrade: '' });
    const { exitCode, stdout } = await limbeck(project, 'verify', 'head');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^aaaa1111 {2}not verified: up ✗ down ✗ data ✓\n/);
    expect(stdout).toContain(
      '  down: After the downgrade the catalog is not what it was before the upgrade.\n',
    );
    expect(stdout).toMatch(/\n {4}left: .*users/);
    expect(stdout).toContain(
      `\n    Hint: Correct ${join(project, 'migrations/users.ts')}, and run \`limbeck verify aaaa1111\` again.\n`,
    );
    const json = await limbeck(project, 'verify', '--json');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { revision: 'aaaa1111', down: { outcome: 'failed' }, data: { outcome: 'passed' } },
    ]);
  });

  test('is done by revision --verify on the file that it writes', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile('@Column({ length: 255 }) name!: string;'),
    });
    const line = ['revision', '--autogenerate', '-m', 'users', '--rev-id', 'aaaa1111', '--verify'];
    const { exitCode, stdout, stderr } = await limbeck(project, ...line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'migrations/aaaa1111_users.ts\n' });
    expect(stderr).toContain('aaaa1111  verified: up ✓ down ✓ data ✓\n');
    expect(readFileSync(join(project, 'migrations/aaaa1111_users.ts'), 'utf8')).not.toMatch(
      /verified/i,
    );
    writeFiles(project, {
      'entities/user.ts': userFile('@Column({ length: 40 }) label!: string;'),
    });
    await limbeck(project, 'upgrade');
    const empty = await limbeck(project, 'revision', '-m', 'x', '--verify', '--json');
    expect(JSON.parse(empty.stdout)).toMatchObject({
      verifications: [{ up: { outcome: 'failed' }, down: { outcome: 'passed' } }],
    });
    expect(empty.exitCode).toBe(1);
  });

  test('walks a range one by one, on what each of them starts from', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile('@Column({ length: 255 }) name!: string;'),
      'migrations/a.ts': migrationFile('aaaa1111', {
        upgrade: `await op.createTable('users', [
            column('id', 'integer', { generated: 'increment' }),
            primaryKey(['id'], { name: 'PK_a3ffb1c0c8416b9fc6f907b7433' }),
          ]);
          await op.bulkInsert('users', [{ id: 7 }]);`,
        downgrade: users.downgrade,
      }),
      'migrations/b.ts': migrationFile('aaaa2222', {
        downRevision: 'aaaa1111',
        upgrade: `const rows = await op.query('SELECT id FROM users');
          if (rows.length !== 1) throw new Error(rows.length + ' users');`,
        downgrade: `await op.execute('CREATE TABLE left_behind (id integer)');`,
      }),
      'migrations/c.ts': migrationFile('aaaa3333', {
        downRevision: 'aaaa2222',
        upgrade: `await op.addColumn('users', column('name', 'varchar(255)', { default: 'x' }));
          await op.alterColumn('users', 'name', { default: null, existing: { type: 'varchar(255)', nullable: false, default: 'x' } });`,
        downgrade: `await op.dropColumn('users', 'name');`,
      }),
    });
    const { exitCode, stdout } = await limbeck(project, 'verify', 'base:heads');
    const lines = stdout.split('\n').filter((line) => line.startsWith('aaaa'));
    expect({ exitCode, lines }).toEqual({
      exitCode: 1,
      lines: [
        'aaaa1111  verified: up ✓ down ✓ data ✓',
        'aaaa2222  not verified: up ✗ down ✗ data ✓',
        'aaaa3333  verified: up ✓ down ✓ data ✓',
      ],
    });
  });

  test('goes no further than what does not run', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile(''),
      'migrations/a.ts': migrationFile('aaaa1111', { upgrade: `throw new Error('not yet');` }),
      'migrations/b.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
    });
    const { stdout } = await limbeck(project, 'verify', 'aaaa1111:', '--json');
    expect(JSON.parse(stdout)).toMatchObject([
      { revision: 'aaaa1111', up: { outcome: 'failed', reason: expect.stringMatching(/not yet/) } },
      {
        revision: 'aaaa2222',
        up: {
          outcome: 'failed',
          reason:
            'The database that it starts from cannot be made: revision aaaa1111, which it requires, does not run.',
        },
        down: { outcome: 'skipped' },
        data: { outcome: 'skipped' },
      },
    ]);
    const alone = await limbeck(project, 'verify');
    expect(alone.stdout).toMatch(/cannot be made: The upgrade of revision aaaa1111 .* not yet/);
  });

  test('refuses what stands for no revision', async () => {
    await using database = await createTestDatabase(server);
    const project = projectOn(database);
    for (const [symbol, message, hint] of [
      [
        'base',
        'There is no revision to verify in `base`.',
        'Name one, or a range such as `base:heads`; see `limbeck history`.',
      ],
      [
        'cccc',
        'There is no revision `cccc`.',
        'See `limbeck history` for the revisions there are.',
      ],
    ] as const) {
      expect(await limbeck(project, 'verify', symbol)).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `Error: ${message}\nHint:  ${hint}\n`,
      });
    }
  });
});

test('verify runs for each database of a configuration with several, or for one by its name', async () => {
  const entry = (file: string): string =>
    `{ dataSource: ${JSON.stringify({ type: 'better-sqlite3', database: file, entities: ['entities/*.ts'] })}, migrations: 'migrations' }`;
  const project = temporaryProject({
    'ormconfig.ts': `import { defineConfig } from 'limbeck';
export default defineConfig({ databases: { app: ${entry('app.sqlite')}, copy: ${entry('copy.sqlite')} } });`,
    'entities/user.ts': userFile('@Column({ length: 255 }) name!: string;'),
    'migrations/users.ts': migrationFile('aaaa1111', users),
  });
  const line = 'aaaa1111  verified: up ✓ down ✓ data ✓\n';
  expect(await limbeck(project, 'verify')).toEqual({
    exitCode: 0,
    stdout: `app:\n  ${line}copy:\n  ${line}`,
    stderr: 'app:\ncopy:\n',
  });
  expect(await limbeck(project, 'verify', '-n', 'copy')).toEqual({
    exitCode: 0,
    stdout: line,
    stderr: '',
  });
  expect(existsSync(join(project, 'app.sqlite'))).toBe(false);
});

/** Migrations that never end by themselves once they have told where they run. */
const endless: Readonly<Record<ServerName, string>> = {
  sqlite: `writeFileSync('name', 'memory'); await new Promise((resolve) => setTimeout(resolve, 60_000));`,
  postgres: `${tell('SELECT current_database() AS name')} await op.execute('SELECT pg_sleep(60)');`,
  mysql: `${tell('SELECT DATABASE() AS name')} await op.execute('DO SLEEP(60)');`,
  mariadb: `${tell('SELECT DATABASE() AS name')} await op.execute('DO SLEEP(60)');`,
};

function tell(query: string): string {
  return `const [row] = await op.query('${query}'); writeFileSync('name', row.name);`;
}

describe.each(serverNames)('an interruption of verify on %s', (server) => {
  let program: BuiltProgram;
  beforeAll(() => {
    program = buildProgram();
  });
  afterAll(() => program[Symbol.dispose]());

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves nothing behind', async (signal) => {
    await using database = await createTestDatabase(server);
    const project = projectOn(database, {
      ...users,
      upgrade: `${users.upgrade} const { writeFileSync } = await import('node:fs'); ${endless[server]}`,
    });
    const [command = '', ...words] = program.words;
    const child = spawn(command, [...words, 'verify'], { cwd: project });
    const written = { text: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      written.text += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const file = join(project, 'name');
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8') !== '', { timeout: 60_000 })
      .toBe(true);
    child.kill(signal);
    expect(await ended, written.text).toBe(1);
    expect(written.text).toBe(
      'Error: The verification was interrupted; nothing of it is left on the server.\n' +
        'Hint:  Run the command again.\n',
    );
    expect(await isThere(database, readFileSync(file, 'utf8'))).toBe(false);
  });
});

async function isThere({ server, db }: TestDatabase, name: string): Promise<boolean> {
  if (server === 'sqlite') return false;
  expect(name).toMatch(/^limbeck_scratch_[0-9a-f]{12}$/);
  const query =
    server === 'postgres'
      ? `SELECT 1 FROM pg_database WHERE datname = '${name}'`
      : `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${name}'`;
  return ((await db.query(query)) as readonly unknown[]).length > 0;
}
