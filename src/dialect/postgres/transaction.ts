import type { Queryable } from '../queryable.ts';

/**
 * Runs `work` in a transaction: DDL included, all of it is kept or none. PostgreSQL answers COMMIT
 * with a silent rollback when a statement has failed, even if `work` caught the error: asking for
 * anything else first turns that into an error.
 */
export async function transaction<Result>(
  db: Queryable,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.query('BEGIN');
  try {
    const result = await work();
    await db.query('SELECT 1');
    await db.query('COMMIT');
    return result;
  } catch (error) {
    await rollBack(db);
    throw error;
  }
}

/** A connection that is lost has rolled back already: what broke it is the error to be told. */
async function rollBack(db: Queryable): Promise<void> {
  try {
    await db.query('ROLLBACK');
  } catch {
    return;
  }
}
