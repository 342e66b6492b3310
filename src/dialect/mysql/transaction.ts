import type { Queryable } from '../queryable.ts';

/**
 * Runs `work` in a transaction. Statements that change the schema commit on their own here, so only
 * rows written after the last of them are rolled back.
 */
export async function transaction<Result>(
  db: Queryable,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.query('START TRANSACTION');
  try {
    const result = await work();
    await db.query('COMMIT');
    return result;
  } catch (error) {
    // The error that stopped the work is the one to tell, whatever becomes of the rollback.
    await Promise.resolve(db.query('ROLLBACK')).catch(() => undefined);
    throw error;
  }
}
