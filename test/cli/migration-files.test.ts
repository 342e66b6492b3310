import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limbeck, limbeckWith, type Outcome } from '../support/command-line.ts';
import { filesOf, temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

/** A project on a SQLite file whose configuration says `more`. */
function project(more: string, files: Readonly<Record<string, string>> = {}): string {
  return temporaryProject({
    'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }, more),
    ...files,
  });
}

async function written(folder: string, ...line: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await limbeck(folder, 'revision', ...line);
  expect(exitCode, stderr).toBe(0);
  return stdout.trimEnd();
}

/** A command that went wrong, and left every file as it was. */
async function refused(folder: string, ...line: readonly string[]): Promise<Outcome> {
  const before = filesOf(folder);
  const outcome = await limbeck(folder, ...line);
  expect(outcome.exitCode).toBe(1);
  expect(filesOf(folder)).toEqual(before);
  return outcome;
}

describe.each(serverNames)('several folders of migrations on %s', (server) => {
  test('hold one history that every command knows', async () => {
    await using database = await createTestDatabase(server);
    const folder = temporaryProject({
      'ormconfig.ts': configFile(database.options, `migrations: ['core', 'billing'],`),
      'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
    });
    expect(await refused(folder, 'revision', '-m', 'start')).toMatchObject({
      stderr: expect.stringMatching(/could go to any of .*core, .*billing\.\n.*--version-path/),
    });
    expect(await refused(folder, 'revision', '-m', 'start', '--version-path', 'src')).toMatchObject(
      {
        stderr: expect.stringMatching(/src is not one of the folders of the migrations/),
      },
    );
    const core = ['--autogenerate', '-m', 'users', '--rev-id', 'aaaa1111'];
    expect(await written(folder, ...core, '--version-path', 'core')).toBe('core/aaaa1111_users.ts');
    const billing = ['--head', 'base', '--branch-label', 'billing', '--version-path', './billing'];
    expect(await written(folder, '-m', 'invoices', '--rev-id', 'bbbb1111', ...billing)).toBe(
      'billing/bbbb1111_invoices.ts',
    );
    expect(await written(folder, '-m', 'more', '--rev-id', 'bbbb2222', '--head', 'billing')).toBe(
      'billing/bbbb2222_more.ts',
    );
    const merging = await limbeck(folder, 'merge', '-m', 'join', '--rev-id', 'cccc1111');
    expect(merging).toMatchObject({ exitCode: 0, stdout: 'core/cccc1111_join.ts\n' });

    const listed = await limbeck(folder, 'history');
    expect(
      ['aaaa1111', 'bbbb1111', 'bbbb2222', 'cccc1111'].every((id) => listed.stdout.includes(id)),
    ).toBe(true);
    expect((await limbeck(folder, 'show', 'bbbb2222')).stdout).toContain(
      join(folder, 'billing/bbbb2222_more.ts'),
    );
    const env = { EDITOR: 'true' };
    expect(await limbeckWith(env, folder, 'edit', 'billing', '--json')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('billing/bbbb1111_invoices.ts'),
    });
    expect(await limbeck(folder, 'upgrade')).toMatchObject({ exitCode: 0 });
    expect(await limbeck(folder, 'check')).toMatchObject({ exitCode: 0 });
    expect(await limbeck(folder, 'downgrade', 'base')).toMatchObject({ exitCode: 0 });
  });
});

describe('the name of a new file', () => {
  test('follows the template, in the time zone of the configuration', async () => {
    const folder = project(`
      fileTemplate: '{year}-{month}-{day}_{rev}_{slug}',
      timezone: 'Pacific/Kiritimati',
      truncateSlugLength: 12,`);
    const path = await written(folder, '-m', 'add posts and users', '--rev-id', 'aaaa1111');
    const day = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    expect(path).toBe(`migrations/${day}_aaaa1111_add_posts.ts`);
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toMatch(new RegExp(String.raw`Created:  ${day}T\d\d:\d\d:\d\d\+14:00`));
    expect(await limbeck(folder, 'history')).toMatchObject({
      stdout: 'base → aaaa1111 (head)  add posts and users\n',
    });
  });

  test('may name folders where these are read too', async () => {
    const folder = project(`recursiveMigrations: true, fileTemplate: '{year}/{rev}',`);
    const year = new Date().getUTCFullYear();
    expect(await written(folder, '--rev-id', 'aaaa1111')).toBe(`migrations/${year}/aaaa1111.ts`);
    const deeper = ['--version-path', 'migrations/billing'];
    expect(await written(folder, '--rev-id', 'aaaa2222', ...deeper)).toBe(
      `migrations/billing/${year}/aaaa2222.ts`,
    );
    expect((await limbeck(folder, 'history')).stdout).toBe(
      'aaaa1111 → aaaa2222 (head)  empty\nbase → aaaa1111  empty\n',
    );
    expect(await limbeck(folder, 'upgrade')).toMatchObject({ exitCode: 0 });
  });

  test('says what autogenerate has found where there is no message', async () => {
    const folder = project('', {
      'entities/user.ts': userFile(''),
      'entities/word.ts': userFile('').replaceAll('User', 'Word').replace("'users'", "'words'"),
      'entities/tag.ts': userFile('').replaceAll('User', 'Tag').replace("'users'", "'tags'"),
    });
    const path = await written(folder, '--autogenerate', '--rev-id', 'aaaa1111');
    expect(path).toBe('migrations/aaaa1111_add_tags_and_2_more.ts');
  });

  test.each([
    [`fileTemplate: '{rev}_{name}'`, /`fileTemplate` in .*ormconfig\.ts must be .*\{slug\}/],
    [`fileTemplate: 'migration'`, /`fileTemplate` .* must be a relative path/],
    [`fileTemplate: '../{rev}'`, /`fileTemplate` .* must be a relative path/],
    [
      `fileTemplate: '{year}/{rev}'`,
      /files in folders are not read\.\n.*recursiveMigrations: true/,
    ],
    [`timezone: 'Europe/Atlantis'`, /`timezone` in .* must be the name of a time zone/],
    [`truncateSlugLength: 0`, /`truncateSlugLength` in .* must be a whole number above zero/],
    [`migrations: []`, /`migrations` in .* must be the path of a folder, or a list of paths/],
    [`postWriteHooks: ['prettier']`, /`postWriteHooks` in .* must be a list of functions and of/],
    [`migrationTemplate: 'x'`, /`migrationTemplate` in .* must be a function/],
  ])('is refused with %s', async (option, message) => {
    const folder = project(`${option} as never,`);
    expect((await refused(folder, 'revision', '-m', 'x')).stderr).toMatch(message);
  });

  test('an id that cannot be one is refused', async () => {
    const folder = project('', { 'migrations/a.ts': migrationFile('aaaa1111') });
    for (const id of ['a-b', 'head', 'a'.repeat(33), '']) {
      const { stderr } = await refused(folder, 'revision', '-m', 'x', '--rev-id', id);
      expect(stderr).toContain(`\`${id}\` cannot be a revision id.`);
    }
    const taken = await refused(folder, 'revision', '-m', 'x', '--rev-id', 'aaaa1111');
    expect(taken.stderr).toMatch(/The name aaaa1111 is taken by .*a\.ts/);
  });
});

describe('a template of the project', () => {
  test('lays out the file from its parts', async () => {
    const folder = temporaryProject({
      'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }).replace(
        'dataSource:',
        'migrationTemplate: layOut,\n  dataSource:',
      ),
      'layout.ts': `import type { MigrationTemplate } from 'limbeck';
export const layOut: MigrationTemplate = ({ header, imports, constants, upgrade, downgrade, message }) =>
  \`// Our own form of "\${message}".
\${header}\${imports}
\${constants}
export async function upgrade(op: Operations): Promise<void> {
\${upgrade}}
export async function downgrade(op: Operations): Promise<void> {
\${downgrade}}
\`;`,
      'entities/user.ts': userFile('@Column() name!: string;'),
    });
    const config = join(folder, 'ormconfig.ts');
    const text = readFileSync(config, 'utf8');
    writeFiles(folder, { 'ormconfig.ts': `import { layOut } from './layout.ts';\n${text}` });
    const path = await written(folder, '--autogenerate', '-m', 'users');
    expect(readFileSync(join(folder, path), 'utf8')).toMatch(/^\/\/ Our own form of "users"\./);
    expect(await limbeck(folder, 'upgrade')).toMatchObject({ exitCode: 0 });
    expect(await limbeck(folder, 'check')).toMatchObject({ exitCode: 0 });
    expect((await limbeck(folder, 'history')).stdout).toMatch(/users\n$/);
  });

  test.each([
    [`() => 'nothing'`, /The hook `migrationTemplate` of .* history cannot find revision aaaa1111/],
    [`({ text }) => text.replaceAll('aaaa1111', 'bbbb1111')`, /cannot find revision aaaa1111/],
    [
      `() => { throw new Error('no layout'); }`,
      /The hook `migrationTemplate` of .*ormconfig\.ts failed: no layout\./,
    ],
  ])('that is %s writes nothing', async (template, message) => {
    const folder = project(`migrationTemplate: ${template},`);
    const { stderr } = await refused(folder, 'revision', '-m', 'x', '--rev-id', 'aaaa1111');
    expect(stderr).toMatch(message);
  });
});

describe('what is done with a new file', () => {
  const format = `
    const { readFileSync, writeFileSync } = require('node:fs');
    const [word, path] = process.argv.slice(2);
    writeFileSync(path, readFileSync(path, 'utf8') + '// ' + word + ' in ' + process.cwd() + '\\n');`;

  test('runs in order, in the folder of the configuration, and finds its programs', async () => {
    const folder = project(
      `postWriteHooks: [
        ['node', 'format.cjs', 'first'],
        ['own-formatter', '{file}'],
        async (path) => { await import('node:fs/promises').then(({ appendFile }) => appendFile(path, '// third\\n')); },
      ],`,
      {
        'format.cjs': format,
        'node_modules/.bin/own-formatter': `#!/usr/bin/env node\nrequire('node:fs').appendFileSync(process.argv[2], '// second\\n');\n`,
      },
    );
    chmodSync(join(folder, 'node_modules/.bin/own-formatter'), 0o755);
    const path = await written(folder, '-m', 'users', '--rev-id', 'aaaa1111');
    expect(readFileSync(join(folder, path), 'utf8').trimEnd().split('\n').slice(-3)).toEqual([
      `// first in ${folder}`,
      '// second',
      '// third',
    ]);
    writeFiles(folder, { 'migrations/b.ts': migrationFile('bbbb1111') });
    const merging = await limbeck(folder, 'merge', '-m', 'join', '--rev-id', 'cccc1111');
    expect(merging.stderr).toBe('');
    expect(readFileSync(join(folder, 'migrations/cccc1111_join.ts'), 'utf8')).toContain('// third');
  });

  test.each([
    [
      `['node', '-e', 'console.error("line 3: unexpected"); process.exit(2)']`,
      /Warning: The hook `node -e .*` failed on .*aaaa1111_users\.ts: exit code 2\.\nline 3: unexpected\n/,
    ],
    [`['no-such-formatter', '--write']`, /The hook `no-such-formatter --write` failed on .*ENOENT/],
    [`function tidy() { throw new Error('untidy'); }`, /The hook `tidy` failed on .*: untidy\.\n/],
    [`['node', '-e', 'process.kill(process.pid, "SIGKILL")']`, /signal SIGKILL\.\n/],
  ])('%s only warns, and the next one runs', async (hook, warning) => {
    const folder = project(`postWriteHooks: [${hook}, ['node', 'format.cjs', 'after']],`, {
      'format.cjs': format,
    });
    const outcome = await limbeck(folder, 'revision', '-m', 'users', '--rev-id', 'aaaa1111');
    expect(outcome).toMatchObject({ exitCode: 0, stdout: 'migrations/aaaa1111_users.ts\n' });
    expect(outcome.stderr).toMatch(warning);
    const file = join(folder, 'migrations/aaaa1111_users.ts');
    expect(readFileSync(file, 'utf8')).toContain('// after in');
    const json = await limbeck(folder, 'revision', '-m', 'more', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      warnings: [expect.stringMatching(/^The hook `/)],
    });
  });

  test('is nothing when nothing is written', async () => {
    const folder = project(
      `postWriteHooks: [['node', '-e', 'require("fs").writeFileSync("ran", "")']],`,
    );
    await limbeck(folder, 'revision', '-m', 'users', '--dry-run');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});
