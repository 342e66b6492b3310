import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import type { Queryable } from '../../../src/dialect/queryable.ts';
import { openSqlite } from '../../../src/dialect/sqlite/index.ts';

interface File extends AsyncDisposable {
  readonly path: string;
  /** One more connection to it. */
  connect(): Promise<Queryable>;
}

async function createFile(): Promise<File> {
  const directory = await mkdtemp(join(tmpdir(), "limbeck lock's "));
  const path = join(directory, 'app.sqlite');
  const opened: DataSource[] = [];
  return {
    path,
    async connect() {
      const dataSource = new DataSource({ type: 'better-sqlite3', database: path });
      await dataSource.driver.connect();
      opened.push(dataSource);
      return dataSource.createQueryRunner();
    },
    async [Symbol.asyncDispose]() {
      for (const dataSource of opened) await dataSource.driver.disconnect();
      await rm(directory, { recursive: true });
    },
  };
}

const lock = { name: 'limbeck_version', timeout: 10_000 };

test('several runners go one after the other, over all their transactions', async () => {
  await using file = await createFile();
  const first = await file.connect();
  await first.query('CREATE TABLE log (runner int)');
  const run = async (runner: number): Promise<void> => {
    const db = await file.connect();
    const dialect = await openSqlite(db);
    await dialect.withLock(db, lock, async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await dialect.transaction(db, () => db.query('INSERT INTO log VALUES (?)', [runner]));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
  };
  await Promise.all([1, 2, 3, 4].map(run));
  const rows = (await first.query('SELECT runner FROM log ORDER BY rowid')) as readonly {
    readonly runner: number;
  }[];
  const changes = rows.filter(({ runner }, turn) => runner !== rows[turn - 1]?.runner);
  expect(rows).toHaveLength(12);
  expect(changes).toHaveLength(4);
});

test('readers and writers of the database are not held up, and nothing is left behind', async () => {
  await using file = await createFile();
  const [db, other] = [await file.connect(), await file.connect()];
  const dialect = await openSqlite(db);
  await dialect.withLock(db, lock, async () => {
    await dialect.transaction(db, () => db.query('CREATE TABLE t (a int)'));
    await other.query('INSERT INTO t VALUES (1)');
    expect(await other.query('SELECT a FROM t')).toEqual([{ a: 1 }]);
  });
  expect(await readdir(dirname(file.path))).toEqual(['app.sqlite']);
  expect(await db.query('PRAGMA busy_timeout')).toEqual([{ timeout: 5000 }]);
});

test('a runner that has waited for too long says so', async () => {
  await using file = await createFile();
  const [db, other] = [await file.connect(), await file.connect()];
  const dialect = await openSqlite(db);
  await dialect.withLock(db, lock, async () => {
    const waiting = dialect.withLock(other, { ...lock, timeout: 60 }, async () => 'never');
    await expect(waiting).rejects.toMatchObject({ code: 'LOCK_TIMEOUT' });
  });
  expect(await dialect.withLock(other, lock, async () => 'later')).toBe('later');
});

test('work that fails releases the lock', async () => {
  await using file = await createFile();
  const [db, other] = [await file.connect(), await file.connect()];
  const dialect = await openSqlite(db);
  const failing = dialect.withLock(db, lock, async () => {
    throw new Error('half-way');
  });
  await expect(failing).rejects.toThrow('half-way');
  expect(await dialect.withLock(other, { ...lock, timeout: 100 }, async () => 'next')).toBe('next');
});

test('a runner that dies leaves no lock', async () => {
  await using file = await createFile();
  const db = await file.connect();
  const dialect = await openSqlite(db);
  const script = `
    const Database = require(process.argv[1]);
    const db = new Database(process.argv[2]);
    db.prepare('ATTACH ? AS limbeck_lock').run(process.argv[2] + '-limbeck-lock');
    for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = MEMORY', 'user_version = 1'])
      db.pragma('limbeck_lock.' + pragma);
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  const runner = spawn(process.execPath, ['-e', script, driver, file.path]);
  await once(runner.stdout, 'data');
  const waiting = dialect.withLock(db, { ...lock, timeout: 60 }, async () => 'never');
  await expect(waiting).rejects.toMatchObject({ code: 'LOCK_TIMEOUT' });
  runner.kill('SIGKILL');
  await once(runner, 'exit');
  expect(await dialect.withLock(db, lock, async () => 'free')).toBe('free');
});

test('a database in memory is nobody else’s', async () => {
  const dataSource = new DataSource({ type: 'better-sqlite3', database: ':memory:' });
  await dataSource.driver.connect();
  const db = dataSource.createQueryRunner();
  const dialect = await openSqlite(db);
  expect(await dialect.withLock(db, lock, async () => 'mine')).toBe('mine');
  await dataSource.driver.disconnect();
});
