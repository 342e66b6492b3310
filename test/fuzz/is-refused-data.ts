/**
 * Whether a server refused the rows rather than the statement: a value that cannot be converted or
 * does not fit, a constraint that the rows break.
 */
export function isRefusedData(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errno } = error as { readonly code?: unknown; readonly errno?: unknown };
  const isRefused =
    refusalsInWords.test(error.message) ||
    (typeof code === 'string' &&
      /^(22...|23...|SQLITE_CONSTRAINT.*|SQLITE_MISMATCH)$/.test(code)) ||
    (typeof errno === 'number' && refusals.has(errno));
  return isRefused || isRefusedData(error.cause);
}

/** What SQLite has no codes of their own for, and what Limbeck itself says of values. */
const refusalsInWords =
  /leaves rows whose foreign keys point to nothing|malformed JSON|Cannot add a NOT NULL column|cannot turn the value/;

/** https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html */
const refusals = new Set([
  1048, // a column cannot be null
  1062, // duplicate entry
  1138, // invalid use of NULL value
  1264, // out of range
  1265, // data truncated
  1292, // truncated incorrect value
  1366, // incorrect value
  1406, // data too long
  1452, // a foreign key constraint fails
  1411, // incorrect value for function
  3140, // invalid JSON text
  3819, // a check constraint is violated
  4025, // MariaDB: a constraint failed
]);
