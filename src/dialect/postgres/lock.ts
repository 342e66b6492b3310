import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockTimeout, sinceTime } from '../dialect-error.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

/** Milliseconds between two tries. */
const pause = 200;

/**
 * Runs `work` under an advisory lock of the session: it holds over several transactions, and the
 * server lets it go when the connection ends, however it ends. Polled rather than waited for, so
 * that a waiting process can be interrupted and no query hangs. Advisory locks are per database.
 * Needs a connection of its own: a pooler in transaction mode (PgBouncer) does not keep sessions.
 */
export async function withLock<Result>(
  db: Queryable,
  lock: { readonly name: string; readonly timeout: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const key = lockKey(lock.name);
  await acquire(db, key, lock);
  try {
    await noteTime(db, key);
    return await work();
  } finally {
    await release(db, key);
  }
}

/** A name as the 64-bit number that advisory locks go by. */
export function lockKey(name: string): string {
  return String(createHash('sha256').update(`limbeck ${name}`).digest().readBigInt64BE());
}

async function acquire(
  db: Queryable,
  key: string,
  { name, timeout }: { readonly name: string; readonly timeout: number },
): Promise<void> {
  const start = performance.now();
  while (!(await tryLock(db, key))) {
    if (timeout > 0 && performance.now() - start + pause > timeout) {
      throw lockTimeout(name, timeout, await holderOf(db, key));
    }
    await sleep(pause);
  }
}

async function tryLock(db: Queryable, key: string): Promise<boolean> {
  const query = 'SELECT pg_try_advisory_lock($1::bigint) AS locked';
  const [row] = await rowsOf<{ locked: boolean }>(db, query, [key]);
  return row?.locked ?? false;
}

/**
 * The catalog does not tell since when a lock is held. So its holder shares in a second one, whose two
 * numbers are the first half of the key and the present, in seconds.
 */
async function noteTime(db: Queryable, key: string): Promise<void> {
  await db.query(
    'SELECT pg_try_advisory_lock_shared(($1::bigint >> 32)::int, extract(epoch FROM now())::int)',
    [key],
  );
}

/** A connection that is lost has given the lock back: its error must not hide that of the work. */
async function release(db: Queryable, key: string): Promise<void> {
  try {
    await db.query('SELECT pg_advisory_unlock($1::bigint)', [key]);
    await db.query(releaseTimeQuery, [key]);
  } catch {
    return;
  }
}

const releaseTimeQuery = `
  SELECT pg_advisory_unlock_shared(classid::bigint::bit(32)::int, objid::bigint::bit(32)::int)
    FROM pg_locks
   WHERE locktype = 'advisory'
     AND objsubid = 2
     AND pid = pg_backend_pid()
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND classid::bigint::bit(32)::int = ($1::bigint >> 32)::int`;

interface Holder {
  readonly pid: number;
  readonly user: string | null;
  readonly application: string | null;
  readonly address: string | null;
  /** In seconds since 1970. */
  readonly since: string | null;
}

// A 64-bit key is shown as two halves with objsubid 1:
// https://www.postgresql.org/docs/current/view-pg-locks.html
const holderQuery = `
  SELECT l.pid, a.usename AS user, NULLIF(a.application_name, '') AS application,
         host(a.client_addr) AS address,
         (SELECT max(t.objid::bigint)
            FROM pg_locks t
           WHERE t.locktype = 'advisory'
             AND t.objsubid = 2
             AND t.pid = l.pid
             AND t.classid = l.classid) AS since
    FROM pg_locks l
    JOIN pg_stat_activity a ON a.pid = l.pid
   WHERE l.locktype = 'advisory'
     AND l.granted
     AND l.objsubid = 1
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND (l.classid::bigint << 32 | l.objid::bigint) = $1::bigint`;

async function holderOf(db: Queryable, key: string): Promise<string | null> {
  const [holder] = await rowsOf<Holder>(db, holderQuery, [key]);
  if (holder === undefined) return null;
  const { pid, user, application, address, since } = holder;
  const time = since && sinceTime(new Date(Number(since) * 1000));
  return [`process ${pid}`, user && `user ${user}`, address, application, time]
    .filter(Boolean)
    .join(', ');
}
