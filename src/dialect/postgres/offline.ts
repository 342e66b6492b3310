import type { Dialect, OfflineServer } from '../dialect.ts';
import { postgresDialect } from './index.ts';

/** The latest version that Limbeck knows: a server that is older says what it does not understand. */
const latest = '18';

/** The PostgreSQL dialect for a server that nobody is connected to. */
export function offlinePostgres({ version, database }: OfflineServer): Dialect {
  const number = version ?? latest;
  return postgresDialect({
    version: number,
    major: Number.parseInt(number, 10),
    database: database ?? '',
    defaultSchema: 'public',
    maximumNameLength: 63,
  });
}
