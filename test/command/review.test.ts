import { describe, expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { review, type ReviewOptions } from '../../src/command/review.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import type { Report, ReportDirection } from '../../src/review/report.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { gitRepository } from '../support/git-repository.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const first = migrationFile('aaaa1111', {
  upgrade: `await op.createTable('teams', [column('id', 'integer'), primaryKey(['id'])]);
  await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('name', 'varchar(50)', { nullable: true }),
    column('code', 'varchar(20)', { nullable: true }),
    column('team_id', 'integer', { nullable: true }),
    primaryKey(['id']),
    foreignKey(['team_id'], 'teams', ['id'], { name: 'fk_users_team' }),
  ]);`,
  downgrade: `await op.dropTable('users');
  await op.dropTable('teams');`,
});

const second = migrationFile('aaaa2222', {
  downRevision: 'aaaa1111',
  allowed: `[allow('drop-column', { reason: 'moved to profiles', subject: 'users.code' })]`,
  upgrade: `await op.batchAlterTable('users', (batch) => {
    batch.addColumn(column('language', 'varchar(10)', { default: 'en' }));
    batch.alterColumn('name', {
      type: 'varchar(200)',
      existing: { type: 'varchar(50)', nullable: true },
    });
    batch.dropColumn('code');
  });
  await op.createIndex('ix_users_name', 'users', ['name']);`,
  downgrade: `await op.dropIndex('ix_users_name', 'users');
  await op.batchAlterTable('users', (batch) => {
    batch.addColumn(column('code', 'varchar(20)', { nullable: true }));
    batch.alterColumn('name', {
      type: 'varchar(50)',
      existing: { nullable: true },
    });
    batch.dropColumn('language');
  });`,
});

const entities = `import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
@Index('ix_users_name', ['name'])
export class User {
  @PrimaryGeneratedColumn() id!: number;

  @Column({ length: 200, nullable: true })
  name!: string;

  @Column({ length: 10, default: 'en' }) language!: string;
}
`;

const sqlite = configFile({ type: 'better-sqlite3', database: 'app.sqlite' });

const files = {
  'ormconfig.ts': sqlite,
  'entities/user.ts': entities,
  'migrations/first.ts': first,
  'migrations/second.ts': second,
};

async function reviewIn(cwd: string, options: ReviewOptions = {}): Promise<Report> {
  const project = await openProject({ cwd });
  return review(project, options).finally(() => project.close());
}

async function upgradeIn(cwd: string, target: string): Promise<void> {
  const project = await openProject({ cwd });
  await upgrade(project, target, { allowDataLoss: true }).finally(() => project.close());
}

function ids({ revisions }: Report): readonly string[] {
  return revisions.map(({ id }) => id);
}

/** What the first database of a report has of one of its revisions. */
function effectIn(report: Report, id = 'aaaa2222'): Report['revisions'][0]['databases'][0] {
  const effect = report.revisions.find((revision) => revision.id === id)?.databases[0];
  if (effect === undefined) throw new Error(`${id} is not in the report`);
  return effect;
}

function linesOf({ changes }: ReportDirection): readonly string[] {
  return changes.map(({ summary, line }) => `${line}: ${summary}`);
}

describe.each(serverNames)('on %s', (server) => {
  test('the SQL of a report does what the migrations do, there and back', async () => {
    await using byHand = await createTestDatabase(server);
    await using migrated = await createTestDatabase(server);
    const project = temporaryProject({ ...files, 'ormconfig.ts': configFile(migrated.options) });
    await upgradeIn(project, 'head');
    const { revisions } = await reviewIn(project, { range: 'base:head' });
    const own = /^(?:limbeck_|.*\blimbeck_)/;
    const read = async (database: typeof byHand): Promise<readonly string[]> =>
      (await fingerprint(server, database.db)).filter((line) => !own.test(line));
    const run = async (statements: readonly string[] | null | undefined): Promise<void> => {
      expect(statements?.length).toBeGreaterThan(0);
      for (const statement of statements ?? []) await byHand.db.query(statement);
    };
    const empty = await read(byHand);
    for (const { databases } of revisions) await run(databases[0]?.upgrade.sql);
    expect(await read(byHand)).toEqual(await read(migrated));
    for (const { databases } of revisions.toReversed()) await run(databases[0]?.downgrade.sql);
    expect(await read(byHand)).toEqual(empty);
  });

  test('the tables of a report are those of the database', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({ ...files, 'ormconfig.ts': configFile(database.options) });
    await upgradeIn(project, 'head');
    const { tables } = effectIn(await reviewIn(project, { range: 'aaaa2222' }));
    const opened = await openProject({ cwd: project });
    const { dialect, db } = await opened.database('read');
    const catalog = await dialect.introspect(db, { schemas: [] });
    await opened.close();
    const users = catalog.tables.find(({ name }) => name === 'users');
    const after = tables.find((table) => table.after?.name === 'users');
    const there = after?.columns.flatMap((column) => column.after ?? []) ?? [];
    expect(there.map(({ name, type, nullable }) => ({ name, type, nullable }))).toEqual(
      users?.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    );
  });
});

test('each change, hazard and allowance is tied to the line of the file that asks for it', async () => {
  const report = await reviewIn(temporaryProject(files), { range: 'aaaa2222' });
  const { upgrade: there, downgrade: back } = effectIn(report);
  expect(linesOf(there)).toEqual([
    `11: + users.language varchar(10) not null default 'en'`,
    '12: ~ users.name varchar(50) → varchar(200)',
    '16: - users.code',
    '18: + index ix_users_name on users (name)',
  ]);
  expect(linesOf(back)).toEqual([
    '22: - index ix_users_name on users',
    '24: + users.code varchar(20)',
    '25: ~ users.name varchar(200) → varchar(50)',
    '29: - users.language',
  ]);
  expect(there.hazards.filter(({ severity }) => severity === 'error')).toMatchObject([
    { id: 'drop-column', subject: 'users.code', line: 16, allowed: 'moved to profiles' },
  ]);
  expect(back.hazards).toContainEqual(
    expect.objectContaining({
      id: 'drop-column',
      subject: 'users.language',
      line: 29,
      allowed: null,
    }),
  );
  expect(report.passed).toBe(true);
});

test('an error that the file does not allow fails the review, and an allowance of nothing is named', async () => {
  const project = temporaryProject({
    ...files,
    'migrations/second.ts': second.replace(`subject: 'users.code'`, `subject: 'users.legacy'`),
  });
  const report = await reviewIn(project, { range: 'head' });
  expect(report.passed).toBe(false);
  expect(report.revisions[0]?.unusedAllowances).toEqual([
    { hazard: 'drop-column', reason: 'moved to profiles', subject: 'users.legacy' },
  ]);
});

test('the lines of entities are those that declare what comes, and none for what goes', async () => {
  const { revisions } = await reviewIn(temporaryProject(files), { range: 'head' });
  const lines = revisions[0]?.entityLines.map(({ subject, line, text }) => [subject, line, text]);
  expect(lines).toEqual([
    ['users.language', 11, `@Column({ length: 10, default: 'en' }) language!: string;`],
    ['users.name', 8, '@Column({ length: 200, nullable: true }) name!: string;'],
    ['users.ix_users_name', 4, `@Index('ix_users_name', ['name'])`],
  ]);
  expect(revisions[0]?.entityLines[0]?.path).toMatch(/entities\/user\.ts$/);
});

test('entities that do not load leave the report without their lines', async () => {
  const project = temporaryProject({ ...files, 'entities/user.ts': 'export const nothing = 1;' });
  expect((await reviewIn(project, { range: 'head' })).revisions[0]?.entityLines).toEqual([]);
});

test('a table is shown part by part with what it refers to, before and after', async () => {
  const { tables } = effectIn(await reviewIn(temporaryProject(files), { range: 'head' }));
  expect(tables.map(({ mark, after }) => [mark, after?.name])).toEqual([
    ['changed', 'users'],
    ['unchanged', 'teams'],
  ]);
  const columns = tables[0]?.columns.map(({ mark, before, after }) => [
    mark,
    before?.name ?? null,
    after?.type ?? null,
  ]);
  expect(columns).toEqual([
    ['unchanged', 'id', 'integer'],
    ['changed', 'name', 'varchar(200)'],
    ['unchanged', 'team_id', 'integer'],
    ['added', null, 'varchar(10)'],
    ['dropped', 'code', null],
  ]);
  expect(tables[0]?.indexes).toMatchObject([{ mark: 'added', after: { name: 'ix_users_name' } }]);
  expect(tables[0]?.foreignKeys).toMatchObject([
    { mark: 'unchanged', after: { name: 'fk_users_team', referencedTable: 'teams' } },
  ]);
});

describe('without a range', () => {
  test('it is what the database lacks', async () => {
    const project = temporaryProject(files);
    expect(ids(await reviewIn(project))).toEqual(['aaaa1111', 'aaaa2222']);
    await upgradeIn(project, 'aaaa1111');
    const report = await reviewIn(project);
    expect(ids(report)).toEqual(['aaaa2222']);
    expect(report).toMatchObject({
      range: 'not applied yet',
      databases: [{ current: ['aaaa1111'] }],
    });
    await upgradeIn(project, 'head');
    expect(await reviewIn(project)).toMatchObject({ revisions: [], passed: true });
  });

  test.each(serverNames)('its SQL is for the version that answers, on %s', async (server) => {
    await using database = await createTestDatabase(server);
    const cwd = temporaryProject({ ...files, 'ormconfig.ts': configFile(database.options) });
    const project = await openProject({ cwd });
    const { dialect } = await project.database('read');
    await project.close();
    const { databases } = await reviewIn(cwd);
    expect(databases).toMatchObject([{ version: dialect.version }]);
  });

  test('it is the newest where the database does not answer, and why is said', async () => {
    const project = temporaryProject({
      ...files,
      'ormconfig.ts': configFile({ type: 'postgres', url: 'postgres://u:secret@127.0.0.1:1/x' }),
    });
    const report = await reviewIn(project);
    expect(report).toMatchObject({ range: 'newest', databases: [{ current: null }] });
    expect(ids(report)).toEqual(['aaaa2222']);
    expect(report.databases[0]?.problem).toMatch(/127\.0\.0\.1:1/);
    expect(JSON.stringify(report)).not.toContain('secret');
    expect(effectIn(report).upgrade.sql).toContain(
      'CREATE INDEX "ix_users_name" ON "users" ("name")',
    );
  });
});

test.each([
  ['base:head', ['aaaa1111', 'aaaa2222']],
  ['aaaa1', ['aaaa1111']],
  ['head', ['aaaa2222']],
  ['aaaa2222:', ['aaaa2222']],
  ['current', ['aaaa1111']],
  ['+1', ['aaaa2222']],
])('the range %s', async (range, expected) => {
  const project = temporaryProject(files);
  await upgradeIn(project, 'aaaa1111');
  expect(ids(await reviewIn(project, { range }))).toEqual(expected);
});

test('a range of names asks no database', async () => {
  const unreachable = configFile({ type: 'mysql', host: '127.0.0.1', port: 1, database: 'x' });
  const project = temporaryProject({ ...files, 'ormconfig.ts': unreachable });
  const report = await reviewIn(project, { range: 'base:head' });
  expect(report.databases).toMatchObject([{ product: 'MySQL', current: null, problem: null }]);
});

describe('since a commit', () => {
  function repository(): ReturnType<typeof gitRepository> {
    const { 'migrations/second.ts': _, ...before } = files;
    const made = gitRepository(temporaryProject({ '.gitignore': '.cache\n' }));
    made.commit(before);
    return made;
  }

  test('it is what was added or changed, committed or not', async () => {
    const { path, commit, git } = repository();
    git('switch', '--quiet', '--create', 'work');
    expect(ids(await reviewIn(path, { since: 'main' }))).toEqual([]);
    writeFiles(path, { 'migrations/second.ts': second });
    expect(ids(await reviewIn(path, { since: 'main' }))).toEqual(['aaaa2222']);
    commit({});
    const report = await reviewIn(path, { since: 'main' });
    expect(ids(report)).toEqual(['aaaa2222']);
    expect(report).toMatchObject({
      range: 'since main',
      revisions: [{ path: 'migrations/second.ts' }],
    });
    writeFiles(path, { 'migrations/first.ts': `${first}\n` });
    expect(ids(await reviewIn(path, { since: 'HEAD' }))).toEqual(['aaaa1111']);
  });

  test('what happened on the other branch meanwhile is not counted', async () => {
    const { path, commit, git } = repository();
    git('switch', '--quiet', '--create', 'work');
    commit({ 'migrations/second.ts': second });
    git('switch', '--quiet', 'main');
    commit({ 'migrations/first.ts': `${first}\n` });
    git('switch', '--quiet', 'work');
    expect(ids(await reviewIn(path, { since: 'main' }))).toEqual(['aaaa2222']);
  });

  test('paths start at the repository, wherever the project lies in it', async () => {
    const { path, commit } = gitRepository(temporaryProject({}));
    const inside = Object.entries(files).map(([name, text]) => [`apps/api/${name}`, text]);
    commit(Object.fromEntries(inside));
    const { revisions } = await reviewIn(`${path}/apps/api`, { range: 'head' });
    expect(revisions[0]?.path).toBe('apps/api/migrations/second.ts');
    expect(revisions[0]?.entityLines[0]?.path).toBe('apps/api/entities/user.ts');
  });

  test('a commit that git does not know', async () => {
    const { path } = repository();
    expect(await rejectionOf(reviewIn(path, { since: 'origin/main' }))).toMatchObject({
      code: 'GIT_REF_NOT_FOUND',
      message: 'Git knows no commit, branch or tag `origin/main` here.',
    });
    expect(await rejectionOf(reviewIn(path, { since: '--all' }))).toMatchObject({
      code: 'GIT_REF_NOT_FOUND',
    });
  });
});

describe('what cannot be known without a database', () => {
  test('a migration that reads says so, and what it does before', async () => {
    const project = temporaryProject({
      ...files,
      'migrations/second.ts': migrationFile('aaaa2222', {
        downRevision: 'aaaa1111',
        upgrade: `await op.dropColumn('users', 'code');
  const rows = await op.query('SELECT 1');
  if (rows.length > 0) await op.dropTable('users');`,
      }),
    });
    const { upgrade: there } = effectIn(await reviewIn(project, { range: 'head' }));
    expect(there).toMatchObject({ sql: null, changes: [{ summary: '- users.code', line: 9 }] });
    expect(there.problem).toBe(
      'It asks the database, and what it does from there on depends on the answer.',
    );
  });

  test('an operation that the database does not have is named', async () => {
    const project = temporaryProject({
      ...files,
      'migrations/second.ts': migrationFile('aaaa2222', {
        downRevision: 'aaaa1111',
        upgrade: `await op.createSequence('numbers');`,
      }),
    });
    const { upgrade: there } = effectIn(await reviewIn(project, { range: 'head' }));
    expect(there).toMatchObject({ sql: null, problem: expect.stringContaining('sequence') });
  });
});

test('a file that does not load is an error', async () => {
  const project = temporaryProject({
    ...files,
    'migrations/second.ts': second.replace(
      'export async function upgrade',
      'throw new Error("no");\nexport async function upgrade',
    ),
  });
  expect(await rejectionOf(reviewIn(project, { range: 'head' }))).toMatchObject({
    code: 'MODULE_FAILED',
  });
});

describe('databases by name', () => {
  const named = `import { defineConfig } from 'limbeck';
const entities = ['entities/*.ts'];
export default defineConfig({ databases: {
  app: { dataSource: { type: 'better-sqlite3', database: 'app.sqlite', entities }, migrations: 'migrations' },
  audit: { dataSource: { type: 'postgres', host: '127.0.0.1', port: 1, entities }, migrations: 'migrations' },
} });
`;

  test('that share their files stand in one report', async () => {
    const cwd = temporaryProject({ ...files, 'ormconfig.ts': named });
    const projects = [
      await openProject({ cwd, name: 'app' }),
      await openProject({ cwd, name: 'audit' }),
    ];
    const report = await review(projects, { range: 'head' });
    expect(report.databases).toMatchObject([
      { name: 'app', product: 'SQLite' },
      { name: 'audit', product: 'PostgreSQL' },
    ]);
    expect(report.revisions[0]?.databases.map(({ database }) => database)).toEqual([
      'app',
      'audit',
    ]);
    const [app, audit] = report.revisions[0]?.databases ?? [];
    expect(audit?.upgrade.sql?.join('\n')).toContain('ALTER TABLE "users"');
    expect(app?.upgrade.sql).not.toEqual(audit?.upgrade.sql);
    expect(report.revisions[0]?.entityLines).toHaveLength(3);
  });

  test('that share nothing do not', async () => {
    const apart = named.replace(
      `port: 1, entities }, migrations: 'migrations'`,
      `port: 1, entities }, migrations: 'other'`,
    );
    const cwd = temporaryProject({ ...files, 'ormconfig.ts': apart });
    const projects = [
      await openProject({ cwd, name: 'app' }),
      await openProject({ cwd, name: 'audit' }),
    ];
    expect(await rejectionOf(review(projects))).toMatchObject({ code: 'DATABASE_NOT_NAMED' });
  });
});

test.each([
  ['base', 'There is no revision in `base`.'],
  [
    'aaaa2222:aaaa1111',
    'There is no revision in `aaaa2222:aaaa1111`: its end does not follow its start.',
  ],
])('the empty range %s is refused', async (range, message) => {
  const project = temporaryProject(files);
  expect(await rejectionOf(reviewIn(project, { range }))).toMatchObject({
    code: 'RANGE_INVALID',
    message,
  });
});

test('a range and a commit at once are refused', async () => {
  const project = temporaryProject(files);
  expect(await rejectionOf(reviewIn(project, { range: 'head', since: 'main' }))).toMatchObject({
    code: 'RANGE_INVALID',
  });
});
