import type { AddColumn } from '../operation/add-column.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { AlterTableOptions } from '../operation/alter-table-options.ts';
import type { CreateConstraint } from '../operation/create-constraint.ts';
import type { CreateIndex } from '../operation/create-index.ts';
import type { BatchAlterTable, TableOperation } from '../operation/batch-alter-table.ts';
import type { Operation } from '../operation/operation.ts';
import type { Column } from '../schema/column.ts';
import type { ConstraintKind } from '../schema/constraint.ts';
import type { RowValue } from '../schema/row.ts';
import { plainSequence, type Sequence } from '../schema/sequence.ts';
import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import { call, list, literal, object, strings, text, type Code } from './code.ts';
import { renderChange } from './render-change.ts';
import { renderColumn } from './render-column.ts';
import { constraintEntries, constraintValues, renderElement } from './render-constraint.ts';
import { indexEntries, renderKeys } from './render-index.ts';
import { renderData } from './render-data.ts';
import { renderTable } from './render-table.ts';
import { renderValue } from './render-value.ts';
import type { Speller } from './speller.ts';

type Entry = readonly [string, Code | null];
type Renderers<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: (
    operation: Extract<Union, { kind: Kind }>,
    spell: Speller,
  ) => readonly Code[];
};

/** The calls on `op` that carry out an operation, each one statement without `await`. */
export function renderOperation(operation: Operation, spell: Speller): readonly Code[] {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const render = renderers[operation.kind] as (operation: Operation, spell: Speller) => Code[];
  return render(operation, spell);
}

const renderers: Renderers<Operation> = {
  createTable: ({ table, ifNotExists }, spell) => [
    renderTable(table, spell, ifNotExists),
    ...table.indexes.map((index) => createIndex(table, index)),
    ...table.triggers.map((trigger) => call('op.execute', literal(trigger.definition))),
  ],
  dropTable: ({ table, ...rest }) => [
    operationCall('dropTable', [literal(table.name)], table, [ifThere(rest)]),
  ],
  renameTable: ({ from, to }) => [
    operationCall('renameTable', [literal(from.name), literal(to.name)], from, newSchema(from, to)),
  ],
  createIndex: ({ table, index, ...rest }) =>
    outside(rest, createIndex(table, index, [unlessThere(rest), ...wayEntries(rest)])),
  dropIndex: ({ table, index, existing, ...rest }) => {
    const values = [literal(index), literal(table.name)];
    return existing?.declaredAsConstraint
      ? [
          operationCall('dropConstraint', values, table, [
            ['type', literal('unique')],
            ifThere(rest),
          ]),
        ]
      : outside(
          rest,
          operationCall('dropIndex', values, table, [ifThere(rest), ...wayEntries(rest)]),
        );
  },
  renameIndex: ({ table, from, to }) => [
    operationCall('renameIndex', [literal(table.name), literal(from), literal(to)], table),
  ],
  addColumn: onTable,
  dropColumn: onTable,
  alterColumn: onTable,
  renameColumn: onTable,
  createConstraint: onTable,
  dropConstraint: onTable,
  renameConstraint: onTable,
  alterTableOptions: onTable,
  validateConstraint: ({ table, name }) => [
    operationCall('validateConstraint', [literal(name), literal(table.name)], table),
  ],
  createEnum: ({ enumType, ...rest }) => [
    operationCall('createEnum', [literal(enumType.name), strings(enumType.values)], enumType, [
      unlessThere(rest),
    ]),
  ],
  dropEnum: ({ enumType, ...rest }) => [
    operationCall('dropEnum', [literal(enumType.name)], enumType, [ifThere(rest)]),
  ],
  alterEnum: ({ from, to, recreate, columns }) => [
    operationCall('alterEnum', [literal(to.name), strings(to.values)], to, [
      ['existing', strings(from.values)],
      ['recreate', recreate ? literal(true) : null],
      ['columns', columns === null ? null : strings(columns)],
    ]),
  ],
  renameEnum: ({ from, to }) => [
    operationCall('renameEnum', [literal(from.name), literal(to.name)], from, newSchema(from, to)),
  ],
  createView: ({ view, ...rest }) => [
    operationCall('createView', [literal(view.name), viewText(view)], view, [
      unlessThere(rest),
      ['materialized', view.materialized ? literal(true) : null],
      ['comment', view.comment === null ? null : literal(view.comment)],
    ]),
    ...view.indexes.map((index) => createIndex(view, index)),
  ],
  dropView: ({ view, recreated = null, ...rest }) => [
    operationCall('dropView', [literal(view.name)], view, [
      ifThere(rest),
      ['materialized', view.materialized ? literal(true) : null],
      ['recreated', recreated && literal(recreated)],
    ]),
  ],
  replaceView: ({ from, to }) => [
    operationCall('replaceView', [literal(to.name), viewText(to)], to, [
      ['materialized', to.materialized ? literal(true) : null],
      ['existing', viewText(from)],
      ['comment', to.comment === null ? null : literal(to.comment)],
    ]),
    ...to.indexes.map((index) => createIndex(to, index)),
  ],
  createSequence: ({ sequence, ...rest }) => [
    sequenceCall('createSequence', plainSequence(sequence), sequence, [unlessThere(rest)]),
  ],
  dropSequence: ({ sequence, ...rest }) => [
    operationCall('dropSequence', [literal(sequence.name)], sequence, [ifThere(rest)]),
  ],
  alterSequence: ({ from, to }) => [sequenceCall('alterSequence', from, to)],
  alterTableComment: ({ table, from, to }) => {
    const existing: Entry = ['existing', from === null ? null : literal(from)];
    return [
      to === null
        ? operationCall('dropTableComment', [literal(table.name)], table, [existing])
        : operationCall('createTableComment', [literal(table.name), literal(to)], table, [
            existing,
          ]),
    ];
  },
  createSchema: ({ name }) => [call('op.createSchema', literal(name))],
  dropSchema: ({ name, ...rest }) => [plainCall('dropSchema', [literal(name)], [ifThere(rest)])],
  createExtension: ({ name }) => [call('op.createExtension', literal(name))],
  dropExtension: ({ name, ...rest }) => [
    plainCall('dropExtension', [literal(name)], [ifThere(rest)]),
  ],
  execute: ({ statement }) => [call('op.execute', literal(statement))],
  bulkInsert: ({ table, rows }) => [
    operationCall('bulkInsert', [literal(table.name), list(rows.map(renderData))], table),
  ],
  custom: ({ name, from, data }) => [
    // What JSON can say is data.
    call('op.invoke', { ...call(name, renderData(data as RowValue)), from }),
  ],
  batchAlterTable: ({ table, operations, ...rest }: BatchAlterTable, spell) => [
    operationCall(
      'batchAlterTable',
      [
        literal(table.name),
        {
          kind: 'block',
          parameter: 'batch',
          statements: operations.map((operation) => inTable(operation, spell).code('batch')),
        },
      ],
      table,
      [
        ...wayEntries(rest),
        ['recreate', rest.recreate === undefined ? null : literal(rest.recreate)],
        ['partialReordering', rest.order?.to ? list(rest.order.to.map(strings)) : null],
      ],
    ),
  ],
};

function positionEntries({ position }: AddColumn): readonly Entry[] {
  if (position === undefined) return [];
  const option = position.side === 'before' ? 'insertBefore' : 'insertAfter';
  return [[option, literal(position.column)]];
}

/** `if` conditions as options. */
function unlessThere({ ifNotExists }: { readonly ifNotExists?: true | undefined }): Entry {
  return ['ifNotExists', ifNotExists ? literal(true) : null];
}

function ifThere({ ifExists }: { readonly ifExists?: true | undefined }): Entry {
  return ['ifExists', ifExists ? literal(true) : null];
}

/** In what way an index or a table is altered. */
function wayEntries({
  concurrently,
  online,
}: Partial<Pick<CreateIndex, 'concurrently' | 'online'>>): readonly Entry[] {
  return [
    ['concurrently', concurrently ? literal(true) : null],
    ['algorithm', online?.algorithm === undefined ? null : literal(online.algorithm)],
    ['lock', online?.lock === undefined ? null : literal(online.lock)],
  ];
}

/** What no transaction allows stands in a block of its own. */
function outside(
  { concurrently }: Partial<Pick<CreateIndex, 'concurrently'>>,
  statement: Code,
): readonly Code[] {
  if (!concurrently) return [statement];
  return [call('op.autocommit', { kind: 'block', parameter: null, statements: [statement] })];
}

/** An alteration, to be written as a call on `batch` or, with the table's name, on `op`. */
interface TableCall {
  code(receiver: 'op' | 'batch'): Code;
}

function onTable(operation: TableOperation, spell: Speller): readonly Code[] {
  return [inTable(operation, spell).code('op')];
}

function inTable(operation: TableOperation, spell: Speller): TableCall {
  const { table } = operation;
  switch (operation.kind) {
    case 'addColumn':
      return tableCall(
        table,
        'addColumn',
        [renderColumn(spell(operation.column, table))],
        [
          ['fill', renderFill(operation, operation.column, spell)],
          ...positionEntries(operation),
          unlessThere(operation),
        ],
      );
    case 'dropColumn':
      return tableCall(table, 'dropColumn', [literal(operation.column)], [ifThere(operation)]);
    case 'alterColumn':
      return tableCall(table, 'alterColumn', [
        literal(operation.column),
        alterOptions(operation, spell),
      ]);
    case 'renameColumn':
      return tableCall(table, 'renameColumn', [literal(operation.from), literal(operation.to)]);
    case 'createConstraint':
      return createConstraint(operation);
    case 'dropConstraint':
      return dropConstraint(table, operation);
    case 'renameConstraint':
      return tableCall(
        table,
        'renameConstraint',
        [literal(operation.from), literal(operation.to)],
        [['type', literal(operation.constraintKind)]],
      );
    case 'alterTableOptions':
      return tableCall(table, 'alterTableOptions', [renderOptions(operation)]);
  }
}

function renderOptions({ change }: AlterTableOptions): Code {
  const entries = Object.entries(change).map(([option, value]): Entry => [option, literal(value)]);
  return object(entries) ?? text('{}');
}

function alterOptions(operation: AlterColumn, spell: Speller): Code {
  const { table } = operation;
  // `compare` always describes the whole column.
  const before = { name: operation.column, ...operation.existing } as Column;
  const after = { ...before, ...operation.change };
  // Only NOT NULL needs a value; the reverse of its loss carries one along.
  const fill = after.nullable ? null : renderFill(operation, after, spell);
  return renderChange(
    operation.change,
    spell(before, table, after.declared),
    spell(after, table, before.declared),
    [['fill', fill]],
  );
}

/** A fill in portable form: as a default of that column would be written. */
function renderFill(
  { fill, table }: AddColumn | AlterColumn,
  column: Column,
  spell: Speller,
): Code | null {
  if (fill === null) return null;
  const { default: value } = spell(
    { ...column, default: fill, declared: null },
    table,
    column.declared,
  );
  return value === undefined ? null : renderValue(value);
}

const creators = {
  primaryKey: 'createPrimaryKey',
  unique: 'createUniqueConstraint',
  foreignKey: 'createForeignKey',
  check: 'createCheckConstraint',
  exclusion: 'createExcludeConstraint',
} as const satisfies Record<ConstraintKind, string>;

function createConstraint({ table, constraint, ...rest }: CreateConstraint): TableCall {
  return tableCall(
    table,
    creators[constraint.kind],
    constraintValues(constraint),
    [
      ...constraintEntries(constraint),
      ['notValid', rest.notValid ? literal(true) : null],
      unlessThere(rest),
    ],
    literal(constraint.name),
  );
}

function dropConstraint(
  table: TableName,
  operation: Extract<TableOperation, { kind: 'dropConstraint' }>,
): TableCall {
  const existing =
    operation.name === null && operation.existing !== null
      ? renderElement(operation.existing)
      : null;
  return tableCall(
    table,
    'dropConstraint',
    [],
    [['type', literal(operation.constraintKind)], ['existing', existing], ifThere(operation)],
    literal(operation.name),
  );
}

/** A call whose table is named behind `first`, unless a batch has named it. */
function tableCall(
  table: TableName,
  name: string,
  values: readonly Code[],
  entries: readonly Entry[] = [],
  first: Code | null = null,
): TableCall {
  const head = first === null ? [] : [first];
  return {
    code(receiver) {
      if (receiver === 'op') {
        return operationCall(name, [...head, literal(table.name), ...values], table, entries);
      }
      const options = object(entries);
      return call(`batch.${name}`, ...head, ...values, ...(options === null ? [] : [options]));
    },
  };
}

function viewText({ declared, definition }: View): Code {
  return literal(declared ?? definition);
}

function createIndex(table: TableName, index: Index, more: readonly Entry[] = []): Code {
  if (index.declaredAsConstraint) {
    const values = [
      literal(index.name),
      literal(table.name),
      strings(index.keys.map(({ value }) => value)),
    ];
    return operationCall('createUniqueConstraint', values, table);
  }
  const values = [literal(index.name), literal(table.name), renderKeys(index)];
  return operationCall('createIndex', values, table, [...indexEntries(index), ...more]);
}

/** A call that says in what `to` differs from `from`. */
function sequenceCall(
  name: 'createSequence' | 'alterSequence',
  from: Sequence,
  to: Sequence,
  more: readonly Entry[] = [],
): Code {
  const settings = ['type', 'start', 'increment', 'minimum', 'maximum', 'cache', 'cycle'] as const;
  return operationCall(name, [literal(to.name)], to, [
    ...settings.map((key): Entry => [key, from[key] === to[key] ? null : literal(to[key])]),
    ...more,
  ]);
}

/** Where something moves to, when it moves. */
function newSchema(from: TableName, to: TableName): readonly Entry[] {
  return from.schema === to.schema ? [] : [['newSchema', literal(to.schema)]];
}

/** `op.name(values, { schema, … })`; options only where there are some. */
function operationCall(
  name: string,
  values: readonly Code[],
  { schema }: { readonly schema: string | null },
  entries: readonly Entry[] = [],
): Code {
  return plainCall(name, values, [
    ...entries,
    ['schema', schema === null ? null : literal(schema)],
  ]);
}

/** The same of something that is in no schema. */
function plainCall(name: string, values: readonly Code[], entries: readonly Entry[]): Code {
  const options = object(entries);
  return call(`op.${name}`, ...values, ...(options === null ? [] : [options]));
}
