import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { limbeck } from '../support/command-line.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

/** Who has the lock, as each database can tell. */
const holders: Readonly<Record<ServerName, RegExp>> = {
  postgres: /^process \d+, user \w+, 127\.0\.0\.1(, .*)?, since (.*)$/,
  mysql: /^connection \d+, user \w+, [\w.]+:\d+, since (.*)$/,
  mariadb: /^connection \d+, user \w+, [\w.]+:\d+, since (.*)$/,
  sqlite: new RegExp(`^process \\d+ on ${hostname()}, since (.*)$`),
};

describe.each(serverNames)('the lock on %s', (server) => {
  test('names another process that has it, and is free when that one is done', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options, 'lockTimeout: 300,'),
      'migrations/a.ts': migrationFile('aaaa1111', {
        upgrade: `const { existsSync, writeFileSync } = await import('node:fs');
          writeFileSync('started', String(process.pid));
          while (!existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 20));`,
      }),
    });
    const first = program.run(project, ['upgrade']);
    await expect.poll(() => existsSync(join(project, 'started')), { timeout: 60_000 }).toBe(true);
    const before = { ...filesOf(project) };
    const second = await limbeck(project, 'upgrade', '--json');
    expect(second.exitCode).toBe(1);
    const { error } = JSON.parse(second.stdout) as { error: { code: string; message: string } };
    const [, holder = ''] =
      /^Another process \((.*)\) has held the migration lock `limbeck_version` for over 0\.3 s\.$/.exec(
        error.message,
      ) ?? [];
    expect(error).toMatchObject({ code: 'LOCK_TIMEOUT' });
    expect(holder, error.message).toMatch(holders[server]);
    const since = new Date(holder.split('since ').at(-1) ?? '').getTime();
    expect(Math.abs(Date.now() - since)).toBeLessThan(180_000);
    if (server === 'sqlite') {
      expect(holder).toContain(`process ${readFileSync(join(project, 'started'), 'utf8')} on`);
    }
    expect(filesOf(project)).toEqual(before);

    writeFileSync(join(project, 'go'), '');
    expect(await first).toMatchObject({ exitCode: 0 });
    expect(await limbeck(project, 'upgrade')).toMatchObject({
      exitCode: 0,
      stderr: 'Nothing to do: the database is at aaaa1111.\n',
    });
    expect(Object.keys(filesOf(project)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});
