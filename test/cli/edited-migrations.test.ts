import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/dialect/queryable.ts';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const first = migrationFile('aaaa1111');
const second = migrationFile('aaaa2222', { downRevision: 'aaaa1111' });

describe.each(serverNames)('the history of steps on %s', (server) => {
  test('records each of them, and tells a file that was edited after it was applied', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile('@Column() name!: string;'),
      'migrations/first.ts': first,
      'migrations/second.ts': second,
    });
    const run = (line: string) => limbeck(project, ...line.split(' '));
    await run('upgrade');
    await run('downgrade -1');
    await run('upgrade');
    await run('stamp aaaa1111');
    const rows = await rowsOf<Readonly<Record<string, unknown>>>(
      database.db,
      'SELECT revision, direction, file, checksum, tool, actor FROM limbeck_history ORDER BY id',
    );
    expect(rows.map(({ revision, direction, file }) => [revision, direction, file])).toEqual([
      ['aaaa1111', 'upgrade', 'first.ts'],
      ['aaaa2222', 'upgrade', 'second.ts'],
      ['aaaa2222', 'downgrade', 'second.ts'],
      ['aaaa2222', 'upgrade', 'second.ts'],
      ['aaaa1111', 'stamp', 'first.ts'],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        tool: expect.stringMatching(/^\d+\.\d+/),
        actor: expect.stringMatching(/.@./),
      });
    }

    // Another checkout may end its lines in another way.
    writeFiles(project, { 'migrations/first.ts': first.replaceAll('\n', '\r\n') });
    expect(await run('status')).toMatchObject({
      exitCode: 4,
      stderr: expect.not.stringContaining('edited'),
    });

    writeFiles(project, { 'migrations/first.ts': first.replace('downgrade(op', 'downgrade(_op') });
    const warning = expect.stringMatching(/Warning: \S+first\.ts was edited after being applied\./);
    expect(await run('status')).toMatchObject({ exitCode: 4, stderr: warning });
    expect(await run('check')).toMatchObject({ exitCode: 4, stderr: warning });
    expect(await run('upgrade')).toMatchObject({ exitCode: 0, stderr: warning });
    expect(JSON.parse((await run('status --json')).stdout)).toMatchObject({
      upToDate: true,
      edited: [{ id: 'aaaa1111' }],
    });

    writeFiles(project, {
      'ormconfig.ts': configFile(database.options, "editedMigrations: 'error',"),
      'migrations/third.ts': migrationFile('aaaa3333', { downRevision: 'aaaa2222' }),
    });
    expect(await run('upgrade')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/first\.ts was edited after being applied; nothing was run\./),
    });
    expect(await run('current')).toMatchObject({ stdout: expect.stringContaining('aaaa2222') });
    expect(await run('stamp aaaa2222')).toMatchObject({ exitCode: 0 });
    expect(await run('upgrade')).toMatchObject({
      exitCode: 0,
      stderr: expect.not.stringContaining('edited'),
    });
  });

  test('is not begun by a first step that fails', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: "await op.execute('nonsense');",
      }),
    });
    expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 1 });
    for (const table of ['limbeck_version', 'limbeck_history']) {
      const read = Promise.resolve(database.db.query(`SELECT * FROM ${table}`));
      await expect(read).rejects.toThrow(table);
    }
  });
});
