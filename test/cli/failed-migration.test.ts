import { describe, expect, test } from 'vitest';
import { limbeck, type Outcome } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { filesOf, temporaryProject, writeFiles } from '../support/fixture-project.ts';
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
      ? `${products[server]} cannot roll back DDL: what ran before stays, up to CREATE TABLE tags (id int). Correct the file from there on, and run the command again: it goes on where this one stopped. To give it up, undo by hand what has run and forget it with \`limbeck stamp\`.`
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
    expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
    expect(await versionsOf(database)).toEqual([{ version_num: 'aaaa2222' }]);
    expect(await database.db.query('SELECT id FROM users')).toEqual([{ id: 1 }]);
  });
});

describe.each(serverNames.filter((server) => server === 'mysql' || server === 'mariadb'))(
  'what a migration that failed half-way has done on %s',
  (server) => {
    const upgrade = (comment: string, last: string): string => `
      await op.createTable('users', [column('id', 'integer'), primaryKey(['id'])], { comment: '${comment}' });
      await op.execute('INSERT INTO users VALUES (1)');
      await op.addColumn('users', column('name', 'varchar(50)', { default: 'x' }));
      await op.execute('INSERT INTO users (id) VALUES (2)');
      ${last}`;
    const projectWith = (database: TestDatabase, text: string): string =>
      temporaryProject({
        'ormconfig.ts': configFile(database.options),
        'migrations/first.ts': migrationFile('aaaa1111', { upgrade: text }),
      });
    const fails = "await op.execute('UPDATE missing SET id = 1');";

    test('is not done again, and what is corrected is', async () => {
      await using database = await createTestDatabase(server);
      const project = projectWith(database, upgrade('people', fails));
      expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 1 });
      // The row that no DDL has committed is rolled back with its progress.
      expect(await database.db.query('SELECT id, name FROM users')).toEqual([{ id: 1, name: 'x' }]);
      writeFiles(project, {
        'migrations/first.ts': migrationFile('aaaa1111', {
          upgrade: upgrade('people', "await op.createIndex('ix_name', 'users', ['name']);"),
        }),
      });
      expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
      expect(await database.db.query('SELECT id FROM users')).toEqual([{ id: 1 }, { id: 2 }]);
      expect(await database.db.query('SELECT * FROM limbeck_journal')).toEqual([]);
    });

    test('is not to be edited, and can be given up', async () => {
      await using database = await createTestDatabase(server);
      const project = projectWith(database, upgrade('people', fails));
      await limbeck(project, 'upgrade');
      writeFiles(project, {
        'migrations/first.ts': migrationFile('aaaa1111', { upgrade: upgrade('persons', '') }),
      });
      expect(await limbeck(project, 'upgrade')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining(
          'failed: operation 1 of the upgrade of aaaa1111 has run in part or in full, and is another one by now.',
        ),
      });
      await database.db.query('DROP TABLE users');
      expect(await limbeck(project, 'stamp', 'base')).toMatchObject({ exitCode: 0 });
      expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
    });

    test('stands in the way of another migration', async () => {
      await using database = await createTestDatabase(server);
      const project = projectWith(database, upgrade('people', fails));
      await limbeck(project, 'upgrade');
      const refused = {
        exitCode: 1,
        stderr: expect.stringContaining(
          'The upgrade of revision aaaa1111 stopped half-way and was not finished.',
        ),
      };
      expect(await limbeck(project, 'downgrade', 'base')).toMatchObject(refused);
      writeFiles(project, { 'migrations/first.ts': migrationFile('bbbb1111') });
      expect(await limbeck(project, 'upgrade')).toMatchObject(refused);
    });
  },
);
