import { describe, expect, test } from 'vitest';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

/** A project, and a way to run lines of commands in it that shows what they answer. */
function projectOn({ options }: TestDatabase): (line: string) => Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
  });
  return async (line) => {
    const { exitCode, stdout, stderr } = await limbeck(project, ...line.split(' '));
    const text = `${stdout}${stderr}`.replaceAll(/ \(\d+ ms\)/g, '');
    return exitCode === 0 ? text : `${text}exit ${exitCode}\n`;
  };
}

/*
 *  a1 ─┬─ a2 ──────────┬─ a4
 *      └─ b2 (billing) ┘        solo, which a2 does not know of
 */
const histories = [
  'revision -m first --rev-id a1',
  'revision -m second --rev-id a2',
  'revision -m billing --rev-id b2 --head a1 --splice --branch-label billing',
  'revision -m solo --rev-id solo --head base --depends-on a1',
];

describe.each(serverNames)('a history with branches on %s', (server) => {
  test('is written, applied, merged and taken back', async () => {
    await using database = await createTestDatabase(server);
    const run = projectOn(database);
    for (const line of histories) expect(await run(line)).toMatch(/^migrations\/\w+\.ts\n$/);

    expect(await run('heads')).toBe(
      'a1 → a2 (head)  second\na1 → b2 (billing, head)  billing\nbase → solo (head)  solo\n',
    );
    expect(await run('branches')).toBe(
      'base → a1 (branch point)  first\n  a1 → a2 (head)  second\n  a1 → b2 (billing, head)  billing\n',
    );
    expect(await run('upgrade')).toContain('The history has 3 heads: a2, b2, solo.');
    expect(await run('upgrade billing@head')).toBe(
      'upgrade a1 first\nupgrade b2 billing\nDone: the database is at b2.\n',
    );
    expect(await run('status')).toBe(
      'a1 → a2 (head)  second\nbase → solo (head)  solo\n' +
        'The database is at b2; the head is a2, b2, solo.\n' +
        'To apply, in this order, with `limbeck upgrade heads`:\nexit 4\n',
    );
    expect(await run('upgrade heads')).toBe(
      'upgrade a2 second\nupgrade solo solo\nDone: the database is at a2, b2, solo.\n',
    );
    expect(await run('merge a2 b2 -m join --rev-id a4')).toBe('migrations/a4_join.ts\n');
    expect(await run('history -r a1:a4')).toBe(
      '●    a2, b2 → a4 (head, merge point)  join\n├─╮\n│ ●  a1 → b2 (billing)  billing\n' +
        '● │  a1 → a2  second\n├─╯\n●    base → a1 (branch point)  first\n',
    );
    expect(await run('upgrade a4')).toContain('Done: the database is at a4, solo.');
    expect((await run('history -i -r current:')).split('\n').toSorted()).toEqual([
      '',
      'a2, b2 → a4 (head, current, merge point)  join',
      'base → solo (head, current)  solo',
    ]);
    expect(await run('downgrade a4-1')).toContain('Done: the database is at a2, b2, solo.');
    expect(await run('downgrade billing@a1')).toContain('Done: the database is at a2, solo.');
    expect(await run('stamp b2')).toContain('Done: the database is at a2, b2, solo.');
    expect(await run('stamp base')).toContain('Done: the database is before the first revision.');
    expect(await run('stamp heads')).toContain('Done: the database is at a4, solo.');
    expect(await run('status')).toMatch(/^The database is at a4, solo; the head is .*\.\n$/);
    expect(await run('current')).toBe('a4 (head)  join\nsolo (head)  solo\n');
    expect(await run('show billing')).toMatch(
      /^b2 \(billing\)  billing\n {2}Revises: {5}a1\n {2}Created: {5}\S+\n {2}File: {8}\S+b2_billing\.ts\n$/,
    );
    expect(await run('downgrade base')).toContain(
      'Done: the database is before the first revision.',
    );
  });

  test('the tables of Limbeck can be made ahead, and purged when it names what is gone', async () => {
    await using database = await createTestDatabase(server);
    const run = projectOn(database);
    await run('revision -m first --rev-id a1');
    expect(await run('ensure-version')).toBe('The table limbeck_version is there.\n');
    expect(await run('ensure-version')).toBe('The table limbeck_version is there.\n');
    expect(await database.db.query('SELECT * FROM limbeck_history')).toEqual([]);
    expect(await run('current')).toContain('No migration is applied.\n');
    await database.db.query("INSERT INTO limbeck_version VALUES ('gone')");
    expect(await run('stamp head')).toMatch(
      /^Error: The database is at revision gone.*\n.*exit 1\n$/s,
    );
    expect(await run('stamp --purge head')).toBe('Done: the database is at a1.\n');
    expect(await run('stamp head')).toBe('Nothing to do: the database is at a1.\n');
  });
});
