import { groupBy } from '../../util/group-by.ts';
import type { Outside } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import {
  foreignKeysMismatched,
  foreignKeysViolated,
  type BrokenReference,
} from './sqlite-error.ts';
import { withPragmaOff } from './with-pragma-off.ts';

/**
 * Runs `work` in a transaction. Foreign keys are off from before it begins: with them on, a rebuild
 * would delete the rows that point to the old table. In return they are checked before the commit, and
 * what was broken before is left alone. `legacy_alter_table`, with which a renamed table loses the
 * foreign keys, views and triggers that speak of it, is off as well. The write lock is taken at the start, so that what the work
 * reads is still true when it writes.
 */
export async function transaction<Result>(
  db: Queryable,
  work: (outside: Outside) => Promise<Result>,
): Promise<Result> {
  const withOrdinaryNames = (): Promise<Result> =>
    withPragmaOff(db, 'legacy_alter_table', () => runTransaction(db, work));
  return withPragmaOff(db, 'foreign_keys', withOrdinaryNames);
}

async function runTransaction<Result>(
  db: Queryable,
  work: (outside: Outside) => Promise<Result>,
): Promise<Result> {
  await db.query('BEGIN IMMEDIATE');
  try {
    let before = await readBrokenReferences(db);
    const result = await work(async (pause) => {
      await commit(db, before);
      try {
        return await pause();
      } finally {
        await db.query('BEGIN IMMEDIATE');
        before = await readBrokenReferences(db);
      }
    });
    await commit(db, before);
    return result;
  } catch (error) {
    await rollBack(db);
    throw error;
  }
}

async function commit(db: Queryable, before: References): Promise<void> {
  await checkReferences(db, before);
  await db.query('COMMIT');
}

async function rollBack(db: Queryable): Promise<void> {
  // A rebuild that failed half-way has left this on; a rollback does not take it back.
  await db.query('PRAGMA legacy_alter_table = OFF');
  try {
    await db.query('ROLLBACK');
  } catch {
    // Grave errors, a full disk for one, have rolled back already: the first error is the one to see.
  }
}

/** What points nowhere, or why SQLite cannot tell: a foreign key whose target is not unique. */
type References =
  | { readonly kind: 'read'; readonly broken: readonly BrokenReference[] }
  | { readonly kind: 'mismatch'; readonly cause: unknown };

const brokenQuery = `
SELECT "table", parent, count(*) AS count
FROM pragma_foreign_key_check
GROUP BY "table", parent
ORDER BY "table", parent`;

async function readBrokenReferences(db: Queryable): Promise<References> {
  try {
    return { kind: 'read', broken: await rowsOf<BrokenReference>(db, brokenQuery) };
  } catch (cause) {
    return { kind: 'mismatch', cause };
  }
}

async function checkReferences(db: Queryable, before: References): Promise<void> {
  const after = await readBrokenReferences(db);
  if (before.kind === 'mismatch') return;
  if (after.kind === 'mismatch') throw foreignKeysMismatched(after.cause);
  const known = groupBy(before.broken, keyOf);
  const added = after.broken.flatMap((reference) => {
    const count = reference.count - (known.get(keyOf(reference))?.[0]?.count ?? 0);
    return count > 0 ? [{ ...reference, count }] : [];
  });
  if (added.length > 0) throw foreignKeysViolated(added);
}

function keyOf({ table, parent }: BrokenReference): string {
  return JSON.stringify([table, parent]);
}
