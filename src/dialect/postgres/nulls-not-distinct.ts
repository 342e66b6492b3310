import { operationUnsupported } from '../dialect-error.ts';
import type { Server } from './server.ts';

/** `NULLS NOT DISTINCT` with a space before it, or nothing. @throws {LimbeckError} `OPERATION_UNSUPPORTED` before PostgreSQL 15. */
export function formatNulls(notDistinct: boolean, server: Server): string {
  if (!notDistinct) return '';
  if (server.major >= 15) return ' NULLS NOT DISTINCT';
  throw operationUnsupported(
    'treat NULLs as equal in a unique index',
    `PostgreSQL ${server.version}`,
    'Take `nullsNotDistinct` away, or use PostgreSQL 15 or later.',
  );
}
