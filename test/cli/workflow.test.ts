import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { limbeck, type Outcome } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

/** The answer of a command that went well, and said nothing but `talk` to the terminal. */
async function answerOf(project: string, ...line: readonly string[]): Promise<Outcome> {
  const outcome = await limbeck(project, ...line);
  const expected = line[0] === 'check' ? [0, 3, 4] : [0];
  expect(expected, outcome.stderr).toContain(outcome.exitCode);
  return { ...outcome, stderr: outcome.stderr.replaceAll(/\(\d+ ms\)/g, '(… ms)') };
}

/** What a command writes to stdout with `--json`. */
async function jsonOf(project: string, ...line: readonly string[]): Promise<unknown> {
  const { stdout } = await answerOf(project, ...line, '--json');
  return JSON.parse(stdout);
}

describe.each(serverNames)('the way from an empty folder and back on %s', (server) => {
  test('goes through every command', async () => {
    await using database = await createTestDatabase(server);
    const empty = await fingerprint(server, database.db);
    const project = temporaryProject({
      'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
    });

    expect(await answerOf(project, 'init', '--database', server)).toEqual({
      exitCode: 0,
      stdout: 'ormconfig.ts\nmigrations\n',
      stderr:
        'Next: name your entities in ormconfig.ts, then run\n' +
        '  limbeck revision --autogenerate -m "first tables"\n',
    });
    writeFiles(project, { 'ormconfig.ts': configFile(database.options) });
    expect(await answerOf(project, 'history')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'There are no migrations yet.\n',
    });
    expect(await answerOf(project, 'current')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'No migration is applied.\n',
    });

    const first = ['revision', '--autogenerate', '-m', 'first tables', '--rev-id', 'aaaa1111'];
    const dry = await answerOf(project, ...first, '--dry-run');
    expect(dry.stdout).toContain("export const revision = 'aaaa1111';");
    expect(readdirSync(`${project}/migrations`)).toEqual([]);
    expect(await answerOf(project, ...first)).toEqual({
      exitCode: 0,
      stdout: 'migrations/aaaa1111_first_tables.ts\n',
      stderr: '+ users (2 columns)\n',
    });
    expect(await answerOf(project, 'check')).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: 'The database has not reached aaaa1111: run `limbeck upgrade`.\n',
    });
    expect(await answerOf(project, 'upgrade')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'upgrade aaaa1111 first tables (… ms)\nDone: the database is at aaaa1111.\n',
    });
    expect(await answerOf(project, 'upgrade')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'Nothing to do: the database is at aaaa1111.\n',
    });
    expect(await answerOf(project, 'current')).toEqual({
      exitCode: 0,
      stdout: 'aaaa1111 (head)  first tables\n',
      stderr: '',
    });
    expect(await answerOf(project, 'check')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'The database matches the migrations and the entities.\n',
    });

    const again = ['revision', '--autogenerate', '-m', 'nothing'];
    expect(await answerOf(project, ...again)).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'The database matches the entities: nothing to write.\n',
    });
    expect(await jsonOf(project, ...again)).toMatchObject({ path: null, revision: null });
    expect(await answerOf(project, 'diff')).toMatchObject({
      stdout: '',
      stderr: 'The database matches the entities.\n',
    });
    expect(readdirSync(`${project}/migrations`)).toEqual(['aaaa1111_first_tables.ts']);

    writeFiles(project, {
      'entities/user.ts': userFile(`@Column({ length: 100 }) name!: string;
        @Index('ix_users_city') @Column({ length: 80, nullable: true }) city!: string;`),
    });
    const type = server === 'postgres' ? 'character varying' : 'varchar';
    const summary = [
      `~ users.name ${type}(50) → ${type}(100)`,
      `+ users.city ${type}(80)`,
      '+ index ix_users_city on users (city)',
    ];
    const differing = await answerOf(project, 'check');
    expect(differing).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/The database differs from the entities\.\n$/),
    });
    expect(differing.stdout.trimEnd().split('\n').toSorted()).toEqual(summary.toSorted());
    expect(await answerOf(project, 'diff')).toMatchObject({ stdout: differing.stdout });
    const statements = (await answerOf(project, 'diff', '--sql')).stdout;
    expect(statements).toMatch(/(CREATE|ADD) INDEX [^\n]*ix_users_city[^\n]*;\n$/);
    expect(await jsonOf(project, 'check')).toMatchObject({
      upToDate: false,
      behind: [],
      summary: expect.arrayContaining(summary),
    });
    expect(await jsonOf(project, 'diff')).toMatchObject({ sql: expect.any(Array) });
    const step = await fingerprint(server, database.db);

    const second = ['revision', '--autogenerate', '-m', 'cities', '--rev-id', 'aaaa2222'];
    expect(await jsonOf(project, ...second)).toMatchObject({
      revision: 'aaaa2222',
      path: `${project}/migrations/aaaa2222_cities.ts`,
      summary: expect.arrayContaining(summary),
      text: expect.stringContaining("downRevision = 'aaaa1111'"),
    });
    expect(await jsonOf(project, 'check')).toMatchObject({ upToDate: false, behind: ['aaaa2222'] });
    expect((await answerOf(project, 'check')).exitCode).toBe(4);
    expect(await answerOf(project, 'history', '-i')).toMatchObject({
      stdout: 'aaaa1111 → aaaa2222 (head)  cities\nbase → aaaa1111 (current)  first tables\n',
      stderr: '',
    });
    expect(await jsonOf(project, 'upgrade')).toEqual({
      steps: [
        {
          revision: 'aaaa2222',
          direction: 'upgrade',
          message: 'cities',
          milliseconds: expect.any(Number),
        },
      ],
      edited: [],
      from: ['aaaa1111'],
      to: ['aaaa2222'],
      unusedAllowances: [],
    });
    expect(await jsonOf(project, 'check')).toMatchObject({ upToDate: true, operations: [] });

    expect(await answerOf(project, 'downgrade', '-1')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'downgrade aaaa2222 cities (… ms)\nDone: the database is at aaaa1111.\n',
    });
    expect(await fingerprint(server, database.db)).toEqual(step);
    expect(await answerOf(project, 'current')).toEqual({
      exitCode: 0,
      stdout: 'aaaa1111  first tables\n',
      stderr: 'There are migrations to apply: run `limbeck upgrade`.\n',
    });
    expect(await jsonOf(project, 'current')).toMatchObject({ heads: ['aaaa1111'], isHead: false });
    expect(await jsonOf(project, 'history')).toMatchObject([
      { id: 'aaaa2222', isHead: true, isCurrent: null },
      { id: 'aaaa1111', isHead: false, isCurrent: null },
    ]);
    expect(await jsonOf(project, 'downgrade', 'base')).toMatchObject({ to: [] });
    expect(await fingerprint(server, database.db)).toEqual(empty);
    expect(await answerOf(project, 'downgrade', 'base')).toMatchObject({
      exitCode: 0,
      stderr: 'Nothing to do: the database is before the first revision.\n',
    });
  });
});
