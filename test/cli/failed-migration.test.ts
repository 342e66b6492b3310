import { describe, expect, test } from 'vitest';
import { limbeck, type Outcome } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const ends = 'no such table, relation or column';

/** The first migration creates a table; the second creates one more, then fails in both directions. */
function projectOn({ options }: TestDatabase): string {
  return temporaryProject({
    'ormconfig.ts': configFile(options),
    'migrations/first.ts': migrationFile('aaaa1111', {
      upgrade: `await op.createTable('users', [column('id', 'integer'), primaryKey(['id'])]);`,
      downgrade: `await op.dropTable('users');`,
    }),
    'migrations/second.ts': migrationFile('aaaa2222', {
      downRevision: 'aaaa1111',
      upgrade: `await op.execute('CREATE TABLE tags (id int)');
        await op.execute('INSERT INTO users VALUES (1)');
        await op.execute('UPDATE missing SET id = 1');`,
    }),
  });
}

/** What the database says about the statement is its own business. */
function withoutReason({ stderr, ...outcome }: Outcome, project: string): Outcome {
  const text = stderr
    .replaceAll(project, '<project>')
    .replace(/\(\d+ ms\)/g, '(… ms)')
    .replace(/failed: .*missing.* \(while/, `failed: ${ends} (while`);
  return { ...outcome, stderr: text };
}

async function versionsOf({ db }: TestDatabase): Promise<unknown> {
  return db.query('SELECT version_num FROM limbeck_version');
}

const products = { sqlite: '', postgres: '', mysql: 'MySQL', mariadb: 'MariaDB' };

describe.each(serverNames)('a migration that fails half-way on %s', (server) => {
  const keepsDdl = server === 'mysql' || server === 'mariadb';

  test('is not recorded, and what can be is rolled back', async () => {
    await using database = await createTestDatabase(server);
    const { db } = database;
    const project = projectOn(database);
    await limbeck(project, 'upgrade', '+1');
    const files = filesOf(project);
    const before = await fingerprint(server, db);

    const hint = keepsDdl
      ? `${products[server]} cannot roll back DDL: all that ran before stays, and the revision is not recorded. Undo it by hand, back from its last statement (CREATE TABLE tags (id int)), correct the file, and run the command again.`
      : 'It was rolled back and nothing of it is recorded: correct the file and run the command again.';
    expect(withoutReason(await limbeck(project, 'upgrade'), project)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        `Error: The upgrade of revision aaaa2222 (<project>/migrations/second.ts) failed: ${ends} (while running: UPDATE missing SET id = 1).\n` +
        `Hint:  ${hint}\n`,
    });

    const after = await fingerprint(server, db);
    const left = after.filter((line) => !before.includes(line));
    if (keepsDdl) expect(left.join('\n')).toContain('CREATE TABLE `tags`');
    else expect(left).toEqual([]);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(await db.query('SELECT id FROM users')).toEqual([]);
    expect(await versionsOf(database)).toEqual([{ version_num: 'aaaa1111' }]);
    expect(filesOf(project)).toEqual(files);
  });

  test('leaves the migrations before it applied, and the next run goes on from there', async () => {
    await using database = await createTestDatabase(server);
    const project = projectOn(database);
    const failed = withoutReason(await limbeck(project, 'upgrade'), project);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('upgrade aaaa1111 first (… ms)\nError: ');
    expect(await versionsOf(database)).toEqual([{ version_num: 'aaaa1111' }]);

    await database.db.query('CREATE TABLE missing (id int)');
    if (keepsDdl) await database.db.query('DROP TABLE tags');
    expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
    expect(await versionsOf(database)).toEqual([{ version_num: 'aaaa2222' }]);
  });
});
