import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

/** Long enough for all processes to be there while the first one works. */
const wait = `await new Promise((resolve) => setTimeout(resolve, 400));`;

describe.each(serverNames)('several processes that upgrade one database on %s', (server) => {
  test('take turns: one applies, the others find nothing to do', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: `await op.createTable('users', [column('id', 'integer'), primaryKey(['id'])]);
          ${wait}
          await op.execute('INSERT INTO users VALUES (1)');`,
      }),
      'migrations/second.ts': migrationFile('aaaa2222', {
        downRevision: 'aaaa1111',
        upgrade: `await op.addColumn('users', column('name', 'varchar(50)', { nullable: true }));`,
      }),
    });

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => program.run(project, ['upgrade', '--json'])),
    );

    expect(outcomes.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
    const steps = outcomes.map(({ stdout }) => JSON.parse(stdout).steps.length as number);
    expect(steps.toSorted((from, to) => from - to)).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
    expect(await database.db.query('SELECT id, name FROM users')).toEqual([{ id: 1, name: null }]);
    expect(await database.db.query('SELECT version_num FROM limbeck_version')).toEqual([
      { version_num: 'aaaa2222' },
    ]);
  });

  test('say who holds them up when they have waited long enough', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'hasty.ts': configFile(database.options, 'lockTimeout: 100,'),
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: `const { existsSync, writeFileSync } = await import('node:fs');
          writeFileSync('started', '');
          while (!existsSync('enough')) await new Promise((resolve) => setTimeout(resolve, 20));`,
      }),
    });
    const slow = program.run(project, ['upgrade']);
    await appeared(`${project}/started`);
    const hasty = await program.run(project, ['upgrade', '-c', 'hasty.ts']);
    writeFileSync(`${project}/enough`, '');
    expect(hasty).toMatchObject({ exitCode: 1, stdout: '' });
    expect(hasty.stderr).toMatch(
      /^Error: Another process( \(.+\))? has held the migration lock `limbeck_version` for over 0\.1 s\.\nHint: {2}Wait for it to finish, or raise `lockTimeout` \(milliseconds\) in the configuration\.\n$/,
    );
    expect(await slow).toMatchObject({ exitCode: 0 });
  });
});

/** Resolves once a file is there. */
async function appeared(path: string): Promise<void> {
  while (!existsSync(path)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
