import { LimbeckError } from '../error.ts';

/** An operation that this database cannot carry out. */
export function operationUnsupported(
  operation: string,
  server: string,
  hint: string,
): LimbeckError {
  return new LimbeckError('OPERATION_UNSUPPORTED', `${server} cannot ${operation}.`, hint);
}

/** A column type that this database does not have. */
export function typeUnsupported(type: string, column: string, server: string): LimbeckError {
  return new LimbeckError(
    'TYPE_UNSUPPORTED',
    `${server} has no column type \`${type}\` (column ${column}).`,
    'Give each database its own: `{ postgres: …, mysql: …, default: … }` in place of the type.',
  );
}

/** Another process migrates the same database; `holder` says which, where the database can tell. */
export function lockTimeout(
  name: string,
  timeout: number,
  holder: string | null = null,
): LimbeckError {
  const who = holder === null ? 'Another process' : `Another process (${holder})`;
  return new LimbeckError(
    'LOCK_TIMEOUT',
    `${who} has held the migration lock \`${name}\` for over ${timeout / 1000} s.`,
    'Wait for it to finish, or raise `lockTimeout` (milliseconds) in the configuration.',
  );
}

/** How the holder of a lock is said to have it: `since 2026-11-22T10:00:00Z`. */
export function sinceTime(moment: Date): string {
  return `since ${moment.toISOString().slice(0, 19)}Z`;
}

/** A driver of TypeORM that Limbeck has no dialect for. */
export function databaseUnsupported(type: string, supported: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_UNSUPPORTED',
    `The data source is of type \`${type}\`, which Limbeck does not work with.`,
    `Use one of ${supported.join(', ')}.`,
  );
}
