import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limbeck } from '../support/command-line.ts';
import {
  filesOf,
  temporaryDirectory,
  temporaryProject,
  writeFiles,
} from '../support/fixture-project.ts';
import { gitRepository } from '../support/git-repository.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';

const files = {
  'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
  'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
  'migrations/first.ts': migrationFile('aaaa1111', {
    upgrade: `await op.createTable('users', [column('id', 'integer'), column('code', 'text'), primaryKey(['id'])]);`,
    downgrade: `await op.dropTable('users');`,
  }),
  'migrations/second.ts': migrationFile('aaaa2222', {
    downRevision: 'aaaa1111',
    upgrade: `await op.dropColumn('users', 'code');`,
    downgrade: `await op.addColumn('users', column('code', 'text', { nullable: true }));`,
  }),
};

const allowed = migrationFile('aaaa2222', {
  downRevision: 'aaaa1111',
  allowed: `[allow('drop-column', { reason: 'moved' })]`,
  upgrade: `await op.dropColumn('users', 'code');`,
});

test('what is to be applied is reported on, and errors make the exit code 3', async () => {
  const project = temporaryProject(files);
  const { exitCode, stdout, stderr } = await limbeck(project, 'review');
  expect(exitCode).toBe(3);
  expect(stderr).toBe('');
  expect(stdout).toContain('2 revisions (not applied yet) for SQLite');
  expect(stdout).toMatch(/error {4}users\.code \(line 9\): its values are lost/);
  expect(stdout.trimEnd()).toMatch(/Failed: 1 error, \d warnings?\.$/);
  expect(existsSync(join(project, 'app.sqlite'))).toBe(false);

  writeFiles(project, { 'migrations/second.ts': allowed });
  const passed = await limbeck(project, 'review', 'head');
  expect(passed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(passed.stdout).toMatch(/Passed: 0 errors, 1 allowed, \d warnings?\.\n$/);
});

test('with nothing to apply it says so', async () => {
  const project = temporaryProject({ ...files, 'migrations/second.ts': allowed });
  await limbeck(project, 'upgrade');
  expect(await limbeck(project, 'review')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(
      /^0 revisions \(not applied yet\) for SQLite 3[\d.]+\n\nThere is nothing to review\.\n$/,
    ),
  });
});

test('a database that does not answer is said, and the newest revision shown', async () => {
  const project = temporaryProject({
    ...files,
    'ormconfig.ts': configFile({ type: 'postgres', url: 'postgres://u:secret@127.0.0.1:1/x' }),
  });
  const { exitCode, stdout, stderr } = await limbeck(project, 'review');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^Warning: what is to be applied is not known: .*127\.0\.0\.1:1/);
  expect(stdout).toContain('1 revision (newest) for PostgreSQL');
  expect(stderr + stdout).not.toContain('secret');
});

test.each([
  ['text', /^1 revision \(head\) for SQLite\n/],
  ['markdown', /^<!-- limbeck review -->\n/],
  ['json', /^\{\n {2}"tool": "/],
  ['sarif', /"version": "2\.1\.0"/],
  ['github', /^::error file=.*migrations\/second\.ts,line=9,title=drop-column::/],
])('--format %s goes to stdout, or to a file', async (format, expected) => {
  const project = temporaryProject(files);
  const printed = await limbeck(project, 'review', 'head', '--format', format);
  expect(printed).toMatchObject({ exitCode: 3, stderr: '' });
  expect(printed.stdout).toMatch(expected);
  const written = await limbeck(project, 'review', 'head', '-f', format, '-o', 'report.out');
  expect(written).toEqual({ exitCode: 3, stdout: '', stderr: 'Wrote report.out.\n' });
  expect(readFileSync(join(project, 'report.out'), 'utf8')).toBe(printed.stdout);
});

test('a report takes the place of the one before', async () => {
  const project = temporaryProject({ ...files, 'report.md': 'old' });
  await limbeck(project, 'review', 'head', '-f', 'markdown', '-o', 'report.md');
  expect(readFileSync(join(project, 'report.md'), 'utf8')).toMatch(/^<!-- limbeck review -->/);
});

test('a link to a report leads to the next one', async () => {
  const project = temporaryProject({ ...files, 'real.md': 'old' });
  symlinkSync('real.md', join(project, 'link.md'));
  await limbeck(project, 'review', 'head', '-f', 'markdown', '-o', 'link.md');
  expect(readFileSync(join(project, 'real.md'), 'utf8')).toMatch(/^<!-- limbeck review -->/);
});

test('--json is the report, also where another format goes to a file', async () => {
  const project = temporaryProject(files);
  const line = ['review', 'head', '--json', '-f', 'sarif', '-o', 'report.sarif'];
  const { stdout } = await limbeck(project, ...line);
  expect(JSON.parse(stdout)).toMatchObject({ passed: false, revisions: [{ id: 'aaaa2222' }] });
  expect(readFileSync(join(project, 'report.sarif'), 'utf8')).toContain('"2.1.0"');
});

describe('--verify', () => {
  const verified = {
    'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
    'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
    'migrations/first.ts': migrationFile('aaaa1111', {
      upgrade: `await op.createTable('users', [column('id', 'integer', { generated: 'increment' }), column('name', 'varchar(50)'), primaryKey(['id'])]);`,
      downgrade: `await op.dropTable('users');`,
    }),
  };

  test('runs each revision, and puts the verdicts into the report', async () => {
    const project = temporaryProject(verified);
    const { exitCode, stdout } = await limbeck(project, 'review', '--verify');
    expect(stdout).toContain('verified: up ✓ down ✓ data ✓');
    expect(exitCode).toBe(0);
    expect(existsSync(join(project, 'app.sqlite'))).toBe(false);
    const markdown = await limbeck(project, 'review', '--verify', '-f', 'markdown');
    expect(markdown.stdout).toContain('| ✅ | up ✓ down ✓ data ✓ |');
  });

  test('fails for a downgrade that does not undo its upgrade', async () => {
    const project = temporaryProject({
      ...verified,
      'migrations/first.ts': verified['migrations/first.ts'].replace(
        `await op.dropTable('users');`,
        '',
      ),
    });
    const { exitCode, stdout } = await limbeck(project, 'review', '--verify', '--json');
    expect(exitCode).toBe(3);
    const [{ databases }] = JSON.parse(stdout).revisions;
    expect(databases[0].verification).toMatchObject({
      down: {
        outcome: 'failed',
        differences: expect.arrayContaining(['left: table users: CREATE TABLE users']),
      },
    });
    const text = await limbeck(project, 'review', '--verify');
    expect(text.stdout).toMatch(/not verified: up ✗ down ✗ data ✓\n {2}\S/);
    expect(text.stdout).toContain('Failed: 0 errors');
  });

  test('has nothing to run where nothing is to be applied', async () => {
    const project = temporaryProject(verified);
    await limbeck(project, 'upgrade');
    expect(await limbeck(project, 'review', '--verify')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('There is nothing to review.'),
    });
  });
});

test('--since takes the files that a branch has added', async () => {
  const { 'migrations/second.ts': second, ...before } = files;
  const { path, commit, git } = gitRepository(temporaryProject({ '.gitignore': '.cache\n' }));
  commit(before);
  git('switch', '--quiet', '--create', 'work');
  expect(await limbeck(path, 'review', '--since', 'main')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('There is nothing to review.'),
  });
  commit({ 'migrations/second.ts': second });
  const { stdout } = await limbeck(path, 'review', '--since', 'main', '-f', 'github');
  expect(stdout).toMatch(/^::error file=migrations\/second\.ts,line=9,/);
});

test('databases that share their files are one report, and others have to be named', async () => {
  const named = (folder: string): string => `import { defineConfig } from 'limbeck';
const dataSource = { type: 'better-sqlite3', database: 'app.sqlite', entities: ['entities/*.ts'] };
export default defineConfig({ databases: {
  app: { dataSource, migrations: 'migrations' },
  audit: { dataSource: { ...dataSource, type: 'mysql', database: 'x' }, migrations: '${folder}' },
} });
`;
  const project = temporaryProject({ ...files, 'ormconfig.ts': named('migrations') });
  const { stdout } = await limbeck(project, 'review', 'head');
  expect(stdout).toContain('1 revision (head) for app (SQLite), audit (MySQL');
  writeFiles(project, { 'ormconfig.ts': named('other') });
  const refused = await limbeck(project, 'review', 'head');
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
  expect(refused.stderr).toContain('--name');
  expect(await limbeck(project, 'review', 'head', '--name', 'app')).toMatchObject({ exitCode: 3 });
});

describe('what is refused in a sentence, with nothing written', () => {
  test.each([
    [
      ['aaaa2222:aaaa1111'],
      'There is no revision in `aaaa2222:aaaa1111`: its end does not follow its start.',
      'The start is the older one; see `limbeck history`.',
    ],
    [
      ['base'],
      'There is no revision in `base`.',
      'Name one that is there: `limbeck history` lists them.',
    ],
    [
      ['head', '--since', 'HEAD'],
      'The revisions are named twice: `head`, and those since `HEAD`.',
      'Leave one of them out.',
    ],
    [
      ['--since', 'no-such-branch'],
      'Git knows no commit, branch or tag `no-such-branch` here.',
      'See `git branch --all`; a clone for continuous integration may have to fetch it first: `git fetch origin main`, or `fetch-depth: 0` of actions/checkout.',
    ],
    [
      ['head', '-o', 'missing/report.md'],
      'The report cannot be written to <project>/missing/report.md: there is no folder <project>/missing.',
      'Name another file with `--output`, or leave it out to see the report here.',
    ],
    [
      ['head', '-o', 'entities'],
      'The report cannot be written to <project>/entities: it is a folder.',
      'Name another file with `--output`, or leave it out to see the report here.',
    ],
    [
      ['head', '-o', 'ormconfig.ts/report.md'],
      'The report cannot be written to <project>/ormconfig.ts/report.md: <project>/ormconfig.ts is no folder.',
      'Name another file with `--output`, or leave it out to see the report here.',
    ],
  ])('review %j', async (words, message, hint) => {
    const project = temporaryProject(files);
    gitRepository(project).commit({});
    const before = filesOf(project);
    const outcome = await limbeck(project, 'review', ...words);
    expect({ ...outcome, stderr: outcome.stderr.replaceAll(project, '<project>') }).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Error: ${message}\nHint:  ${hint}\n`,
    });
    expect(filesOf(project)).toEqual(before);
  });

  test('a folder that git knows nothing of', async () => {
    const project = temporaryDirectory();
    writeFiles(project, {
      'ormconfig.js': `module.exports = { dataSource: { type: 'better-sqlite3', database: 'a.sqlite' } };`,
      'migrations/first.js': `exports.revision = 'aaaa1111'; exports.downRevision = null;`,
    });
    expect(await limbeck(project, 'review', '--since', 'main')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Error: ${project} is in no git repository, or git is not installed, so that nothing is known of what has changed since \`main\`.
Hint:  Name the revisions instead: \`limbeck review base:head\`, or an id of \`limbeck history\`.
`,
    });
  });

  test.runIf(existsSync('/dev/full'))('a disk that is full', async () => {
    const project = temporaryProject(files);
    const { exitCode, stderr } = await limbeck(project, 'review', 'head', '-o', '/dev/full');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: The report cannot be written to \/dev\/full: ENOSPC/);
  });

  test('a format that there is not is a wrong command line', async () => {
    const { exitCode, stderr } = await limbeck(temporaryProject(files), 'review', '-f', 'pdf');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('pdf');
  });
});
