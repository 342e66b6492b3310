import { LimbeckError } from '../error.ts';
import { connectionFailed, type ConnectionFault } from './connection-error.ts';
import type { DatabaseTarget } from './database-target.ts';
import { reasonOf } from './reason.ts';

/** What the codes of Node, PostgreSQL, MySQL and SQLite mean to the user. */
const faults: Readonly<Record<string, ConnectionFault>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
  '28P01': 'wrong password',
  '28000': 'wrong password',
  '3D000': 'unknown database',
  // MySQL: https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html
  ER_ACCESS_DENIED_ERROR: 'wrong password',
  ER_DBACCESS_DENIED_ERROR: 'no right',
  ER_BAD_DB_ERROR: 'unknown database',
  SQLITE_CANTOPEN: 'unreadable file',
  SQLITE_IOERR_READ: 'unreadable file',
  SQLITE_NOTADB: 'unreadable file',
};

/** Words what a driver throws when it cannot connect. */
export function connectionFailure(error: unknown, target: DatabaseTarget): LimbeckError {
  if (error instanceof LimbeckError) return error;
  const code = codeOf(error);
  const fault = (code === null ? undefined : faults[code]) ?? 'other';
  return connectionFailed(fault, target, withoutPassword(reasonOf(error), target), error);
}

/** Whether a connection failed because there is no such database on the server. */
export function isUnknownDatabase(error: unknown): boolean {
  if (!(error instanceof LimbeckError) || error.code !== 'CONNECTION_FAILED') return false;
  return faults[codeOf(error.cause) ?? ''] === 'unknown database';
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : null;
}

function withoutPassword(text: string, { password }: DatabaseTarget): string {
  return password === null ? text : text.replaceAll(password, '***');
}
