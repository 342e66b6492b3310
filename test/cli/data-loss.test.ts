import { describe, expect, test } from 'vitest';
import type { ServerName, TestDatabase } from '../support/server.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile, type MigrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

/** A table with a row, from a first migration that is applied; `second` is the next one. */
async function projectOn(database: TestDatabase, second: MigrationFile): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(database.options),
    'entities/user.ts': userFile(''),
    'migrations/first.ts': migrationFile('aaaa1111', {
      upgrade: `await op.createTable('users', [
          column('id', 'integer'),
          column('code', 'varchar(20)', { nullable: true }),
          column('price', 'numeric(10,4)', { nullable: true }),
          column('twice', 'integer', { asExpression: 'id * 2', generatedType: 'STORED', nullable: true }),
          primaryKey(['id']),
        ]);
        await op.createTable('empty_ones', [column('id', 'integer'), primaryKey(['id'])]);`,
      downgrade: `await op.dropTable('empty_ones'); await op.dropTable('users');`,
    }),
  });
  expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
  await database.db.query(`INSERT INTO users (id, code) VALUES (1, 'a')`);
  addSecond(project, second);
  return project;
}

function addSecond(project: string, second: MigrationFile): void {
  writeFiles(project, {
    'migrations/second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111', ...second }),
  });
}

/** A migration whose finding stands between the two that were applied without it. */
const refused: readonly {
  readonly name: string;
  readonly upgrade: string;
  readonly finding: string;
  readonly databases?: readonly ServerName[];
}[] = [
  { name: 'a table', upgrade: `await op.dropTable('users');`, finding: 'drop-table users' },
  {
    name: 'a column',
    upgrade: `await op.batchAlterTable('users', (batch) => batch.dropColumn('code'));`,
    finding: 'drop-column users.code',
  },
  {
    name: 'a column of a table that is renamed before',
    upgrade: `await op.renameTable('users', 'people');
      await op.renameColumn('people', 'code', 'legacy');
      await op.dropColumn('people', 'legacy');`,
    finding: 'drop-column people.legacy',
  },
  {
    name: 'a table in whose place another one comes',
    upgrade: `await op.createTable('copy', [column('id', 'integer'), primaryKey(['id'])]);
      await op.dropTable('users');
      await op.renameTable('copy', 'users');`,
    finding: 'drop-table users',
  },
  {
    name: 'values that are computed from then on',
    upgrade: `await op.alterColumn('users', 'code', { asExpression: "'b'", generatedType: 'STORED', existing: { type: 'varchar(20)' } });`,
    finding: 'compute-column users.code',
  },
  {
    name: 'rows by SQL',
    upgrade: `await op.execute(sql\`DELETE FROM \${sql.identifier('users')}\`);`,
    finding: 'delete-all users',
  },
  {
    name: 'a table by SQL',
    upgrade: `await op.execute('DROP TABLE IF EXISTS users');`,
    finding: 'drop-by-sql users',
  },
  {
    name: 'rows by TRUNCATE',
    upgrade: `await op.execute('TRUNCATE TABLE users');`,
    finding: 'truncate users',
    databases: ['postgres', 'mysql', 'mariadb'],
  },
];

/** What loses nothing that was there. */
const accepted: readonly { readonly name: string; readonly upgrade: string }[] = [
  { name: 'a table without rows', upgrade: `await op.dropTable('empty_ones');` },
  { name: 'a computed column', upgrade: `await op.dropColumn('users', 'twice');` },
  { name: 'a column of NULLs', upgrade: `await op.dropColumn('users', 'price');` },
  { name: 'a table that is not there', upgrade: `await op.dropTable('none', { ifExists: true });` },
  {
    name: 'a table that the migration has filled itself',
    upgrade: `await op.createTable('copy', [column('id', 'integer'), primaryKey(['id'])]);
      await op.execute('INSERT INTO copy SELECT id FROM users');
      await op.dropTable('copy');`,
  },
  {
    name: 'some rows',
    upgrade: `await op.execute('DELETE FROM users WHERE id > 1');`,
  },
  {
    name: 'digits of no number',
    upgrade: `await op.alterColumn('users', 'price', { type: 'numeric(8,2)', existing: { type: 'numeric(10,4)', nullable: true } });`,
  },
];

describe.each(serverNames)('an upgrade on %s', (server) => {
  const commits = server === 'mysql' || server === 'mariadb';
  const own = refused.filter(({ databases = serverNames }) => databases.includes(server));

  test.each(own)('that loses $name is refused before anything is run', async (each) => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, {
      upgrade: `await op.createTable('tags', [column('id', 'integer'), primaryKey(['id'])]);`,
    });
    writeFiles(project, {
      'migrations/third.ts': migrationFile('aaaa3333', {
        downRevision: 'aaaa2222',
        upgrade: each.upgrade,
      }),
    });
    const before = await fingerprint(server, database.db);
    const { exitCode, stdout, stderr } = await limbeck(project, 'upgrade');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    const [id = '', subject = ''] = each.finding.split(' ');
    const [error = '', hint = '', ...rest] = stderr.trimEnd().split('\n');
    expect(error).toMatch(
      /^Error: The upgrade of revision aaaa3333 \(.*third\.ts\) was refused, and nothing was run: /,
    );
    expect(error).toContain(`nothing was run: ${id} ${subject}: `);
    expect(hint).toBe(
      `Hint:  Allow it in the file, \`export const allowed = [allow('${id}', { reason: '…', subject: '${subject}' })];\`, or run \`limbeck upgrade --allow-data-loss\`.`,
    );
    expect(rest).toEqual([]);
    expect(await fingerprint(server, database.db)).toEqual(before);
    expect(await database.db.query('SELECT id, code FROM users')).toMatchObject([{ code: 'a' }]);
  });

  test.each(accepted)('that loses $name is not', async ({ upgrade }) => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, { upgrade });
    expect(await limbeck(project, 'upgrade')).toMatchObject({
      exitCode: 0,
      stderr: expect.not.stringContaining('Warning'),
    });
  });

  test('is let do what its file allows, and says so', async () => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, {
      allowed: `[allow('drop-column', { reason: 'moved to profiles', subject: 'users.code' })]`,
      upgrade: `await op.dropColumn('users', 'code');`,
    });
    const { exitCode, stderr } = await limbeck(project, 'upgrade');
    expect(exitCode).toBe(0);
    expect(stderr.split('\n')[0]).toBe(
      'Warning: drop-column users.code: its values are lost (the reverse restores the column, without them). Allowed: moved to profiles',
    );
  });

  test('is let do what the command line allows, and the way back is free', async () => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, {
      upgrade: `await op.dropColumn('users', 'code');`,
      downgrade: `await op.addColumn('users', column('code', 'varchar(20)', { nullable: true }));`,
    });
    expect(await limbeck(project, 'upgrade', '--allow-data-loss')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Warning: drop-column users.code: its values are lost'),
    });
    const { exitCode, stderr } = await limbeck(project, 'downgrade', 'base');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Warning: drop-table users: its rows are lost');
    expect(stderr).not.toContain('empty_ones');
  });

  test('that reads first is stopped where it would lose something', async () => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, {
      upgrade: `await op.createTable('tags', [column('id', 'integer'), primaryKey(['id'])]);
        const rows = await op.query('SELECT id FROM users');
        if (rows.length > 0) await op.dropTable('users');`,
    });
    const { exitCode, stderr } = await limbeck(project, 'upgrade');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('failed: it is refused to go on (drop-table users: its rows are lost');
    expect(stderr).toContain('or run `limbeck upgrade --allow-data-loss`.');
    const lines = await fingerprint(server, database.db);
    expect(lines.some((line) => line.includes('tags'))).toBe(commits);
    expect(await database.db.query('SELECT code FROM users')).toEqual([{ code: 'a' }]);
    expect(await limbeck(project, 'upgrade', '--allow-data-loss')).toMatchObject({ exitCode: 0 });
    await expect(database.db.query('SELECT code FROM users')).rejects.toThrow();
  });

  test.each([
    ['a query', `await op.query('DELETE FROM users');`],
    ['the query runner', `await op.queryRunner().query('DELETE FROM users');`],
    ['the entity manager', `await (await op.manager([])).query('DELETE FROM users');`],
  ])('that takes rows by %s is stopped', async (_name, upgrade) => {
    await using database = await createTestDatabase(server);
    const project = await projectOn(database, { upgrade });
    const { exitCode, stderr } = await limbeck(project, 'upgrade');
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('failed: it is refused to go on (delete-all users: '),
    });
    expect(await database.db.query('SELECT code FROM users')).toEqual([{ code: 'a' }]);
    expect(await limbeck(project, 'upgrade', '--allow-data-loss')).toMatchObject({ exitCode: 0 });
    expect(await database.db.query('SELECT code FROM users')).toEqual([]);
  });

  test('of a whole history drops what the history itself has filled', async () => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: `await op.createTable('roles', [column('id', 'integer'), primaryKey(['id'])], { ifNotExists: true });
          await op.bulkInsert('roles', [{ id: 1 }]);`,
      }),
      'migrations/second.ts': migrationFile('aaaa2222', {
        downRevision: 'aaaa1111',
        upgrade: `await op.dropTable('roles');`,
      }),
    });
    expect(await limbeck(project, 'upgrade')).toMatchObject({ exitCode: 0 });
  });
});

describe('what a file allows', () => {
  const drop = `await op.dropColumn('users', 'price');`;

  test('is warned of where the file does no such thing', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await projectOn(database, {
      allowed: `[
        allow('drop-table', { reason: 'it was here' }),
        allow("drop-column", { subject: 'users.price', reason: 'all of them are NULL', }),
      ]`,
      upgrade: drop,
    });
    const warning = 'Warning: aaaa2222 allows drop-table, and does no such thing.';
    for (const command of ['status', 'check', 'upgrade']) {
      const { stderr } = await limbeck(project, command);
      expect(stderr.split('\n').filter((line) => line.includes('allows'))).toEqual([warning]);
    }
    expect((await limbeck(project, 'status')).stderr).not.toContain('allows');
  });

  test('is known to the rules', async () => {
    await using database = await createTestDatabase('sqlite');
    const project = await projectOn(database, {
      allowed: `[allow('drop-colum', { reason: 'all of them are NULL' })]`,
      upgrade: drop,
    });
    for (const command of ['status', 'check', 'upgrade']) {
      const { exitCode, stderr } = await limbeck(project, command);
      expect(exitCode).toBe(1);
      expect(stderr.replaceAll(project, '')).toBe(
        'Error: /migrations/second.ts allows `drop-colum`, which no rule finds.\n' +
          'Hint:  Perhaps `drop-column` is meant.\n',
      );
    }
  });

  test.each([
    [`[allow('drop-column', { reason: '' })]`, 'allows `drop-column` without a reason.'],
    [`[allow('drop-column')]`, 'allows `drop-column` without a reason.'],
    [`[allow('drop-column', why)]`, 'The constant `allowed` in '],
    [`[allow('drop-column', { because: 'x' })]`, 'The constant `allowed` in '],
    [`['drop-column']`, 'The constant `allowed` in '],
    [`[permit('drop-column', { reason: 'x' })]`, 'The constant `allowed` in '],
  ])('is refused as %s', async (allowed, error) => {
    await using database = await createTestDatabase('sqlite');
    const project = await projectOn(database, { allowed, upgrade: drop });
    const { exitCode, stderr } = await limbeck(project, 'upgrade');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(error);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
