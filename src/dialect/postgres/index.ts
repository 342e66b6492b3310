import type { Dialect } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { toColumn, toSpec } from './column-spec.ts';
import { columnsOf } from './columns-of.ts';
import { statements } from './ddl.ts';
import { readKeepsakes } from './ddl-view.ts';
import { conditional } from './conditional.ts';
import { fingerprint } from './fingerprint.ts';
import { has } from './has.ts';
import { hasTable } from './has-table.ts';
import { introspect } from './introspect.ts';
import { judge } from './judge.ts';
import { withLock } from './lock.ts';
import { neighbours } from './neighbours.ts';
import { normalize } from './normalize.ts';
import { onlineForm } from './online-form.ts';
import { outsideOnly } from './outside-only.ts';
import { rowFormat } from './row-format.ts';
import { rowSamples } from './row-samples.ts';
import { rules } from './rules.ts';
import { scratch } from './scratch.ts';
import { script } from './script.ts';
import { readServer, type Server } from './server.ts';
import { readSchemas } from './read-schemas.ts';
import { transaction } from './transaction.ts';

/** The PostgreSQL dialect for the server behind a connection. */
export async function openPostgres(db: Queryable): Promise<Dialect> {
  return postgresDialect(await readServer(db));
}

/** The dialect for a server that is known already. */
export function postgresDialect(server: Server): Dialect {
  return {
    name: 'postgres',
    product: 'PostgreSQL',
    version: server.version,
    defaultSchema: server.defaultSchema,
    hasSchemas: true,
    database: server.database,
    hasEnumTypes: true,
    transactionalDdl: true,
    rules,
    script,
    ...rowFormat,
    introspect: (connection, scope) => introspect(connection, server, scope),
    fingerprint: (connection, leaveOut) => fingerprint(connection, leaveOut, server),
    scratch,
    rowSamples,
    schemas: (connection) => readSchemas(connection, server),
    neighbours: (connection, scope) => neighbours(connection, server, scope),
    columnsOf: (connection, table) => columnsOf(connection, table, server),
    has: (connection, thing) => has(connection, thing, server),
    conditional,
    hasTable: (connection, table) => hasTable(connection, table, server),
    normalize: (declared) => normalize(declared, server),
    judge,
    statements: (operation, connection) => statements(operation, { server, db: connection }),
    onlineForm: async (_connection, courses) => courses.map(onlineForm),
    keepsakes: readKeepsakes,
    toColumn: (spec) => toColumn(spec, server),
    toSpec,
    transaction,
    outsideOnly,
    withLock,
  };
}
