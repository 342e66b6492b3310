import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { hasPseudoTerminal, playSession } from '../support/pseudo-terminal.ts';
import { createTestDatabase, type TestDatabase } from '../support/server.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

const varchar = `@Column({ type: 'varchar', length: 40, nullable: true })`;
const before = `${varchar} nick!: string | null;
  @Column('int') age!: number;`;
const after = `${varchar} slogan!: string | null;
  @Column('int') age!: number;`;
const line = ['revision', '--autogenerate', '-m', 'edit', '--rev-id', 'bbbb'];

/** A project with a row, in whose entity one column may have become another. */
async function edited(
  { options, db }: TestDatabase,
  members: { readonly before: string; readonly after: string } = { before, after },
): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile(members.before),
  });
  await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
  await limbeck(project, 'upgrade');
  await db.query("INSERT INTO users (nick, age) VALUES ('Bo', 4)");
  writeFiles(project, { 'entities/user.ts': userFile(members.after) });
  return project;
}

/** What was asked, up to its answer. */
function questionIn(text: string): readonly string[] {
  return text.slice(text.indexOf('◆'), text.indexOf('└')).trimEnd().split('\n');
}

function fileOf(project: string): string {
  return readFileSync(join(project, 'migrations/bbbb_edit.ts'), 'utf8');
}

const down = '\u001B[B';

describe.skipIf(!hasPseudoTerminal)('a question at a terminal of 80 columns', () => {
  test('shows the pair and why it may be one; answered with renamed, the row keeps its value', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const { exitCode, text } = await playSession([...program.words, ...line], project, [
      ['dropped and added', '\r'],
    ]);
    expect(exitCode, text).toBe(0);
    expect(questionIn(text)).toEqual([
      '◆  The column users.nick is gone, and users.slogan is new. Is it the same under ',
      '│  another name?',
      '│    score 0.71, because the type is the same: varchar(40), both stand between ',
      '│  id and age and no other column comes or goes.',
      '│  ● renamed: users.nick → users.slogan',
      '│  ○ dropped and added',
      '│  ↑/↓ to navigate • Enter: confirm',
    ]);
    expect(text).toContain('~ users.nick  → users.slogan\nmigrations/bbbb_edit.ts\n');
    expect(fileOf(project)).toContain(
      "// renamed: score 1.00, because it was answered\n  await op.renameColumn('users', 'nick', 'slogan');",
    );
    await limbeck(project, 'upgrade');
    expect(await database.db.query('SELECT slogan FROM users')).toEqual([{ slogan: 'Bo' }]);
  });

  test('answered with dropped and added, gives what the flag gives without one', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const flagged = await limbeck(project, ...line, '--dry-run', '--no-rename', 'users.nick');
    const { exitCode, text } = await playSession([...program.words, ...line], project, [
      ['dropped and added', `${down}\r`],
    ]);
    expect(exitCode, text).toBe(0);
    const withoutTime = (file: string): string => file.replace(/Created: .*/, '');
    expect(withoutTime(fileOf(project))).toBe(withoutTime(flagged.stdout));
    expect(text).toContain('+ users.slogan  varchar(40)\n- users.nick\n');
  });

  test('can be left with Ctrl-C, and nothing is written', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database);
    const { exitCode, text } = await playSession([...program.words, ...line], project, [
      ['dropped and added', '\u0003'],
    ]);
    expect(exitCode, text).toBe(1);
    expect(text).toContain(
      'Error: The question was cancelled; nothing was written.\n' +
        'Hint:  Run the command again, or answer with `--rename` or `--no-rename`.\n',
    );
    expect(readdirSync(join(project, 'migrations'))).toEqual(['aaaa_start.ts']);
  });

  test('lists the alternatives, and each answer leads to the next question', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await edited(database, {
      before: `${varchar} nick!: string | null;
  ${varchar} the_city_where_somebody_was_born_long_ago!: string | null;
  @Column('int') age!: number;`,
      after: `${varchar} slogan!: string | null;
  ${varchar} a_colour_that_hardly_anybody_has_ever_seen!: string | null;
  @Column('int') age!: number;`,
    });
    const { exitCode, text } = await playSession([...program.words, ...line], project, [
      ['dropped and added', `${down}\r`],
      ['dropped and added', '\r'],
    ]);
    expect(exitCode, text).toBe(0);
    expect(questionIn(text)).toEqual([
      '◆  The column users.nick is gone, and users.slogan is new. Is it the same under ',
      '│  another name?',
      '│    score 0.65, because the type is the same: varchar(40) and both stand ',
      '│  between id and age.',
      '│  ● renamed: users.nick → users.slogan',
      '│  ○ renamed: users.nick → ',
      '│  users.a_colour_that_hardly_anybody_has_ever_seen',
      '│  ○ renamed: users.the_city_where_somebody_was_born_long_ago → ',
      '│  users.slogan',
      '│  ○ dropped and added',
      '│  ↑/↓ to navigate • Enter: confirm',
    ]);
    const session = text.slice(0, text.indexOf('Hazards of the upgrade:'));
    // What turned before the question is gone from the screen.
    const widths = session
      .slice(session.indexOf('◆'))
      .split('\n')
      .map((each) => Array.from(each).length);
    expect(Math.max(...widths), text).toBeLessThanOrEqual(80);
    expect(fileOf(project).match(/renameColumn\(.*\)/g)).toEqual([
      "renameColumn('users', 'nick', 'a_colour_that_hardly_anybody_has_ever_seen')",
      "renameColumn('users', 'the_city_where_somebody_was_born_long_ago', 'slogan')",
      expect.anything(),
      expect.anything(),
    ]);
  });
});
