import { createHash } from 'node:crypto';
import { lockTimeout } from '../dialect-error.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { MysqlServer } from './server.ts';

/** How long one attempt waits inside the server, in seconds: short, so that a wait can be cut off. */
const attempt = 1;

/**
 * Runs `work` while holding a user lock of the server (`GET_LOCK`). It belongs to the connection,
 * survives commits, and goes when the process dies. Locks are known to the whole server, so the
 * name carries the database.
 * @throws {LimbeckError} `LOCK_TIMEOUT`
 */
export async function withLock<Result>(
  db: Queryable,
  lock: { readonly name: string; readonly timeout: number },
  server: MysqlServer,
  work: () => Promise<Result>,
): Promise<Result> {
  const name = lockName(lock.name, server.database ?? '');
  const deadline = lock.timeout === 0 ? Number.POSITIVE_INFINITY : Date.now() + lock.timeout;
  while (!(await tryLock(db, name, deadline))) {
    if (Date.now() >= deadline) {
      throw lockTimeout(lock.name, lock.timeout, await holderOf(db, name));
    }
  }
  try {
    return await work();
  } finally {
    // A connection that is gone has given its locks back already.
    await Promise.resolve(db.query('SELECT RELEASE_LOCK(?)', [name])).catch(() => undefined);
  }
}

async function tryLock(db: Queryable, name: string, deadline: number): Promise<boolean> {
  const left = Math.max(0, (deadline - Date.now()) / 1000);
  const [row] = await rowsOf<{ readonly taken: number | string | null }>(
    db,
    'SELECT GET_LOCK(?, ?) AS `taken`',
    [name, Math.min(attempt, left)],
  );
  return Number(row?.taken) === 1;
}

async function holderOf(db: Queryable, name: string): Promise<string | null> {
  const [row] = await rowsOf<{ readonly holder: number | string | null }>(
    db,
    'SELECT IS_USED_LOCK(?) AS `holder`',
    [name],
  );
  const holder = row?.holder ?? null;
  return holder === null ? null : `connection ${holder}`;
}

/** At most 64 characters, the limit of MySQL. */
function lockName(name: string, database: string): string {
  const full = `${name}@${database}`;
  if (full.length <= 64) return full;
  return `${name.slice(0, 20)}@${createHash('sha1').update(full).digest('hex')}`;
}
