import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

/** What changes from run to run, by what stands for it. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{12}/g, '<id>'],
  [/\(\d+ ms\)/g, '(<n> ms)'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>'],
];

describe.each(serverNames)('a first session at a terminal on %s', (server) => {
  test('goes from an empty folder to the head, back, and says so at each step', async () => {
    await using database = await createTestDatabase(server);
    const empty = await fingerprint(server, database.db);
    const project = temporaryProject({ 'entities/user.ts': userFile('@Column() name!: string;') });
    const session: string[] = [];
    const type = async (line: string): Promise<void> => {
      const { exitCode, stdout, stderr } = await program.run(
        project,
        line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [],
      );
      expect(exitCode, `${line}\n${stderr}`).toBe(0);
      let text = (stdout + stderr).replaceAll(project, '<project>');
      for (const [pattern, name] of changing) text = text.replaceAll(pattern, name);
      session.push(`$ limbeck ${line}`, ...text.trimEnd().split('\n'));
    };

    await type(`init --database ${server}`);
    writeFiles(project, { 'ormconfig.ts': configFile(database.options) });
    await type('revision --autogenerate -m "first tables"');
    await type('upgrade head');
    await type('current');
    await type('history --verbose');
    await type('downgrade -1');
    await type('upgrade +1');
    await type('downgrade base');
    expect(await fingerprint(server, database.db)).toEqual(empty);
    await type('stamp head');
    await type('current');

    expect(session).toEqual([
      `$ limbeck init --database ${server}`,
      'ormconfig.ts',
      'migrations',
      'Next: name your entities in ormconfig.ts, then run',
      '  limbeck revision --autogenerate -m "first tables"',
      '$ limbeck revision --autogenerate -m "first tables"',
      'migrations/<id>_first_tables.ts',
      '+ users (2 columns)',
      '$ limbeck upgrade head',
      'upgrade <id> first tables (<n> ms)',
      'Done: the database is at <id>.',
      '$ limbeck current',
      '<id> (head)  first tables',
      '$ limbeck history --verbose',
      '<id> (head)  first tables',
      '  Revises:     base',
      '  Created:     <time>',
      '  File:        <project>/migrations/<id>_first_tables.ts',
      '$ limbeck downgrade -1',
      'downgrade <id> first tables (<n> ms)',
      'Done: the database is before the first revision.',
      '$ limbeck upgrade +1',
      'upgrade <id> first tables (<n> ms)',
      'Done: the database is at <id>.',
      '$ limbeck downgrade base',
      'downgrade <id> first tables (<n> ms)',
      'Done: the database is before the first revision.',
      '$ limbeck stamp head',
      'Done: the database is at <id>.',
      '$ limbeck current',
      '<id> (head)  first tables',
    ]);
  });
});
