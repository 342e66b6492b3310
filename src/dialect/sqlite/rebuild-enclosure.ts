import type { Queryable } from '../queryable.ts';
import { foreignKeysEnforced } from './sqlite-error.ts';
import { isOn, withPragmaOff } from './with-pragma-off.ts';

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
  if (!(await isOn(db, 'foreign_keys'))) return statements;
  if (await isWithinTransaction(db)) throw foreignKeysEnforced(table);
  return [
    'PRAGMA foreign_keys = OFF',
    'BEGIN IMMEDIATE',
    ...statements,
    'COMMIT',
    'PRAGMA foreign_keys = ON',
  ];
}

/** Within a transaction, `PRAGMA foreign_keys` has no effect: https://sqlite.org/pragma.html#pragma_foreign_keys */
async function isWithinTransaction(db: Queryable): Promise<boolean> {
  return withPragmaOff(db, 'foreign_keys', () => isOn(db, 'foreign_keys'));
}
