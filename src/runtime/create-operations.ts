import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect, Outside } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { IfExists, IfNotExists } from '../operation/condition.ts';
import type { CreateIndex } from '../operation/create-index.ts';
import type { OnlineOptions } from '../operation/online-options.ts';
import { nameUnnamed, type NamingConvention } from '../operation/name-unnamed.ts';
import type { Operation } from '../operation/operation.ts';
import { enumType } from '../schema/column-type.ts';
import { indexFromSpec } from '../schema/index-spec.ts';
import { plainSequence, type Sequence } from '../schema/sequence.ts';
import type { Sql } from '../schema/sql.ts';
import type { TableName } from '../schema/table-name.ts';
import { viewTexts, type View } from '../schema/view.ts';
import type {
  Batch,
  ConcurrentlyOption,
  IfExistsOption,
  IfNotExistsOption,
  Operations,
  RenameOptions,
  SchemaOption,
  SequenceOptions,
  ViewOptions,
} from './operations.ts';
import type { EntityAccess } from './entity-access.ts';
import { noJournal, type Journal } from './journal.ts';
import { insertRows } from './insert-rows.ts';
import { migrationQueryRunner } from './migration-query-runner.ts';
import { recordBatch } from './record-batch.ts';
import { autocommitNeeded, offlineUnavailable } from './runtime-error.ts';
import { refuseMissingTable } from './refuse-missing-table.ts';
import { leaveOut, withClause } from './leave-out.ts';
import { keepViews } from './keep-views.ts';
import { spellExpression } from './spell-expression.ts';
import { statementLog, type StatementLog } from './statement-log.ts';
import { tableFromElements } from './table-from-elements.ts';
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
    await journal.carryOut(operation, {
      async statements() {
        left = await leftOf(operation);
        const statements = left === null ? [] : await statementsOf(left);
        return offline ? withClause(operation, statements, dialect) : statements;
      },
      run: runStatement,
      async conclude() {
        if (left !== null) await record(left);
      },
    });
  };
  const alter = async (
    table: string,
    options: SchemaOption | undefined,
    record: (batch: Batch) => void,
  ): Promise<void> => {
    for (const operation of recordBatch(nameOf(table, options), dialect, record)) {
      await run(operation);
    }
  };
  const entityAccess = (method: string): EntityAccess => {
    if (entities === null) throw offlineUnavailable(`op.${method}`);
    return entities;
  };
  const queryRunnerFor = ({ queryRunner }: EntityAccess, dataSource: DataSource): QueryRunner =>
    migrationQueryRunner(queryRunner, {
      dataSource,
      send: (statement, parameters, work) =>
        journal.pass({ statement, parameters }, () => log.run(statement, work)),
    });
  const spell = (value: string | Sql): string => spellExpression(value, dialect);

  const operations: Operations = {
    dialect: dialect.name,
    offline,

    createTable: (name, elements, options) =>
      run({
        kind: 'createTable',
        table: tableFromElements(name, elements, options, dialect),
        ...unlessThere(options),
      }),
    dropTable: (name, options) =>
      run({
        kind: 'dropTable',
        table: nameOf(name, options),
        existing: null,
        ...ifThere(options),
      }),
    renameTable: (from, to, options) =>
      run({ kind: 'renameTable', from: nameOf(from, options), to: newNameOf(to, options) }),
    createTableComment: (table, comment, options) =>
      run({
        kind: 'alterTableComment',
        table: nameOf(table, options),
        from: options?.existing ?? null,
        to: comment,
      }),
    dropTableComment: (table, options) =>
      run({
        kind: 'alterTableComment',
        table: nameOf(table, options),
        from: options?.existing ?? null,
        to: null,
      }),

    addColumn: (table, column, options) =>
      alter(table, options, (batch) => batch.addColumn(column, options)),
    dropColumn: (table, column, options) =>
      alter(table, options, (batch) => batch.dropColumn(column, options)),
    alterColumn: (table, column, change, options) =>
      alter(table, options, (batch) => batch.alterColumn(column, change)),
    renameColumn: (table, from, to, options) =>
      alter(table, options, (batch) => batch.renameColumn(from, to)),
    alterTableOptions: (table, change, options) =>
      alter(table, options, (batch) => batch.alterTableOptions(change)),
    async batchAlterTable(table, record, options) {
      const name = nameOf(table, options);
      const operations = recordBatch(name, dialect, record);
      const { recreate = 'auto', partialReordering: order = [] } = options ?? {};
      const isAuto = recreate === 'auto';
      if (operations.length === 0 && order.length === 0 && recreate !== 'always') return;
      const { copyFrom: elements, schema } = options ?? {};
      const where = schema === undefined ? {} : { schema };
      const copyFrom = elements && tableFromElements(table, elements, where, dialect);
      await run({
        kind: 'batchAlterTable',
        table: name,
        operations,
        ...wayOf(options),
        ...(!isAuto && { recreate }),
        ...(order.length > 0 && { order: { from: null, to: order } }),
        ...(copyFrom === undefined ? {} : { copyFrom }),
      });
    },

    createIndex: (name, table, keys, options = {}) =>
      run({
        kind: 'createIndex',
        table: nameOf(table, options),
        index: indexFromSpec(name ?? '', keys, options, spell),
        ...unlessThere(options),
        ...wayOf(options),
      }),
    dropIndex: (name, table, options) =>
      run({
        kind: 'dropIndex',
        table: nameOf(table, options),
        index: name,
        existing: null,
        ...ifThere(options),
        ...wayOf(options),
      }),
    renameIndex: (table, from, to, options) =>
      run({ kind: 'renameIndex', table: nameOf(table, options), from, to }),

    createPrimaryKey: (name, table, columns, options) =>
      alter(table, options, (batch) => batch.createPrimaryKey(name, columns, options)),
    createUniqueConstraint: (name, table, columns, options) =>
      alter(table, options, (batch) => batch.createUniqueConstraint(name, columns, options)),
    createForeignKey: (name, table, columns, referencedTable, referencedColumns, options) =>
      alter(table, options, (batch) =>
        batch.createForeignKey(name, columns, referencedTable, referencedColumns, options),
      ),
    createCheckConstraint: (name, table, expression, options) =>
      alter(table, options, (batch) => batch.createCheckConstraint(name, expression, options)),
    createExcludeConstraint: (name, table, expression, options) =>
      alter(table, options, (batch) => batch.createExcludeConstraint(name, expression, options)),
    dropConstraint: (name, table, options) =>
      alter(table, options, (batch) => batch.dropConstraint(name, options)),
    renameConstraint: (table, from, to, options) =>
      alter(table, options, (batch) => batch.renameConstraint(from, to, options)),

    validateConstraint: (name, table, options) =>
      run({ kind: 'validateConstraint', table: nameOf(table, options), name }),

    createEnum: (name, values, options) =>
      run({
        kind: 'createEnum',
        enumType: { ...nameOf(name, options), values },
        ...unlessThere(options),
      }),
    async alterEnum(name, values, { existing, recreate = false, columns, ...options }) {
      if (dialect.hasEnumTypes || columns === undefined) {
        const from = { ...nameOf(name, options), values: existing };
        const to = { ...from, values };
        return run({ kind: 'alterEnum', from, to, recreate, columns: columns ?? null });
      }
      for (const path of columns) {
        const [table = '', column = ''] = path.split('.');
        await alter(table, options, (batch) =>
          batch.alterColumn(column, { type: enumType(name, values) }),
        );
      }
    },
    renameEnum: (from, to, options) =>
      run({ kind: 'renameEnum', from: nameOf(from, options), to: newNameOf(to, options) }),
    dropEnum: (name, options) =>
      run({
        kind: 'dropEnum',
        enumType: { ...nameOf(name, options), values: [] },
        ...ifThere(options),
      }),

    createView: (name, definition, options) =>
      run({
        kind: 'createView',
        view: viewOf(name, definition, options),
        ...unlessThere(options),
      }),
    replaceView: (name, definition, options) =>
      run({
        kind: 'replaceView',
        from: viewOf(name, options?.existing ?? '', options),
        to: viewOf(name, definition, options),
      }),
    dropView: (name, options) =>
      run({
        kind: 'dropView',
        view: viewOf(name, '', options),
        ...(options?.recreated && { recreated: true }),
        ...ifThere(options),
      }),

    createSequence: (name, options) =>
      run({
        kind: 'createSequence',
        sequence: sequenceOf(name, options),
        ...unlessThere(options),
      }),
    alterSequence: (name, options) =>
      run({
        kind: 'alterSequence',
        from: sequenceBefore(name, options),
        to: sequenceOf(name, options),
      }),
    dropSequence: (name, options) =>
      run({
        kind: 'dropSequence',
        sequence: plainSequence(nameOf(name, options)),
        ...ifThere(options),
      }),

    createSchema: (name) => run({ kind: 'createSchema', name }),
    dropSchema: (name, options) => run({ kind: 'dropSchema', name, ...ifThere(options) }),
    createExtension: (name) => run({ kind: 'createExtension', name }),
    dropExtension: (name, options) => run({ kind: 'dropExtension', name, ...ifThere(options) }),

    bulkInsert: (table, rows, options) =>
      insertRows(nameOf(table, options), rows, {
        dialect,
        catalog,
        offline,
        journal,
        run: runStatement,
      }),
    execute(given, parameters) {
      const statement = spell(given);
      return journal.carryOut(
        { kind: 'execute', statement, parameters: parameters ?? [] },
        {
          // The driver fills in the parameters, where the dialect would have to write them out.
          statements: async () => [statement],
          run: () => runStatement(statement, parameters),
          conclude: async () => {},
        },
      );
    },
    async query<Row extends object>(
      statement: string | Sql,
      parameters?: readonly unknown[],
    ): Promise<readonly Row[]> {
      const text = spell(statement);
      if (!answers) throw offlineUnavailable('op.query');
      const sent = { statement: text, parameters: parameters ?? [] };
      const rows = journal.pass(sent, () => runStatement(text, parameters));
      // What comes back is the promise of whoever wrote the query.
      return rows as Promise<readonly Row[]>;
    },

    queryRunner() {
      const access = entityAccess('queryRunner');
      return queryRunnerFor(access, access.withoutEntities);
    },
    async manager(given) {
      const access = entityAccess('manager');
      return queryRunnerFor(access, await access.withEntities(given)).manager;
    },
    once: (work) => journal.once(work),
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

function unlessThere({ ifNotExists }: IfNotExistsOption = {}): IfNotExists {
  return ifNotExists ? { ifNotExists } : {};
}

function ifThere({ ifExists }: IfExistsOption = {}): IfExists {
  return ifExists ? { ifExists } : {};
}

/** In what way an index or a table is altered. */
function wayOf({ concurrently, algorithm, lock }: ConcurrentlyOption & OnlineOptions = {}): Pick<
  CreateIndex,
  'concurrently' | 'online'
> {
  const online = { ...(algorithm && { algorithm }), ...(lock && { lock }) };
  return {
    ...(concurrently && { concurrently }),
    ...(Object.keys(online).length > 0 && { online }),
  };
}

function nameOf(name: string, options: SchemaOption | undefined): TableName {
  return { schema: options?.schema ?? null, name };
}

function viewOf(name: string, definition: string, options: ViewOptions | undefined): View {
  return {
    ...nameOf(name, options),
    ...viewTexts(definition),
    materialized: options?.materialized ?? false,
    indexes: [],
    comment: options?.comment ?? null,
  };
}

function newNameOf(name: string, options: RenameOptions = {}): TableName {
  const { schema = null, newSchema = schema } = options;
  return { schema: newSchema, name };
}

/** The plain sequence, but for what `options` say. */
function sequenceOf(
  name: string,
  options: (SequenceOptions & IfNotExistsOption) | undefined,
): Sequence {
  const { schema: _, ifNotExists: __, ...settings } = options ?? {};
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { ...plainSequence(nameOf(name, options)), ...Object.fromEntries(given) };
}

/** A sequence that differs from {@link sequenceOf} in all that `options` say, and in nothing else. */
function sequenceBefore(name: string, { schema, cycle, ...settings }: SequenceOptions): Sequence {
  const mentioned = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    ...sequenceOf(name, schema === undefined ? {} : { schema }),
    ...Object.fromEntries(mentioned.map(([setting]) => [setting, ''])),
    cycle: cycle === false,
  };
}
