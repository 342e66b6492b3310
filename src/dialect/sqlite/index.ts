import type { Dialect } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { toSpec } from './column-spec.ts';
import { toColumn } from './column-type.ts';
import { columnsOf } from './columns-of.ts';
import { statements } from './ddl.ts';
import { conditional } from './conditional.ts';
import { fingerprint } from './fingerprint.ts';
import { has } from './has.ts';
import { hasTable } from './has-table.ts';
import { introspect } from './introspect.ts';
import { judge } from './judge.ts';
import { withLock } from './lock.ts';
import { normalize } from './normalize.ts';
import { rowFormat } from './row-format.ts';
import { rowSamples } from './row-samples.ts';
import { rules } from './rules.ts';
import { script } from './script.ts';
import { transaction } from './transaction.ts';
import { readKeepsakes } from './view-keepsakes.ts';

/** What Limbeck knows of SQLite; `db` is asked for its version. */
export async function openSqlite(db: Queryable): Promise<Dialect> {
  const [row] = await rowsOf<{ version: string }>(db, 'SELECT sqlite_version() AS version');
  return sqliteDialect(row?.version ?? '');
}

/** The dialect for a version of SQLite. */
export function sqliteDialect(version: string): Dialect {
  return {
    name: 'sqlite',
    product: 'SQLite',
    version,
    defaultSchema: null,
    hasSchemas: false,
    database: null,
    hasEnumTypes: false,
    transactionalDdl: true,
    rules,
    script,
    ...rowFormat,
    introspect,
    fingerprint,
    scratch: null,
    rowSamples,
    schemas: () => Promise.resolve([]),
    neighbours: () => Promise.resolve([]),
    columnsOf,
    has,
    conditional,
    hasTable,
    normalize,
    judge,
    statements,
    // Its one lock is on the whole file, whatever the form.
    onlineForm: async (_connection, courses) => courses,
    keepsakes: readKeepsakes,
    toColumn,
    toSpec,
    transaction,
    outsideOnly: () => null,
    withLock,
  };
}
