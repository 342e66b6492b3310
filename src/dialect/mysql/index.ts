import type { Dialect } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { toColumn, toSpec } from './column-spec.ts';
import { columnsOf } from './columns-of.ts';
import { fingerprint } from './fingerprint.ts';
import { has } from './has.ts';
import { hasTable } from './has-table.ts';
import { introspect } from './introspect.ts';
import { judge } from './judge.ts';
import { withLock } from './lock.ts';
import { normalize } from './normalize.ts';
import { onlineForm } from './online-form.ts';
import { quotingIn } from './quoting.ts';
import { rowFormat } from './row-format.ts';
import { rowSamples } from './row-samples.ts';
import { rulesOf } from './rules.ts';
import { scratch } from './scratch.ts';
import { sessionKeepsakes, sessionStatements } from './session-statements.ts';
import { scriptStyle } from './script.ts';
import { readServer, type MysqlServer } from './server.ts';
import { readSchemas } from './read-schemas.ts';
import { withoutModes } from './sql-mode.ts';
import { tableModel } from './table-model.ts';
import { transaction } from './transaction.ts';

/** The dialect of a live MySQL or MariaDB server, whichever of the two it turns out to be. */
export async function openMysql(db: Queryable): Promise<Dialect> {
  return mysqlDialect(await readServer(db));
}

/** The dialect for a server that is known already. Without a connection, it follows the operations it is asked for. */
export function mysqlDialect(server: MysqlServer): Dialect {
  const model = tableModel(server);
  return {
    name: 'mysql',
    product: server.flavour.label,
    version: server.version.join('.'),
    defaultSchema: server.database,
    hasSchemas: true,
    database: null,
    hasEnumTypes: false,
    transactionalDdl: false,
    rules: rulesOf(server),
    ...rowFormat,
    quoting: quotingIn(server.sqlMode),
    script: scriptStyle(server),
    introspect: (connection, scope) =>
      withoutModes(connection, server.sqlMode, () => introspect(connection, server, scope)),
    fingerprint,
    scratch,
    rowSamples,
    schemas: (connection) => readSchemas(connection, server),
    // MariaDB would open every table of every database to tell.
    neighbours: () => Promise.resolve([]),
    columnsOf: (connection, table) => columnsOf(connection, server, table),
    has: (connection, thing) => has(connection, server, thing),
    conditional: server.flavour.conditional,
    hasTable: (connection, table) => hasTable(connection, server, table),
    normalize: (declared) => normalize(declared, server),
    judge: (connection, doubts) =>
      withoutModes(connection, server.sqlMode, () => judge(connection, doubts, server)),
    async statements(operation, connection) {
      if (connection !== null) return sessionStatements(operation, connection, server);
      const statements = await sessionStatements(operation, model, server);
      model.follow(operation);
      return statements;
    },
    onlineForm: (connection, courses) => onlineForm(connection, courses, server),
    keepsakes: (connection, view) => sessionKeepsakes(connection, view, server),
    toColumn: (spec) => toColumn(spec, server),
    toSpec: (column, table) => toSpec(column, server, table),
    transaction,
    outsideOnly: () => null,
    withLock: (connection, lock, work) => withLock(connection, lock, server, work),
  };
}
