import type { Dialect } from '../dialect/dialect.ts';
import type { IfExists, IfNotExists } from '../operation/condition.ts';
import type { CreateConstraint } from '../operation/create-constraint.ts';
import type { CreateIndex } from '../operation/create-index.ts';
import { nameUnnamed } from '../operation/name-unnamed.ts';
import type { OnlineOptions } from '../operation/online-options.ts';
import type { Operation } from '../operation/operation.ts';
import { enumType } from '../schema/column-type.ts';
import { indexFromSpec } from '../schema/index-spec.ts';
import { plainSequence, type Sequence } from '../schema/sequence.ts';
import type { Sql } from '../schema/sql.ts';
import type { TableName } from '../schema/table-name.ts';
import { viewTexts, type View } from '../schema/view.ts';
import { nameOf } from './name-of.ts';
import { readRenamedValues } from './renamed-values.ts';
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
import { recordBatch, spellConstraint } from './record-batch.ts';
import type { RowOperations } from './row-operations.ts';
import { spellExpression } from './spell-expression.ts';
import { tableFromElements } from './table-from-elements.ts';

/** The calls of `op` that change the schema. */
export type SchemaOperations = Omit<
  Operations,
  keyof RowOperations | 'dialect' | 'offline' | 'invoke' | 'autocommit'
>;

/** Calls that put what they are given into an operation, and hand it to `run`. */
export function schemaOperations(
  dialect: Dialect,
  run: (operation: Operation) => Promise<void>,
): SchemaOperations {
  const alter = async (
    table: string,
    options: (SchemaOption & ConcurrentlyOption) | undefined,
    record: (batch: Batch) => void,
  ): Promise<void> => {
    const way = options?.concurrently ? ({ concurrently: true } as const) : {};
    for (const operation of recordBatch(nameOf(table, options), dialect, record)) {
      await run({ ...operation, ...way });
    }
  };
  const spell = (value: string | Sql): string => spellExpression(value, dialect);

  return {
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
      const { tableArgs = [], namingConvention = {} } = options ?? {};
      const added = tableArgs.map((element): CreateConstraint => ({
        kind: 'createConstraint',
        table: name,
        constraint: spellConstraint(element, dialect),
      }));
      const operations = [...recordBatch(name, dialect, record), ...added];
      const { recreate = 'auto', partialReordering: order = [] } = options ?? {};
      const isAuto = recreate === 'auto';
      if (operations.length === 0 && order.length === 0 && recreate !== 'always') return;
      const { copyFrom: elements, schema } = options ?? {};
      const where = schema === undefined ? {} : { schema };
      const copyFrom = elements && tableFromElements(table, elements, where, dialect);
      const batch: Operation = {
        kind: 'batchAlterTable',
        table: name,
        operations,
        ...wayOf(options),
        ...(!isAuto && { recreate }),
        ...(order.length > 0 && { order: { from: null, to: order } }),
        ...(copyFrom === undefined ? {} : { copyFrom }),
      };
      await run(nameUnnamed(batch, namingConvention));
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
    async alterEnum(name, values, { existing, renamed, recreate = false, columns, ...options }) {
      if (dialect.hasEnumTypes || columns === undefined) {
        const from = { ...nameOf(name, options), values: existing };
        const to = { ...from, values };
        return run({
          kind: 'alterEnum',
          from,
          to,
          ...(renamed && { renamed: readRenamedValues(renamed, { name, existing, values }) }),
          recreate,
          columns: columns ?? null,
        });
      }
      for (const path of columns) {
        const [table = '', column = ''] = path.split('.');
        await alter(table, options, (batch) =>
          batch.alterColumn(column, {
            type: enumType(name, values),
            existing: { type: enumType(name, existing) },
            ...(renamed && { renamedValues: renamed }),
          }),
        );
      }
    },
    renameEnum: (from, to, options) =>
      run({ kind: 'renameEnum', from: nameOf(from, options), to: newNameOf(to, options) }),
    renameSequence: (from, to, options) =>
      run({ kind: 'renameSequence', from: nameOf(from, options), to: newNameOf(to, options) }),
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
      run({ kind: 'alterSequence', ...sequenceChange(name, options) }),
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
  };
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

/** The sequence that has all that `options` say, and nothing else of its own. */
function sequenceOf(name: string, options: SequenceOptions & IfNotExistsOption = {}): Sequence {
  const settings = settingsOf(options);
  return { ...plainSequence(nameOf(name, options), settings), ...settings };
}

/** Two that differ in all that `options` say, and in nothing else. */
function sequenceChange(name: string, options: SequenceOptions): Record<'from' | 'to', Sequence> {
  const plain = plainSequence(nameOf(name, options));
  const settings = settingsOf(options);
  const unlike = Object.keys(settings).map((setting) => [setting, '']);
  const from = { ...plain, ...Object.fromEntries(unlike), cycle: settings.cycle === false };
  return { from, to: { ...plain, ...settings } };
}

function settingsOf(options: SequenceOptions & IfNotExistsOption): Partial<Sequence> {
  const { schema: _schema, ifNotExists: _condition, ...settings } = options;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
