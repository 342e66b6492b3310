import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { rowsOf, type Queryable } from '../../src/dialect/queryable.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const before = `@Column({ length: 40 }) email!: string;
  @Column({ type: 'varchar', length: 40, nullable: true }) city!: string | null;`;
const indexed = `@Index('ix_users_email') @Column({ length: 40 }) email!: string;
  @Column({ type: 'varchar', length: 40, nullable: true }) city!: string | null;`;
const required = `@Column({ length: 40, unique: true }) email!: string;
  @Column({ length: 40 }) city!: string;`;

/** A project whose database is at its first revision, with rows, and whose entities have moved on. */
async function edited({ options, db }: TestDatabase, after: string, more = ''): Promise<string> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options, more),
    'entities/user.ts': userFile(before),
  });
  await limbeck(project, 'revision', '--autogenerate', '-m', 'start', '--rev-id', 'aaaa');
  await limbeck(project, 'upgrade');
  await db.query("INSERT INTO users (email, city) VALUES ('a@b', 'Rome'), ('c@d', NULL)");
  writeFiles(project, { 'entities/user.ts': userFile(after) });
  return project;
}

const revision = ['revision', '--autogenerate', '-m', 'edit', '--rev-id', 'bbbb'] as const;

async function generated(project: string, ...flags: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await limbeck(project, ...revision, '--dry-run', ...flags);
  expect(exitCode).toBe(0);
  return stdout;
}

async function connect({
  options,
}: TestDatabase): Promise<AsyncDisposable & { readonly db: Queryable }> {
  const dataSource = new DataSource(options);
  await dataSource.driver.connect();
  const db = dataSource.createQueryRunner('master');
  return {
    db,
    async [Symbol.asyncDispose]() {
      await db.release();
      await dataSource.driver.disconnect();
    },
  };
}

/** Waits until a query of the database finds something. */
async function until(db: Queryable, query: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await rowsOf(db, query)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Nothing was ever found by ${query}`);
}

describe.runIf(serverNames.includes('postgres'))(
  'an index on a table in use, on PostgreSQL',
  () => {
    const building = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'`;
    const writing = `SELECT 1 FROM pg_locks JOIN pg_class c ON c.oid = relation
    WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND c.relname = 'users' AND mode = 'RowExclusiveLock' AND NOT granted`;
    const insert = "INSERT INTO users (email) VALUES ('e@f')";

    /** What is going on while a transaction that has written to the table keeps the build from ending. */
    async function whileBuilding(
      database: TestDatabase,
      flags: readonly string[],
      look: (writer: Queryable) => Promise<void>,
    ): Promise<void> {
      const project = await edited(database, indexed);
      await limbeck(project, ...revision, ...flags);
      await using reader = await connect(database);
      await using writer = await connect(database);
      await reader.db.query('BEGIN');
      await reader.db.query("UPDATE users SET city = 'Oslo' WHERE email = 'a@b'");
      const upgrade = limbeck(project, 'upgrade');
      await until(database.db, building);
      await look(writer.db);
      await reader.db.query('COMMIT');
      expect((await upgrade).exitCode).toBe(0);
      expect((await limbeck(project, 'check')).exitCode).toBe(0);
    }

    test('lets others write while it is built, with --online', async () => {
      await using database = await createTestDatabase('postgres');
      await whileBuilding(database, ['--online'], async (writer) => {
        await writer.query(insert);
        expect(await rowsOf(database.db, building)).toHaveLength(1);
      });
      expect(await rowsOf(database.db, 'SELECT FROM users')).toHaveLength(3);
    });

    test('makes others wait without it', async () => {
      await using database = await createTestDatabase('postgres');
      let written: Promise<unknown> = Promise.resolve();
      let isWritten = false;
      await whileBuilding(database, [], async (writer) => {
        written = writer.query(insert).finally(() => (isWritten = true));
        await until(database.db, writing);
        expect(isWritten).toBe(false);
      });
      await written;
      expect(await rowsOf(database.db, 'SELECT FROM users')).toHaveLength(3);
    });
  },
);

describe.runIf(serverNames.includes('postgres'))('a file for tables in use, on PostgreSQL', () => {
  test('tells of no lock that it does not take, and still of rows that may be in the way', async () => {
    await using database = await createTestDatabase('postgres');
    const project = await edited(database, required);
    const plain = await generated(project);
    expect(plain).toContain('scan-not-null');
    expect(plain).toContain('create-unique');
    const online = await generated(project, '--online');
    expect(online).toContain('set-not-null  users.city: fails where a row holds NULL');
    expect(online).toContain(
      'add-unique  users (email): fails where two rows hold the same values.',
    );
    expect(online).not.toMatch(/scan-not-null|create-unique|ACCESS EXCLUSIVE/);
  });

  test('goes on where it stopped, and puts an index away that is not valid', async () => {
    await using database = await createTestDatabase('postgres');
    const { db } = database;
    const project = await edited(database, required);
    await db.query("INSERT INTO users (email, city) VALUES ('c@d', 'Bonn')");
    const start = await fingerprint('postgres', db);
    await limbeck(project, ...revision, '--online');

    const first = await limbeck(project, 'upgrade');
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toContain('VALIDATE CONSTRAINT');
    await expect(db.query("INSERT INTO users (email) VALUES ('g@h')")).rejects.toThrow(/not_null/);
    await db.query("UPDATE users SET city = 'Bern' WHERE city IS NULL");

    const second = await limbeck(project, 'upgrade');
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toContain('CREATE UNIQUE INDEX CONCURRENTLY');
    expect(await rowsOf(db, 'SELECT FROM pg_index WHERE NOT indisvalid')).toHaveLength(1);
    await db.query("DELETE FROM users WHERE city = 'Bonn'");

    expect((await limbeck(project, 'upgrade')).exitCode).toBe(0);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
    expect((await limbeck(project, 'downgrade', '-1')).exitCode).toBe(0);
    expect(await fingerprint('postgres', db)).toEqual(start);
  });

  test('is written because the configuration says so, and not where the flag says otherwise', async () => {
    await using database = await createTestDatabase('postgres');
    const project = await edited(database, indexed, 'online: true,');
    expect(await generated(project)).toContain('concurrently: true');
    expect(await generated(project, '--no-online')).not.toContain('concurrently');
    const sql = (await limbeck(project, 'diff', '--sql')).stdout;
    expect(sql).toContain('CREATE INDEX CONCURRENTLY');
    expect((await limbeck(project, 'diff', '--sql', '--no-online')).stdout).toContain(
      'CREATE INDEX "',
    );
    const { stdout } = await limbeck(project, ...revision, '--dry-run', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      operations: [{ kind: 'createIndex', concurrently: true }],
      downgrade: [{ kind: 'dropIndex', concurrently: true }],
      summary: ['+ index ix_users_email on users (email)'],
    });
  });
});

describe.each(serverNames)('two revisions, on %s', (server) => {
  test('are written with --phased, and said when to apply', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database, `@Column({ length: 80 }) email!: string;`);
    const { exitCode, stdout, stderr } = await limbeck(project, ...revision, '--phased');
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/bbbb_edit_expand\.ts$/),
      expect.stringMatching(/edit_contract\.ts$/),
    ]);
    expect(stderr).toContain('Two revisions: `limbeck upgrade +1`, then the new program');
    expect((await limbeck(project, 'upgrade', '+1')).exitCode).toBe(0);
    expect((await limbeck(project, 'upgrade', '+1', '--allow-data-loss')).exitCode).toBe(0);
    expect((await limbeck(project, 'check')).exitCode).toBe(0);
  });

  test('are one where there is nothing for the other', async () => {
    await using database = await createTestDatabase(server);
    const project = await edited(database, indexed);
    const { stdout, stderr } = await limbeck(project, ...revision, '--phased', '--json');
    expect(stderr).toContain('There is nothing to contract: one revision');
    expect(JSON.parse(stdout)).toMatchObject({ phase: 'expand', message: 'edit', following: [] });
  });
});

test.each(['--online', '--no-online', '--phased'])(
  '%s is refused where nothing is generated',
  async (flag) => {
    const project = temporaryProject({
      'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'a.sqlite' }),
    });
    const { exitCode, stderr } = await limbeck(project, 'revision', '-m', 'x', flag);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`\`${flag}\` is given for a revision that is not generated`);
    expect(stderr).toContain('Add `--autogenerate`');
    expect(() => readFileSync(join(project, 'migrations'))).toThrow(/ENOENT/);
  },
);
