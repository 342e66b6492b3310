import type { Outside } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';

/**
 * Runs `work` in a transaction: DDL included, all of it is kept or none, but for what `outside` has
 * committed.
 */
export async function transaction<Result>(
  db: Queryable,
  work: (outside: Outside) => Promise<Result>,
): Promise<Result> {
  await db.query('BEGIN');
  try {
    const result = await work(async (pause) => {
      await commit(db);
      try {
        return await pause();
      } finally {
        await db.query('BEGIN');
      }
    });
    await commit(db);
    return result;
  } catch (error) {
    await rollBack(db);
    throw error;
  }
}

/**
 * PostgreSQL answers COMMIT with a silent rollback when a statement has failed, even if `work` caught
 * the error: asking for anything else first turns that into an error.
 */
async function commit(db: Queryable): Promise<void> {
  await db.query('SELECT 1');
  await db.query('COMMIT');
}

/** A connection that is lost has rolled back already: what broke it is the error to be told. */
async function rollBack(db: Queryable): Promise<void> {
  try {
    await db.query('ROLLBACK');
  } catch {
    return;
  }
}
