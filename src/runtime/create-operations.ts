import type { Dialect, Outside } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import { nameUnnamed, type NamingConvention } from '../operation/name-unnamed.ts';
import type { Operation } from '../operation/operation.ts';
import type { TableName } from '../schema/table-name.ts';
import type { EntityAccess } from './entity-access.ts';
import { noJournal, type Journal } from './journal.ts';
import { noGuard, type Guard } from './guard.ts';
import { keepViews } from './keep-views.ts';
import { leaveOut, unconditional, withClause } from './leave-out.ts';
import type { Operations } from './operations.ts';
import { refuseMissingTable } from './refuse-missing-table.ts';
import { rowOperations } from './row-operations.ts';
import { autocommitNeeded } from './runtime-error.ts';
import { schemaOperations } from './schema-operations.ts';
import { statementLog, type StatementLog } from './statement-log.ts';
import { keepTypeormMetadata } from './typeorm-metadata.ts';

/** What carries out the operations of a migration. */
export interface Executor {
  readonly dialect: Dialect;
  /** Where statements go: the connection, or the script that is written. */
  readonly db: Queryable;
  /** Where what operations leave out is read; null where nothing is known of it. Default `db`. */
  readonly catalog?: Queryable | null;
  /** Whether a script is written. Default false. */
  readonly offline?: boolean;
  /** Whether `op.query` gets rows; false refuses it. Default true. */
  readonly answers?: boolean;
  /** Told of each statement; default nobody is. */
  readonly log?: StatementLog;
  /** Where each operation is written down; default nowhere. */
  readonly journal?: Journal;
  /** The table in which TypeORM records views and generated columns; default null: it is left alone. */
  readonly typeormMetadata?: TableName | null;
  /** Leaves the transaction of the migration; default there is none. */
  readonly outside?: Outside;
  /** Default null: there is no connection that TypeORM could work on. */
  readonly entities?: EntityAccess | null;
  /** What is created without a name is called so; default none has one but indexes. */
  readonly naming?: NamingConvention;
  /** What watches over the operations; default nothing does. */
  readonly guard?: Guard;
}

/** The `op` of a migration: each call is put into the database's spelling and run at once. */
export function createOperations({
  dialect,
  db,
  catalog = db,
  offline = false,
  answers = true,
  log = statementLog(),
  journal = noJournal,
  typeormMetadata = null,
  outside = (work) => work(),
  entities = null,
  naming = {},
  guard = noGuard,
}: Executor): Operations {
  const runStatement = async (
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<unknown> =>
    log.run(statement, () =>
      db.query(statement, parameters === undefined ? undefined : [...parameters]),
    );
  const record =
    typeormMetadata === null
      ? async () => {}
      : keepTypeormMetadata(typeormMetadata, {
          dialect,
          db: offline ? null : db,
          run: runStatement,
        });
  const statementsOf = keepViews(dialect, catalog);
  /** What a condition leaves of an operation, where that can be known. */
  const leftOf = async (operation: Operation): Promise<Operation | null> => {
    if (offline || catalog === null) return operation;
    const left = await leaveOut(operation, dialect, catalog);
    if (left !== null) await refuseMissingTable(left, dialect, catalog);
    return left;
  };
  let isOutside = false;
  const run = async (given: Operation): Promise<void> => {
    const operation = nameUnnamed(given, naming);
    const reserved = isOutside ? null : dialect.outsideOnly(operation);
    if (reserved !== null) throw autocommitNeeded(reserved, dialect.product);
    let left: Operation | null = operation;
    let isJudged = false;
    await journal.carryOut(operation, {
      async statements() {
        left = await leftOf(operation);
        isJudged = true;
        if (left !== null) await guard.judge(unconditional(left));
        const statements = left === null ? [] : await statementsOf(left);
        return offline ? withClause(operation, statements, dialect) : statements;
      },
      run: runStatement,
      async conclude() {
        if (left !== null) await record(left);
      },
    });
    if (!isJudged) guard.pass(operation);
  };

  const operations: Operations = {
    dialect: dialect.name,
    offline,
    ...schemaOperations(dialect, run),
    ...rowOperations({
      dialect,
      catalog,
      offline,
      answers,
      log,
      journal,
      entities,
      guard,
      run: runStatement,
    }),

    async invoke(operation) {
      if (operation.kind === 'custom') {
        // Its `run` is typed where `Operations` are known: see `defineOperation`.
        return operation.run(operations as never);
      }
      if (operation.kind === 'execute') {
        return operations.execute(operation.statement, operation.parameters);
      }
      if (operation.kind === 'bulkInsert') {
        const { schema, name } = operation.table;
        return operations.bulkInsert(name, operation.rows, schema === null ? {} : { schema });
      }
      return run(operation);
    },
    async autocommit(work) {
      if (isOutside) return work();
      const leave: Outside = (inner) => outside(() => log.keep(inner));
      isOutside = true;
      try {
        await journal.autocommit(work, leave);
      } finally {
        isOutside = false;
      }
    },
  };
  return operations;
}
