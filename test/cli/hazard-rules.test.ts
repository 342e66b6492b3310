import { expect, test } from 'vitest';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/server.ts';

/** A database with a row whose column `code` the pending migration drops; entities without it. */
async function projectWith(database: TestDatabase, more: string): Promise<string> {
  await database.db.query(
    'CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, code text)',
  );
  await database.db.query(`INSERT INTO users (code) VALUES ('a')`);
  const project = temporaryProject({
    'ormconfig.ts': configFile(database.options, more).replace(
      'import { defineConfig }',
      'import { defineConfig, defineRule }',
    ),
    'entities/user.ts': userFile(''),
    'migrations/first.ts': migrationFile('aaaa1111'),
    'migrations/second.ts': migrationFile('aaaa2222', {
      downRevision: 'aaaa1111',
      upgrade: `await op.dropColumn('users', 'code');`,
    }),
  });
  // What drops what no entity declares is no first revision.
  await database.db.query('CREATE TABLE limbeck_version (version_num varchar(32) NOT NULL)');
  await database.db.query(`INSERT INTO limbeck_version VALUES ('aaaa1111')`);
  return project;
}

/** What a command line says without the name of the folder. */
async function run(
  project: string,
  ...line: readonly string[]
): Promise<{ readonly exitCode: number; readonly stderr: string; readonly stdout: string }> {
  const outcome = await limbeck(project, ...line);
  return { ...outcome, stderr: outcome.stderr.replaceAll(`${project}/`, '') };
}

test('a rule is taken as gravely as the configuration says', async () => {
  await using database = await createTestDatabase('sqlite');
  const project = await projectWith(database, `hazards: { 'drop-column': 'warning' },`);
  expect(await run(project, 'upgrade')).toMatchObject({ exitCode: 0 });
});

test('a rule that is off finds nothing', async () => {
  await using database = await createTestDatabase('sqlite');
  const project = await projectWith(database, `hazards: { 'drop-column': 'off' },`);
  const { stdout } = await run(project, 'diff', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ summary: ['- users.code'] });
  expect(stdout).not.toContain('drop-column');
});

test('a rule of the project finds what it looks for, and can be allowed', async () => {
  await using database = await createTestDatabase('sqlite');
  const project = await projectWith(
    database,
    `hazards: { 'drop-column': 'off' },
    rules: [defineRule({
      id: 'keep-codes',
      severity: 'error',
      check: (operation, { server }) =>
        operation.kind === 'dropColumn' && operation.column === 'code'
          ? [{ subject: operation.table.name, message: \`the codes stay on \${server.product}.\`, instead: 'Ask Ada.' }]
          : [],
    })],`,
  );
  const refused = await run(project, 'upgrade');
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(
    'and nothing was run: keep-codes users: the codes stay on SQLite.\n' +
      "Hint:  Allow it in the file, `export const allowed = [allow('keep-codes', { reason: '…', subject: 'users' })];`",
  );
  const { stderr } = await run(project, 'diff');
  expect(stderr).toContain(
    'Hazards of the upgrade:\n  keep-codes  users: the codes stay on SQLite.\n      Ask Ada.\n',
  );
});

test.each([
  [
    'a severity that there is not',
    `hazards: { 'drop-column': 'fatal' as 'error' },`,
    'Error: `hazards` in ormconfig.ts must be an object with error, warning, info or off for the ids of rules.',
  ],
  [
    'a rule that there is not',
    `hazards: { 'drop-columns': 'error' },`,
    'Error: `hazards` in ormconfig.ts names `drop-columns`, which no rule finds.\nHint:  Perhaps `drop-column` is meant.',
  ],
  [
    'a rule under the name of another',
    `rules: [defineRule({ id: 'drop-column', severity: 'error', check: () => [] })],`,
    'Error: `rules` in ormconfig.ts has a rule `drop-column`, as Limbeck has.',
  ],
  [
    'no list of rules',
    `rules: [{ id: 'No', severity: 'error', check: () => [] }],`,
    'Error: `rules` in ormconfig.ts must be a list of what defineRule makes',
  ],
  [
    'a rule that throws',
    `rules: [defineRule({ id: 'no', severity: 'error', check() { throw new Error('out of ideas'); } })],`,
    'Error: The hook `rules: no` of ormconfig.ts failed: out of ideas.',
  ],
  [
    'a rule that finds no findings',
    `rules: [defineRule({ id: 'no', severity: 'error', check: () => 'no' as never })],`,
    'Error: The hook `rules: no` of ormconfig.ts failed: it must return a list of findings: { subject, message }.',
  ],
])('%s is named', async (_name, more, error) => {
  await using database = await createTestDatabase('sqlite');
  const { exitCode, stderr } = await run(await projectWith(database, more), 'diff');
  expect(exitCode).toBe(1);
  expect(stderr).toContain(error);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});
