import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { hasPseudoTerminal, playSession } from '../support/pseudo-terminal.ts';
import { createTestDatabase } from '../support/server.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

const slow = 'await new Promise((done) => setTimeout(done, 1800));';
const varchar = (length: number): string => `@Column({ type: 'varchar', length: ${length} })`;

describe.skipIf(!hasPseudoTerminal)('a terminal of 80 columns', () => {
  test('is told which step takes its time, and nobody else is', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile(`${varchar(40)} name!: string;`),
      'migrations/aaaa_quick.ts': migrationFile('aaaa'),
      'migrations/bbbb_slow.ts': migrationFile('bbbb', { downRevision: 'aaaa', upgrade: slow }),
    });
    const session = await playSession([...program.words, 'upgrade'], project, []);
    expect(session.text).toMatch(/[^ \w] upgrade 2 of 2: bbbb slow/);
    const left = session.screen.map((line) => line.replace(/\d+ ms/, 'n ms'));
    expect({ ...session, screen: left }).toMatchObject({
      exitCode: 0,
      screen: [
        'upgrade aaaa quick (n ms)',
        'upgrade bbbb slow (n ms)',
        'Done: the database is at bbbb.',
      ],
    });
    await limbeck(project, 'downgrade', 'aaaa');
    const piped = await limbeck(project, 'upgrade');
    expect(piped.stderr.replaceAll(/\d+ ms/g, 'n ms')).toBe(
      'upgrade bbbb slow (n ms)\nDone: the database is at bbbb.\n',
    );
  });

  test('shows a summary in columns, and no line is cut', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile(
        `${varchar(40)} name!: string; ${varchar(8)} legacy_code!: string;`,
      ),
    });
    await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
    await limbeck(project, 'upgrade');
    writeFiles(project, {
      'entities/user.ts': userFile(`${varchar(400)} name!: string;
        @Column({ type: 'integer', nullable: true, comment: 'x' }) age!: number;
        @Index('ix_users_name_and_age_for_the_page_of_the_oldest', ['name', 'age'])
        @Column({ type: 'varchar', default: '${'long '.repeat(20)}' }) motto!: string;`),
    });
    const words = [...program.words, 'diff', '--no-rename', 'users.legacy_code'];
    const { screen } = await playSession(words, project, []);
    expect(screen).toEqual([
      'Hazards of the upgrade:',
      '  drop-column  users.legacy_code: its values are lost (the reverse restores the',
      'column, without them).',
      '+ users.age          integer',
      "+ users.motto        varchar not null default 'long long long long long long",
      '                     long long long long long long long long long long long long',
      "                     long long '",
      '~ users.name         varchar(40) → varchar(400)',
      '- users.legacy_code',
      '+ index ix_users_name_and_age_for_the_page_of_the_oldest',
      '      on users (motto)',
    ]);
  });
});
