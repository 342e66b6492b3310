import { expect, test } from 'vitest';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { gitRepository } from '../support/git-repository.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';

const users = `[column('id', 'integer', { generated: 'increment' }), column('name', 'varchar(50)'), primaryKey(['id'])]`;

const files = {
  'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
  'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
  'migrations/first.ts': migrationFile('aaaa1111', {
    upgrade: `await op.createTable('users', ${users});`,
    downgrade: `await op.dropTable('users');`,
  }),
};

/** A file that drops a column that it has added, which no rule lets pass. */
const careless = migrationFile('aaaa2222', {
  downRevision: 'aaaa1111',
  upgrade: `await op.execute('DELETE FROM users');`,
});

async function checked(project: string, ...words: readonly string[]) {
  return limbeck(project, 'check', '--ci', ...words);
}

test('all is well with one head, nothing to apply, entities in step and no error', async () => {
  const project = temporaryProject(files);
  await limbeck(project, 'upgrade');
  expect(await checked(project)).toEqual({
    exitCode: 0,
    stdout: `passed  one head, aaaa1111
passed  nothing to apply
passed  the database matches the entities
passed  no error in 0 revisions (not applied yet)
`,
    stderr: '',
  });
  const { stdout } = await checked(project, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    failed: [],
    heads: ['aaaa1111'],
    upToDate: true,
    review: { passed: true, revisions: [] },
  });
});

test('a database that is behind fails, and so does what is to be applied with errors', async () => {
  const project = temporaryProject({ ...files, 'migrations/second.ts': careless });
  await limbeck(project, 'upgrade', 'aaaa1111');
  const { exitCode, stdout } = await checked(project);
  expect(exitCode).toBe(4);
  expect(stdout.replaceAll(/\S*migrations\//g, 'migrations/')).toBe(`passed  one head, aaaa2222
failed  the database has not reached aaaa2222: run \`limbeck upgrade heads\`
open    the entities are not compared with a database that is behind
failed  errors that files do not allow (not applied yet)
  migrations/second.ts:9  delete-all users: DELETE without a condition takes all its rows, and no reverse restores them.
`);
});

test('entities that have no migration fail, with what is missing', async () => {
  const project = temporaryProject(files);
  await limbeck(project, 'upgrade');
  writeFiles(project, {
    'entities/user.ts': userFile(
      '@Column({ length: 50 }) name!: string; @Column({ default: 1 }) age!: number;',
    ),
  });
  const { exitCode, stdout } = await checked(project);
  expect(exitCode).toBe(3);
  expect(stdout)
    .toContain(`failed  the database differs from the entities: \`limbeck revision --autogenerate\` writes a migration
  + users.age integer not null default 1
`);
});

test('two heads fail', async () => {
  const project = temporaryProject({
    ...files,
    'migrations/second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
    'migrations/third.ts': migrationFile('aaaa3333', { downRevision: 'aaaa1111' }),
  });
  await limbeck(project, 'upgrade', 'heads');
  const { exitCode, stdout } = await checked(project);
  expect(exitCode).toBe(3);
  expect(stdout).toContain(
    'failed  2 heads, aaaa2222, aaaa3333: join them with `limbeck merge heads`\n',
  );
  const { stdout: json } = await checked(project, '--json');
  expect(JSON.parse(json)).toMatchObject({ failed: ['heads'] });
});

test('--since reviews what a branch has added, although it is applied', async () => {
  const { path, commit, git } = gitRepository(
    temporaryProject({ '.gitignore': '.cache\n*.sqlite\n' }),
  );
  commit(files);
  git('switch', '--quiet', '--create', 'work');
  commit({ 'migrations/second.ts': careless });
  await limbeck(path, 'upgrade', '--allow-data-loss');
  expect(await checked(path)).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout } = await checked(path, '--since', 'main');
  expect(exitCode).toBe(3);
  expect(stdout).toContain(`failed  errors that files do not allow (since main)
  migrations/second.ts:9  delete-all users`);
  expect(await checked(path, '--since', 'nowhere')).toMatchObject({ exitCode: 1, stdout: '' });
});

test('--since without --ci is a wrong command line', async () => {
  expect(await limbeck(temporaryProject(files), 'check', '--since', 'main')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `Error: \`--since\` chooses what \`--ci\` reviews.
Hint:  Add \`--ci\`, or see \`limbeck review --since\`.
`,
  });
});
