import type { Dialect } from '../dialect.ts';
import { sqliteDialect } from './index.ts';

/** What Limbeck knows of SQLite, which is the same without a database. */
export function offlineSqlite({ version }: { readonly version: string | null }): Dialect {
  return sqliteDialect(version ?? '');
}
