import type { Dialect } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { toColumn, toSpec } from './column-spec.ts';
import { statements } from './ddl.ts';
import { hasTable } from './has-table.ts';
import { introspect } from './introspect.ts';
import { judge } from './judge.ts';
import { withLock } from './lock.ts';
import { normalize } from './normalize.ts';
import { quoting } from './quoting.ts';
import { rulesOf } from './rules.ts';
import { readServer } from './server.ts';
import { transaction } from './transaction.ts';
import { readKeepsakes } from './view-keepsakes.ts';

/** The dialect of a live MySQL or MariaDB server, whichever of the two it turns out to be. */
export async function openMysql(db: Queryable): Promise<Dialect> {
  const server = await readServer(db);
  return {
    name: 'mysql',
    product: server.flavour.label,
    version: server.version.join('.'),
    defaultSchema: server.database,
    hasSchemas: true,
    database: null,
    transactionalDdl: false,
    rules: rulesOf(server),
    quoting,
    sqlWords: { quoting, now: 'CURRENT_TIMESTAMP(6)', uuid: 'uuid()' },
    introspect: (connection, scope) => introspect(connection, server, scope),
    hasTable: (connection, table) => hasTable(connection, server, table),
    normalize: (declared) => normalize(declared, server),
    judge: (connection, doubts) => judge(connection, doubts, server),
    statements: (operation, connection) => statements(operation, connection, server),
    keepsakes: readKeepsakes,
    toColumn: (spec) => toColumn(spec, server),
    toSpec: (column, table) => toSpec(column, server, table),
    transaction,
    withLock: (connection, lock, work) => withLock(connection, lock, server, work),
  };
}
