import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const before = `@Column({ length: 40 }) email!: string;
  @Column({ type: 'varchar', length: 40, nullable: true }) city!: string | null;
  @Column({ type: 'varchar', length: 40, nullable: true }) role!: string | null;`;
const after = `@Column({ length: 40 }) email!: string;
  @Column({ length: 40 }) city!: string;
  @Column({ length: 40, default: 'guest' }) role!: string;
  @Column({ length: 40 }) slug!: string;
  @Column('int') age!: number;
  @Column() active!: boolean;`;

/** A project whose database is at its first revision, with two rows, and whose entities have moved on. */
async function edited({ options, db }: TestDatabase, rows = true): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile(before),
  });
  await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
  await limbeck(project, 'upgrade');
  if (rows) {
    await db.query("INSERT INTO users (email, city, role) VALUES ('A@b', 'Rome', 'admin')");
    await db.query("INSERT INTO users (email, city, role) VALUES ('C@d', NULL, NULL)");
  }
  writeFiles(project, { 'entities/user.ts': userFile(after) });
  return project;
}

const revision = ['revision', '--autogenerate', '-m', 'edit', '--rev-id', 'bbbb'] as const;

describe.each(serverNames)('columns that become NOT NULL on a filled table, on %s', (server) => {
  test('are named with the flag that answers, and with it the file runs, both ways', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const { stdout } = await limbeck(project, ...revision, '--dry-run', '--json');
    expect((JSON.parse(stdout) as { questions: unknown }).questions).toMatchObject([
      { column: 'users.slug', rows: 2, reason: 'add-not-null', flag: '--fill users.slug=<value>' },
      { column: 'users.age', rows: 2, reason: 'add-not-null' },
      { column: 'users.active', rows: 2, reason: 'add-not-null' },
      { column: 'users.city', rows: 1, reason: 'set-not-null', flag: '--fill users.city=<value>' },
    ]);
    const open = await limbeck(project, ...revision, '--dry-run');
    expect(open.stderr).toContain('set-not-null  users.city: fails where a row holds NULL');
    expect(open.stderr).toContain('(`--fill users.age=<value>`)');

    const start = await fingerprint(server, database.db);
    const fills = [
      'users.city=it=s',
      'users.slug=sql:lower(email)',
      'users.age=7',
      'users.active=true',
    ].flatMap((fill) => ['--fill', fill]);
    const answered = await limbeck(project, ...revision, ...fills);
    expect(answered).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('NULL:') });
    expect(answered.stderr).not.toMatch(/(?:add|set)-not-null/);
    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    const rows = await database.db.query(
      `SELECT email, city, role, slug, age, ${server === 'postgres' ? 'active::int' : 'active'} AS active FROM users ORDER BY email`,
    );
    expect(rows).toEqual([
      { email: 'A@b', city: 'Rome', role: 'admin', slug: 'a@b', age: 7, active: 1 },
      { email: 'C@d', city: 'it=s', role: 'guest', slug: 'c@d', age: 7, active: 1 },
    ]);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
    expect((await limbeck(project, 'downgrade', '-1')).exitCode).toBe(0);
    expect(await fingerprint(server, database.db)).toEqual(start);
  });

  test('are asked about at a terminal, where rows wait', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database);
    const { asked, exitCode } = await atTerminal(project, [
      ['users.slug', "sql:'x'\r"],
      ['users.age', 'seven\r'],
      ["'seven' is no value", '\u007F\u007F\u007F\u007F\u007F7\r'],
      ['users.active', 'false\r'],
      ['users.city', 'Paris\r'],
    ]);
    expect(exitCode, asked).toBe(0);
    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    expect(await database.db.query('SELECT slug, age, city FROM users ORDER BY id')).toEqual([
      { slug: 'x', age: 7, city: 'Rome' },
      { slug: 'x', age: 7, city: 'Paris' },
    ]);
  });

  test('ask nothing where there are no rows, and the file says what could fail', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database, false);
    const { asked, exitCode, talk } = await atTerminal(project, []);
    expect({ asked, exitCode }).toEqual({ asked: '', exitCode: 0 });
    expect(talk).toContain('add-not-null  users.age: ');
  });
});

describe('a value for rows', () => {
  test.each([
    [['--fill', 'users.nobody=1'], 'FILL_NOT_NEEDED', 'users.nobody'],
    [['--fill', 'users.email=x'], 'FILL_NOT_NEEDED', 'does not become NOT NULL'],
    [['--fill', 'users'], 'FILL_INVALID', '--fill users'],
    [['--fill', 'age=1'], 'FILL_INVALID', '--fill age=1'],
    [['--fill', 'users.age=seven'], 'FILL_INVALID', "'seven' is no value for users.age"],
    [['--fill', 'users.active=maybe'], 'FILL_INVALID', 'true or false'],
  ] as const)('%j is refused and nothing is written', async (words, code, text) => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const { exitCode, stdout } = await limbeck(project, ...revision, ...words, '--json');
    expect(exitCode).toBe(1);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
    expect(error.message).toMatch(/; nothing was written\.$/);
    expect(readdirSync(`${project}/migrations`)).toEqual(['aaaa_start.ts']);
  });

  test('is refused without --autogenerate', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const outcome = await limbeck(project, 'revision', '-m', 'x', '--fill', 'users.age=1');
    expect(outcome).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('not generated; nothing was written.'),
    });
  });

  test('that is refused with Ctrl-C leaves nothing written', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const { exitCode, talk } = await atTerminal(project, [['users.slug', '\u0003']]);
    expect({ exitCode, talk }).toEqual({
      exitCode: 1,
      talk: expect.stringContaining('The question was cancelled; nothing was written.'),
    });
    expect(readdirSync(`${project}/migrations`)).toEqual(['aaaa_start.ts']);
  });
});

/** Runs `revision` at a terminal where somebody types each answer once its question is there. */
async function atTerminal(
  project: string,
  answers: readonly (readonly [question: string, keys: string])[],
): Promise<{ readonly exitCode: number; readonly asked: string; readonly talk: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  const waiting = [...answers];
  let asked = '';
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    asked += chunk.toString();
    seen += chunk.toString();
    const [next] = waiting;
    if (next === undefined || !seen.includes(next[0])) return;
    waiting.shift();
    seen = '';
    // One key at a time, as a terminal sends them.
    setTimeout(() => {
      for (const key of next[1].split('')) input.write(key);
    }, 10);
  });
  let talk = '';
  const stream = {
    write: (text: string) => {
      talk += text;
    },
  };
  const terminal = { input, output };
  const surroundings = {
    stdout: stream,
    stderr: stream,
    env: {},
    cwd: project,
    terminal,
    screen: null,
  };
  return { exitCode: await runCli(revision, surroundings), asked, talk };
}
