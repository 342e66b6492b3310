import { rowsOf, type Queryable } from '../queryable.ts';
import { foreignKeysEnforced } from './sqlite-error.ts';

/**
 * A rebuild with what has to stand around it. With foreign keys on, dropping the old table would
 * delete the rows that point to it. They cannot be switched off within a transaction, so
 * `Dialect.transaction` does that before it begins one, and then nothing is missing here. Outside a
 * transaction the rebuild gets one of its own, with foreign keys off around it.
 */
export async function enclosureFor(
  db: Queryable,
  table: string,
  statements: readonly string[],
): Promise<readonly string[]> {
  if (!(await enforcesForeignKeys(db))) return statements;
  if (await isWithinTransaction(db)) throw foreignKeysEnforced(table);
  return [
    'PRAGMA foreign_keys = OFF',
    'BEGIN IMMEDIATE',
    ...statements,
    'COMMIT',
    'PRAGMA foreign_keys = ON',
  ];
}

export async function enforcesForeignKeys(db: Queryable): Promise<boolean> {
  const [row] = await rowsOf<{ foreign_keys: number }>(db, 'PRAGMA foreign_keys');
  return row?.foreign_keys === 1;
}

/** Runs `work` with foreign keys off, if they can be switched off. */
export async function withoutForeignKeys<Result>(
  db: Queryable,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!(await enforcesForeignKeys(db))) return work();
  await db.query('PRAGMA foreign_keys = OFF');
  try {
    return await work();
  } finally {
    await db.query('PRAGMA foreign_keys = ON');
  }
}

/** Within a transaction, `PRAGMA foreign_keys` has no effect: https://sqlite.org/pragma.html#pragma_foreign_keys */
async function isWithinTransaction(db: Queryable): Promise<boolean> {
  return withoutForeignKeys(db, () => enforcesForeignKeys(db));
}
