import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision as writeRevision } from '../../src/command/revision.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { filesOf, temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { gitRepository } from '../support/git-repository.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const varchar = `@Column({ type: 'varchar', length: 40, nullable: true })`;
const before = `${varchar} nick!: string | null;
  @Column('int') age!: number;`;
const after = `${varchar} slogan!: string | null;
  @Column('int') age!: number;`;

interface Members {
  readonly before: string;
  readonly after: string;
}

/** A project with a row, in whose entity one column may have become another. */
async function edited(
  { options, db }: TestDatabase,
  { config = '', members = { before, after } }: { config?: string; members?: Members } = {},
): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options, config),
    'entities/user.ts': userFile(members.before),
  });
  await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
  await limbeck(project, 'upgrade');
  await db.query("INSERT INTO users (nick, age) VALUES ('Bo', 4)");
  writeFiles(project, { 'entities/user.ts': userFile(members.after) });
  return project;
}

const revision = ['revision', '--autogenerate', '-m', 'edit', '--rev-id', 'bbbb'] as const;

describe.each(serverNames)('a pair of names that may be one, on %s', (server) => {
  test('stops a revision where nobody can be asked, with the flag for each answer', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const files = filesOf(join(project, 'migrations'));
    const { exitCode, stdout } = await limbeck(project, ...revision, '--json');
    const { error } = JSON.parse(stdout) as { error: unknown };
    expect({ exitCode, error }).toMatchObject({
      exitCode: 1,
      error: {
        code: 'RENAME_UNDECIDED',
        message:
          'It cannot be told whether users.nick → users.slogan is a rename; nothing was written.',
        renameQuestions: [
          {
            kind: 'column',
            from: 'users.nick',
            to: 'users.slogan',
            score: expect.any(Number),
            alternatives: [],
            flags: [
              {
                meaning: 'users.nick → users.slogan',
                flag: '--rename users.nick=users.slogan',
              },
              { meaning: 'dropped and added', flag: '--no-rename users.nick' },
            ],
          },
        ],
      },
    });
    const { stderr } = await limbeck(project, ...revision);
    expect(stderr).toMatch(
      /^ {2}users\.nick → users\.slogan: score 0\.\d\d, because .*\n {4}--rename users\.nick=users\.slogan {2}users\.nick → users\.slogan\n {4}--no-rename users\.nick {12}dropped and added$/m,
    );
    expect(filesOf(join(project, 'migrations'))).toEqual(files);
  });

  test('is only reported by check and diff', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const check = await limbeck(project, 'check');
    expect(check.exitCode).toBe(3);
    expect(check.stderr).toContain('--no-rename users.nick            dropped and added');
    const { exitCode, stdout } = await limbeck(project, 'diff', '--json');
    const result = JSON.parse(stdout) as { renames: unknown; renameQuestions: unknown };
    expect({ exitCode, renames: result.renames }).toEqual({ exitCode: 0, renames: [] });
    expect(result.renameQuestions).toMatchObject([{ from: 'users.nick', to: 'users.slogan' }]);
    const answered = await limbeck(project, 'diff', '--rename', 'users.nick=users.slogan');
    expect(answered.stdout).toBe('~ users.nick → users.slogan\n');
  });

  test('is renamed where a flag says so, and the row keeps its value both ways', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const start = await fingerprint(server, database.db);
    const flag = ['--rename', 'users.nick=users.slogan'];
    const { exitCode, stderr } = await limbeck(project, ...revision, ...flag);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(
      'Renamed:\n  users.nick → users.slogan: score 1.00, because it was answered\n~ users.nick → users.slogan\n',
    );
    const text = readFileSync(join(project, 'migrations/bbbb_edit.ts'), 'utf8');
    expect(text).toContain(' * Renamed\n *   users.nick → users.slogan: score 1.00');
    expect(text).toContain(
      "  // renamed: score 1.00, because it was answered\n  await op.renameColumn('users', 'nick', 'slogan');",
    );
    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    expect(await database.db.query('SELECT slogan FROM users')).toEqual([{ slogan: 'Bo' }]);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
    expect((await limbeck(project, 'downgrade', '-1')).exitCode).toBe(0);
    expect(await fingerprint(server, database.db)).toEqual(start);
    expect(await database.db.query('SELECT nick FROM users')).toEqual([{ nick: 'Bo' }]);
  });

  test('is dropped and added where a flag says so', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    for (const name of ['users.nick', 'users.slogan']) {
      const outcome = await limbeck(project, ...revision, '--dry-run', '--no-rename', name);
      expect(outcome.exitCode, outcome.stderr).toBe(0);
      expect(outcome.stdout).not.toContain('renameColumn');
      expect(outcome.stdout).toContain("dropColumn('nick')");
    }
  });

  test('is renamed where the configuration says so, which may say so for good', async () => {
    await using database = await createTestDatabase(server);
    const config = "renamedFrom: { 'users.slogan': 'users.nick', people: 'nobody' },";
    const project = await edited(database, { config });
    expect((await limbeck(project, ...revision)).exitCode).toBe(0);
    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    expect(await limbeck(project, 'check')).toMatchObject({ exitCode: 0 });
    expect(await database.db.query('SELECT slogan FROM users')).toEqual([{ slogan: 'Bo' }]);
  });

  test('may be a table and its columns, in one line each', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const moved = userFile(after).replace(`@Entity('users')`, `@Entity('crew')`);
    writeFiles(project, { 'entities/user.ts': moved });
    const start = await fingerprint(server, database.db);
    const flags = ['--rename', 'users=crew', '--rename', 'users.nick=crew.slogan'];
    const written = await limbeck(project, ...revision, ...flags);
    expect(written.exitCode, written.stderr).toBe(0);
    expect(written.stderr).toContain('~ users → crew\n~ crew.nick → crew.slogan\n');
    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    expect(await database.db.query('SELECT slogan, age FROM crew')).toEqual([
      { slogan: 'Bo', age: 4 },
    ]);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
    expect((await limbeck(project, 'downgrade', '-1')).exitCode).toBe(0);
    expect(await fingerprint(server, database.db)).toEqual(start);
  });

  test('is told by git where the property stayed', async () => {
    await using database = await createTestDatabase(server);
    const named = (name: string): string =>
      `@Column({ name: '${name}', type: 'varchar', length: 40, nullable: true }) motto!: string | null;
  @Column('int') age!: number;`;
    const members = { before: named('nick'), after: named('zz') };
    const project = await edited(database, { members });
    const { commit } = gitRepository(project);
    expect((await limbeck(project, ...revision, '--dry-run')).exitCode).toBe(1);
    commit({ 'entities/user.ts': userFile(members.before) });
    writeFiles(project, { 'entities/user.ts': userFile(members.after) });
    const { exitCode, stdout, stderr } = await limbeck(project, ...revision, '--dry-run');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(
      /\/\/ renamed: score (?:1\.00|0\.9\d), because its property motto was called so in [0-9a-f]{7}/,
    );
  });
});

/** A column with the values of a TypeScript enum, whose member `Draft` has this one. */
const stateFile = (draft: string): string =>
  `enum State { Draft = '${draft}', Sent = 'sent' }\n${userFile(
    `@Column({ type: 'simple-enum', enum: State, default: State.Draft }) state!: State;`,
  )}`;

/** A project with a row, in whose entity one value may have become another. */
async function editedValue({ options, db }: TestDatabase, values: Members): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options, ''),
    'entities/user.ts': stateFile(values.before),
  });
  await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
  await limbeck(project, 'upgrade');
  await db.query(`INSERT INTO users (state) VALUES ('${values.before}')`);
  writeFiles(project, { 'entities/user.ts': stateFile(values.after) });
  return project;
}

const mysqlScript =
  /MODIFY `state` enum\('raw','sent','idea'\)[^]*UPDATE `users` SET `state` = CASE `state` WHEN 'raw' THEN 'idea' END WHERE `state` IN \('raw'\);[^]*MODIFY `state` enum\('idea','sent'\) NOT NULL DEFAULT 'idea'/;
const scripts = {
  postgres: /ALTER TYPE "users_state_enum" RENAME VALUE 'raw' TO 'idea';/,
  mysql: mysqlScript,
  mariadb: mysqlScript,
  sqlite: /CASE "state" WHEN 'raw' THEN 'idea' ELSE "state" END/,
};

describe.each(serverNames)('an enumerated value that may be another, on %s', (server) => {
  test('stops a revision where nobody can be asked, with the flag for each answer', async () => {
    await using database = await createTestDatabase(server);
    const project = await editedValue(database, { before: 'raw', after: 'idea' });
    const { exitCode, stdout } = await limbeck(project, ...revision, '--json');
    const { error } = JSON.parse(stdout) as { error: unknown };
    expect({ exitCode, error }).toMatchObject({
      exitCode: 1,
      error: {
        code: 'RENAME_UNDECIDED',
        renameQuestions: [
          {
            kind: 'enumValue',
            flags: [
              { flag: '--rename users.state:raw=idea' },
              { meaning: 'dropped and added', flag: '--no-rename users.state:raw' },
            ],
          },
        ],
      },
    });
    const typo = await limbeck(project, 'diff', '--rename', 'users.state:rav=idea');
    expect(typo).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('for users.state:rav, which is nothing in the database'),
    });
    const answered = [...revision, '--rename', 'users.state:raw=idea'];
    const written = await limbeck(project, ...answered);
    expect(written.exitCode, written.stderr).toBe(0);
    expect(written.stderr).toContain('raw → idea');
    const upgraded = await limbeck(project, 'upgrade');
    expect(upgraded.exitCode, upgraded.stderr).toBe(0);
    expect(await database.db.query('SELECT state FROM users')).toEqual([{ state: 'idea' }]);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
    expect((await limbeck(project, 'downgrade', '-1')).exitCode).toBe(0);
    expect(await database.db.query('SELECT state FROM users')).toEqual([{ state: 'raw' }]);
    const script = await limbeck(project, 'upgrade', 'aaaa:bbbb', '--sql');
    expect(script.exitCode, script.stderr).toBe(0);
    expect(script.stdout).toMatch(scripts[server]);
  });

  test('is renamed where the member of the enum is called as the value was', async () => {
    await using database = await createTestDatabase(server);
    const project = await editedValue(database, { before: 'draft', after: 'concept' });
    const { exitCode, stdout, stderr } = await limbeck(project, ...revision, '--dry-run');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/\/\/ renamed: score 0\.9\d, because its member is called Draft/);
  });
});

describe('an answer about names', () => {
  test.each([
    [
      ['--rename', 'users.nik=users.slogan'],
      'A rename is answered for users.nik, which is nothing in the database that the entities lack; nothing was written.',
      'What there is: users.nick; see `limbeck diff`.',
    ],
    [
      ['--rename', 'users.nick=users.motto'],
      'A rename is answered for users.motto, which is nothing in the entities that the database lacks; nothing was written.',
      'What there is: users.slogan; see `limbeck diff`.',
    ],
    [
      ['--no-rename', 'users.age'],
      'A rename is answered for users.age, which is on both sides or on none; nothing was written.',
      'What there is: users.nick, users.slogan; see `limbeck diff`.',
    ],
  ])('%j is refused where it meets nothing', async (flags, message, hint) => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const files = filesOf(join(project, 'migrations'));
    for (const line of [revision, ['check'], ['diff']]) {
      const { exitCode, stderr } = await limbeck(project, ...line, ...flags);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: `Error: ${message}\nHint:  ${hint}\n`,
      });
    }
    expect(filesOf(join(project, 'migrations'))).toEqual(files);
  });

  test('is given by a program, or by the function that it has asked', async () => {
    await using database = await createTestDatabase('sqlite');
    const cwd = await edited(database);
    const project = await openProject({ cwd });
    try {
      const renames = [['users.nick', 'users.slogan']] as const;
      const { summary } = await compare(project, { renames });
      expect(summary).toEqual(['~ users.nick → users.slogan']);
      const asked: string[] = [];
      const { operations } = await writeRevision(project, {
        autogenerate: true,
        dryRun: true,
        askRename: (question) => {
          asked.push(question.from);
          return Promise.resolve(null);
        },
      });
      expect(asked).toEqual(['users.nick']);
      expect(operations.map(({ kind }) => kind)).toEqual(['batchAlterTable']);
      await expect(writeRevision(project, { autogenerate: true })).rejects.toMatchObject({
        code: 'RENAME_UNDECIDED',
        details: { renameQuestions: [{ from: 'users.nick' }] },
      });
    } finally {
      await project.close();
    }
  });
});
