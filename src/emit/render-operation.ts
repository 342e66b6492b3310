import type { CreateIndex } from '../operation/create-index.ts';
import type { BatchAlterTable, TableOperation } from '../operation/batch-alter-table.ts';
import type { Operation } from '../operation/operation.ts';
import { standsOutside } from '../operation/stands-outside.ts';
import type { RowValue } from '../schema/row.ts';
import { plainSequence, type Sequence } from '../schema/sequence.ts';
import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import { call, list, literal, strings, type Code } from './code.ts';
import { indexEntries, renderKeys } from './render-index.ts';
import { renderData } from './render-data.ts';
import { ifThere, operationCall, plainCall, unlessThere, type Entry } from './operation-call.ts';
import { renderRenamedValues } from './render-renamed-values.ts';
import { renderTable } from './render-table.ts';
import { renderTableOperation } from './render-table-operation.ts';
import type { RenderContext } from './render-context.ts';

type Renderers<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: (
    operation: Extract<Union, { kind: Kind }>,
    context: RenderContext,
  ) => readonly Code[];
};

/** The calls on `op` that carry out an operation, each one statement without `await`. */
export function renderOperation(operation: Operation, context: RenderContext): readonly Code[] {
  const own = context.render({ kind: 'operation', item: operation, receiver: 'op' });
  if (own !== undefined) return own === null ? [] : [own];
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const render = renderers[operation.kind] as (
    operation: Operation,
    context: RenderContext,
  ) => readonly Code[];
  const [first, ...others] = render(operation, context);
  return first === undefined ? [] : [withRemark(first, operation, context), ...others];
}

function withRemark(code: Code, operation: Operation, { remarks }: RenderContext): Code {
  const remark = remarks.get(operation);
  return remark === undefined || code.kind !== 'call' ? code : { ...code, remark };
}

const renderers: Renderers<Operation> = {
  createTable: ({ table, ifNotExists }, context) => [
    renderTable(table, context, ifNotExists),
    ...table.indexes.map((index) => createIndex(table, index)),
    ...table.triggers.map((trigger) => call('op.execute', literal(trigger.definition))),
  ],
  dropTable: ({ table, ...rest }) => [
    operationCall('dropTable', [literal(table.name)], table, [ifThere(rest)]),
  ],
  renameTable: ({ from, to }) => [
    operationCall('renameTable', [literal(from.name), literal(to.name)], from, newSchema(from, to)),
  ],
  createIndex(operation) {
    const more = [unlessThere(operation), ...wayEntries(operation)];
    return outside(operation, createIndex(operation.table, operation.index, more));
  },
  dropIndex(operation) {
    const { table, index, existing, ...rest } = operation;
    const values = [literal(index), literal(table.name)];
    return existing?.declaredAsConstraint
      ? [
          operationCall('dropConstraint', values, table, [
            ['type', literal('unique')],
            ifThere(rest),
          ]),
        ]
      : outside(
          operation,
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
  validateConstraint(operation) {
    const { table, name } = operation;
    const code = operationCall('validateConstraint', [literal(name), literal(table.name)], table);
    return outside(operation, code);
  },
  createEnum: ({ enumType, ...rest }) => [
    operationCall('createEnum', [literal(enumType.name), strings(enumType.values)], enumType, [
      unlessThere(rest),
    ]),
  ],
  dropEnum: ({ enumType, ...rest }) => [
    operationCall('dropEnum', [literal(enumType.name)], enumType, [ifThere(rest)]),
  ],
  alterEnum: ({ from, to, renamed, recreate, columns }) => [
    operationCall('alterEnum', [literal(to.name), strings(to.values)], to, [
      ['existing', strings(from.values)],
      ['renamed', renderRenamedValues(renamed)],
      ['recreate', recreate ? literal(true) : null],
      ['columns', columns === null ? null : strings(columns)],
    ]),
  ],
  renameEnum: ({ from, to }) => [
    operationCall('renameEnum', [literal(from.name), literal(to.name)], from, newSchema(from, to)),
  ],
  renameSequence: ({ from, to }) => [
    operationCall(
      'renameSequence',
      [literal(from.name), literal(to.name)],
      from,
      newSchema(from, to),
    ),
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
    sequenceCall('createSequence', unsaid(sequence), sequence, [unlessThere(rest)]),
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
  batchAlterTable: ({ table, operations, ...rest }: BatchAlterTable, context) => [
    operationCall(
      'batchAlterTable',
      [
        literal(table.name),
        {
          kind: 'block',
          parameter: 'batch',
          statements: operations.flatMap((operation) => inBatch(operation, context)),
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

function onTable(operation: TableOperation, context: RenderContext): readonly Code[] {
  const code = renderTableOperation(operation, context)?.code('op');
  return code === undefined ? [] : outside(operation, code);
}

function inBatch(operation: TableOperation, context: RenderContext): readonly Code[] {
  const own = context.render({ kind: 'operation', item: operation, receiver: 'batch' });
  const code = own === undefined ? renderTableOperation(operation, context)?.code('batch') : own;
  return code ? [withRemark(code, operation, context)] : [];
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
function outside(operation: Operation, statement: Code): readonly Code[] {
  if (!standsOutside(operation)) return [statement];
  return [call('op.autocommit', { kind: 'block', parameter: null, statements: [statement] })];
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

/** What need not be said of a sequence: what it is by itself, and what follows from what is said. */
function unsaid(sequence: Sequence): Sequence {
  const { type, increment } = plainSequence(sequence);
  const { start } = plainSequence(sequence, sequence);
  const counting = { type: sequence.type, increment: sequence.increment };
  return { ...plainSequence(sequence, counting), type, increment, start };
}

/** Where something moves to, when it moves. */
function newSchema(from: TableName, to: TableName): readonly Entry[] {
  return from.schema === to.schema ? [] : [['newSchema', literal(to.schema)]];
}
