import { readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockTimeout, sinceTime } from '../dialect-error.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteText } from '../literal.ts';

/**
 * Runs `work` while no other runner works on the same database file.
 *
 * SQLite's own write lock goes with each transaction, and a run has several. So the lock is one on a
 * second, empty database beside the first, `<file>-limbeck-lock`, attached to the same connection in
 * `locking_mode = EXCLUSIVE`, which keeps its file locked from the first write until it is detached:
 *
 * 1. It holds over all transactions of the run, and the system releases it when the process dies.
 * 2. Nobody else knows of that file: readers and writers of the database are not held up.
 * 3. It is SQLite that locks, so it works wherever the database itself does.
 *
 * A database in memory has no other runners.
 */
export async function withLock<Result>(
  db: Queryable,
  { name, timeout }: { readonly name: string; readonly timeout: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const file = await databaseFile(db);
  if (file === '') return work();
  const path = `${file}-limbeck-lock`;
  await waitFor(
    () => acquire(db, path),
    async () => {
      throw lockTimeout(name, timeout, await holderOf(path));
    },
    timeout,
  );
  try {
    await noteHolder(path);
    return await work();
  } finally {
    await release(db, path);
  }
}

/**
 * Where the holder of the lock says who it is. Not in the locked file: a process that opens and closes
 * that one by itself loses the locks it has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
function holderPath(path: string): string {
  return `${path}.json`;
}

async function noteHolder(path: string): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  // Without it the lock holds all the same.
  await writeFile(holderPath(path), JSON.stringify(holder)).catch(() => undefined);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

async function holderOf(path: string): Promise<string | null> {
  try {
    // Only `noteHolder` writes there; whatever else it holds is not shown.
    const { pid, host, since } = JSON.parse(await readFile(holderPath(path), 'utf8')) as Holder;
    return `process ${pid} on ${host}, ${sinceTime(new Date(since))}`;
  } catch {
    return null;
  }
}

async function databaseFile(db: Queryable): Promise<string> {
  const rows = await rowsOf<{ name: string; file: string | null }>(db, 'PRAGMA database_list');
  return rows.find(({ name }) => name === 'main')?.file ?? '';
}

const firstPause = 10;
const longestPause = 250;

/** Asks again and again, at growing distances, so that an interruption gets through. */
async function waitFor(
  attempt: () => Promise<boolean>,
  giveUp: () => Promise<never>,
  timeout: number,
): Promise<void> {
  const deadline = timeout === 0 ? Infinity : Date.now() + timeout;
  // The first attempt only makes the file, mostly; the second one need not wait for anybody.
  for (let pause = 0; !(await attempt()); pause = nextPause(pause)) {
    if (Date.now() >= deadline) await giveUp();
    await sleep(pause);
  }
}

function nextPause(pause: number): number {
  return Math.min(Math.max(pause * 2, firstPause), longestPause);
}

async function acquire(db: Queryable, path: string): Promise<boolean> {
  const patience = await setPatience(db, 0);
  try {
    return await lockFile(db, path);
  } finally {
    await setPatience(db, patience);
  }
}

/** Sets how long SQLite itself waits, which stops the whole process, and gives what it was. */
async function setPatience(db: Queryable, milliseconds: number): Promise<number> {
  const [row] = await rowsOf<{ timeout: number }>(db, 'PRAGMA busy_timeout');
  await db.query(`PRAGMA busy_timeout = ${milliseconds}`);
  return row?.timeout ?? 0;
}

async function lockFile(db: Queryable, path: string): Promise<boolean> {
  const before = await fileNumber(path);
  if (!(await unlessBusy(() => db.query(`ATTACH ${quoteText(path)} AS limbeck_lock`))))
    return false;
  const locked = await unlessBusy(() => lockAttached(db));
  // Its holder deletes the file when it is done, and what was opened before that locks nobody out. So
  // the file has to be there before and after; one that this attempt has made counts for the next.
  if (locked && before !== null && before === (await fileNumber(path))) return true;
  await detach(db);
  return false;
}

async function lockAttached(db: Queryable): Promise<void> {
  await db.query('PRAGMA limbeck_lock.locking_mode = EXCLUSIVE');
  await db.query('PRAGMA limbeck_lock.journal_mode = MEMORY');
  await db.query('PRAGMA limbeck_lock.user_version = 1');
}

/** False when another connection holds what the work needs. */
async function unlessBusy(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('database is locked')) return false;
    throw error;
  }
}

async function fileNumber(path: string): Promise<number | null> {
  try {
    return (await stat(path)).ino;
  } catch {
    return null;
  }
}

async function release(db: Queryable, path: string): Promise<void> {
  await unlink(holderPath(path)).catch(() => undefined);
  try {
    await unlink(path);
  } catch {
    // Windows deletes no open file: then it stays, empty, for the next run.
  }
  await detach(db);
}

async function detach(db: Queryable): Promise<void> {
  try {
    await db.query('DETACH limbeck_lock');
  } catch {
    // In a transaction that failed work has left open: the lock goes when the connection is closed.
  }
}
