import type { Outside } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';

/**
 * Runs `work` so that what it has written is rolled back when it fails. A statement that changes the
 * schema commits what went before it; with autocommit off, what follows belongs to a transaction
 * again: https://dev.mysql.com/doc/refman/en/implicit-commit.html
 */
export async function transaction<Result>(
  db: Queryable,
  work: (outside: Outside) => Promise<Result>,
): Promise<Result> {
  await db.query('SET autocommit = 0');
  try {
    const result = await work(async (pause) => {
      await db.query('COMMIT');
      await db.query('SET autocommit = 1');
      try {
        return await pause();
      } finally {
        await db.query('SET autocommit = 0');
      }
    });
    await db.query('COMMIT');
    return result;
  } catch (error) {
    // The error that stopped the work is the one to tell, whatever becomes of the rollback.
    await Promise.resolve(db.query('ROLLBACK')).catch(() => undefined);
    throw error;
  } finally {
    await Promise.resolve(db.query('SET autocommit = 1')).catch(() => undefined);
  }
}
