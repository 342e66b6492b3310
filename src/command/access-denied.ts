import { LimbeckError } from '../error.ts';

/** What the databases say to a user who may not do something. */
const codes: ReadonlySet<unknown> = new Set([
  // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
  '42501',
  // MySQL: https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
  'SQLITE_READONLY',
]);

/** The refusal of a database in words; null for any other error. */
export function accessDenied(error: unknown): LimbeckError | null {
  if (error instanceof LimbeckError || !(error instanceof Error)) return null;
  if (!('code' in error) || !codes.has(error.code)) return null;
  return new LimbeckError(
    'ACCESS_DENIED',
    `The user of the connection may not do what this takes: ${error.message.replace(/\.$/, '')}.`,
    'Give it the right, or run the command as another user.',
    { cause: error },
  );
}
