import type { ColumnChange } from '../schema/column.ts';
import { reverseRenames } from '../schema/value-rename.ts';
import type { AlterColumn } from './alter-column.ts';
import type { TableOperation } from './batch-alter-table.ts';
import type { IfExists, IfNotExists } from './condition.ts';
import type { Operation, OperationKind } from './operation.ts';

type OperationOf<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>;

/**
 * The operation that undoes `operation`; `reverse(reverse(x))` equals `x`.
 * @throws {Error} when it does not carry what it takes, which `compare` never lets happen.
 */
export function reverse(operation: Operation): Operation {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const undo = reversals[operation.kind] as (operation: Operation) => Operation;
  return undo(operation);
}

/** The operations that undo `operations`, last one first. */
export function reverseAll(operations: readonly Operation[]): readonly Operation[] {
  return operations.toReversed().map((operation) => reverse(operation));
}

const reversals: { readonly [Kind in OperationKind]: (operation: OperationOf<Kind>) => Operation } =
  {
    createTable: ({ table, ...rest }) => ({
      ...dropping(rest),
      kind: 'dropTable',
      table,
      existing: table,
    }),
    dropTable: ({ existing: table, ...rest }) => ({
      ...creating(rest),
      kind: 'createTable',
      table: existing({ kind: rest.kind, existing: table }),
    }),
    renameTable: ({ from, to, ...rest }) => ({ ...rest, from: to, to: from }),
    addColumn: ({ column, ...rest }) => ({
      ...dropping(rest),
      kind: 'dropColumn',
      column: column.name,
      existing: column,
    }),
    dropColumn: ({ existing: column, ...rest }) => ({
      ...creating(rest),
      kind: 'addColumn',
      column: existing({ kind: rest.kind, existing: column }),
    }),
    alterColumn: reverseAlterColumn,
    renameColumn: ({ from, to, ...rest }) => ({ ...rest, from: to, to: from }),
    createIndex: ({ index, ...rest }) => ({
      ...dropping(rest),
      kind: 'dropIndex',
      index: index.name,
      existing: index,
    }),
    dropIndex: ({ existing: index, ...rest }) => ({
      ...creating(rest),
      kind: 'createIndex',
      index: existing({ kind: rest.kind, existing: index }),
    }),
    renameIndex: ({ table, from, to }) => ({ kind: 'renameIndex', table, from: to, to: from }),
    createConstraint: ({ constraint, ...rest }) => ({
      ...dropping(rest),
      kind: 'dropConstraint',
      constraintKind: constraint.kind,
      name: constraint.name,
      existing: constraint,
    }),
    dropConstraint: ({ ifExists, notValid, concurrently, ...operation }) => ({
      ...(ifExists && { ifNotExists: true }),
      ...(notValid && { notValid }),
      ...(concurrently && { concurrently }),
      kind: 'createConstraint',
      table: operation.table,
      constraint: existing(operation),
    }),
    renameConstraint: ({ from, to, ...rest }) => ({ ...rest, from: to, to: from }),
    validateConstraint: (operation) => operation,
    createEnum: (operation) => ({ ...dropping(operation), kind: 'dropEnum' }),
    dropEnum: (operation) => ({ ...creating(operation), kind: 'createEnum' }),
    alterEnum: ({ from, to, renamed, ...rest }) => ({
      ...rest,
      from: to,
      to: from,
      ...(renamed && { renamed: reverseRenames(renamed) }),
    }),
    renameEnum: ({ from, to }) => ({ kind: 'renameEnum', from: to, to: from }),
    renameSequence: ({ from, to }) => ({ kind: 'renameSequence', from: to, to: from }),
    createView: (operation) => ({ ...dropping(operation), kind: 'dropView' }),
    dropView: (operation) => ({ ...creating(operation), kind: 'createView' }),
    replaceView: ({ from, to }) => ({ kind: 'replaceView', from: to, to: from }),
    createSequence: (operation) => ({ ...dropping(operation), kind: 'dropSequence' }),
    dropSequence: (operation) => ({ ...creating(operation), kind: 'createSequence' }),
    alterSequence: ({ from, to }) => ({ kind: 'alterSequence', from: to, to: from }),
    alterTableComment: ({ table, from, to }) => ({
      kind: 'alterTableComment',
      table,
      from: to,
      to: from,
    }),
    alterTableOptions: ({ change, existing: before, ...rest }) => ({
      ...rest,
      change: before,
      existing: change,
    }),
    createSchema: (operation) => ({ ...dropping(operation), kind: 'dropSchema' }),
    dropSchema: (operation) => ({ ...creating(operation), kind: 'createSchema' }),
    createExtension: (operation) => ({ ...dropping(operation), kind: 'dropExtension' }),
    dropExtension: (operation) => ({ ...creating(operation), kind: 'createExtension' }),
    execute: (operation) => {
      throw irreversible(operation);
    },
    bulkInsert: (operation) => {
      throw irreversible(operation);
    },
    custom: (operation) => operation.opposite(),
    batchAlterTable: ({ operations, order, ...rest }) => ({
      ...rest,
      ...(order && { order: { from: order.to, to: order.from } }),
      operations: operations.toReversed().map(reverseTableOperation),
    }),
  };

function reverseTableOperation(operation: TableOperation): TableOperation {
  // The reverse of an operation on a table is one as well: see the entries above.
  return reverse(operation) as TableOperation;
}

/** `existing` gains the properties that `change` adds, so that turning it round twice is the identity. */
function reverseAlterColumn({
  change,
  existing: before,
  renamedValues,
  ...rest
}: AlterColumn): Operation {
  return {
    ...rest,
    change: pick(before, change),
    existing: { ...before, ...change },
    using: null,
    ...(renamedValues && { renamedValues: reverseRenames(renamedValues) }),
  };
}

function pick(from: ColumnChange, keys: ColumnChange): ColumnChange {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));
}

/** What is left out where it is there already has a reverse that is left out where it is not, and so on. */
function dropping<Rest extends IfNotExists>({
  ifNotExists,
  ...rest
}: Rest): Omit<Rest, 'ifNotExists'> & IfExists {
  return { ...rest, ...(ifNotExists && { ifExists: true }) };
}

function creating<Rest extends IfExists>({
  ifExists,
  ...rest
}: Rest): Omit<Rest, 'ifExists'> & IfNotExists {
  return { ...rest, ...(ifExists && { ifNotExists: true }) };
}

function existing<Thing>(operation: {
  readonly kind: string;
  readonly existing: Thing | null;
}): Thing {
  if (operation.existing === null) throw irreversible(operation);
  return operation.existing;
}

function irreversible(operation: { readonly kind: string }): Error {
  return new Error(`A ${operation.kind} operation does not carry what it takes to undo it.`);
}
