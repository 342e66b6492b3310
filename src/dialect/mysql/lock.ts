import { createHash } from 'node:crypto';
import { lockTimeout, sinceTime } from '../dialect-error.ts';
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
  const held = [name];
  try {
    held.push(await noteTime(db, name));
    return await work();
  } finally {
    for (const each of held) {
      // A connection that is gone has given its locks back already.
      await Promise.resolve(db.query('SELECT RELEASE_LOCK(?)', [each])).catch(() => undefined);
    }
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

/**
 * The server does not tell since when a lock is held. So its holder takes a second one that is named
 * after the minute, which can be looked for. Returns its name.
 */
async function noteTime(db: Queryable, name: string): Promise<string> {
  const query = 'SELECT FLOOR(UNIX_TIMESTAMP() / 60) AS `minute`';
  const [row] = await rowsOf<{ readonly minute: number | string }>(db, query);
  const note = `${noteName(name)}${row?.minute ?? ''}`;
  await db.query('SELECT GET_LOCK(?, 0)', [note]);
  return note;
}

/** What the name of such a lock begins with. */
function noteName(name: string): string {
  return `${createHash('sha1').update(name).digest('hex')}@`;
}

interface Holder {
  readonly id: number | string | null;
  /** Null where the user may not see other connections. */
  readonly user: string | null;
  readonly host: string | null;
  /** In minutes since 1970; null for a lock that is older than the query looks back. */
  readonly minute: number | string | null;
}

// https://dev.mysql.com/doc/refman/en/server-system-variables.html#sysvar_cte_max_recursion_depth
// allows 1000 turns, which is some 16 hours.
const holderQuery = `
  WITH RECURSIVE \`past\` AS (
    SELECT FLOOR(UNIX_TIMESTAMP() / 60) AS \`minute\`, 0 AS \`turn\`
    UNION ALL
    SELECT \`minute\` - 1, \`turn\` + 1 FROM \`past\` WHERE \`turn\` < 990
  )
  SELECT \`held\`.\`id\`, \`p\`.USER AS \`user\`, \`p\`.HOST AS \`host\`,
         (SELECT MAX(\`minute\`) FROM \`past\`
           WHERE IS_USED_LOCK(CONCAT(?, CAST(\`minute\` AS CHAR))) = \`held\`.\`id\`) AS \`minute\`
    FROM (SELECT IS_USED_LOCK(?) AS \`id\`) \`held\`
    LEFT JOIN information_schema.PROCESSLIST \`p\` ON \`p\`.ID = \`held\`.\`id\``;

async function holderOf(db: Queryable, name: string): Promise<string | null> {
  const [holder] = await rowsOf<Holder>(db, holderQuery, [noteName(name), name]);
  if (holder === undefined || holder.id === null) return null;
  const { id, user, host, minute } = holder;
  const time = minute === null ? null : sinceTime(new Date(Number(minute) * 60_000));
  return [`connection ${id}`, user && `user ${user}`, host, time].filter(Boolean).join(', ');
}

/** At most 64 characters, the limit of MySQL. */
function lockName(name: string, database: string): string {
  const full = `${name}@${database}`;
  if (full.length <= 64) return full;
  return `${name.slice(0, 20)}@${createHash('sha1').update(full).digest('hex')}`;
}
