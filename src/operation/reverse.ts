import type { ColumnChange } from '../schema/column.ts';
import type { AlterColumn } from './alter-column.ts';
import type { TableOperation } from './batch-alter-table.ts';
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
    createTable: ({ table }) => ({ kind: 'dropTable', table, existing: table }),
    dropTable: (operation) => ({ kind: 'createTable', table: existing(operation) }),
    renameTable: ({ from, to }) => ({ kind: 'renameTable', from: to, to: from }),
    addColumn: ({ table, column, fill }) => ({
      kind: 'dropColumn',
      table,
      column: column.name,
      existing: column,
      fill,
    }),
    dropColumn: (operation) => ({
      kind: 'addColumn',
      table: operation.table,
      column: existing(operation),
      fill: operation.fill,
    }),
    alterColumn: reverseAlterColumn,
    renameColumn: ({ table, from, to }) => ({ kind: 'renameColumn', table, from: to, to: from }),
    createIndex: ({ table, index }) => ({
      kind: 'dropIndex',
      table,
      index: index.name,
      existing: index,
    }),
    dropIndex: (operation) => ({
      kind: 'createIndex',
      table: operation.table,
      index: existing(operation),
    }),
    renameIndex: ({ table, from, to }) => ({ kind: 'renameIndex', table, from: to, to: from }),
    createConstraint: ({ table, constraint }) => ({
      kind: 'dropConstraint',
      table,
      constraintKind: constraint.kind,
      name: constraint.name,
      existing: constraint,
    }),
    dropConstraint: (operation) => ({
      kind: 'createConstraint',
      table: operation.table,
      constraint: existing(operation),
    }),
    renameConstraint: ({ from, to, ...rest }) => ({ ...rest, from: to, to: from }),
    createEnum: ({ enumType }) => ({ kind: 'dropEnum', enumType }),
    dropEnum: ({ enumType }) => ({ kind: 'createEnum', enumType }),
    alterEnum: ({ from, to, ...rest }) => ({ ...rest, from: to, to: from }),
    renameEnum: ({ from, to }) => ({ kind: 'renameEnum', from: to, to: from }),
    createView: (operation) => ({ ...operation, kind: 'dropView' }),
    dropView: (operation) => ({ ...operation, kind: 'createView' }),
    replaceView: ({ from, to }) => ({ kind: 'replaceView', from: to, to: from }),
    createSequence: ({ sequence }) => ({ kind: 'dropSequence', sequence }),
    dropSequence: ({ sequence }) => ({ kind: 'createSequence', sequence }),
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
    createSchema: ({ name }) => ({ kind: 'dropSchema', name }),
    dropSchema: ({ name }) => ({ kind: 'createSchema', name }),
    createExtension: ({ name }) => ({ kind: 'dropExtension', name }),
    dropExtension: ({ name }) => ({ kind: 'createExtension', name }),
    execute: (operation) => {
      throw irreversible(operation);
    },
    bulkInsert: (operation) => {
      throw irreversible(operation);
    },
    batchAlterTable: ({ table, operations }) => ({
      kind: 'batchAlterTable',
      table,
      operations: operations.toReversed().map(reverseTableOperation),
    }),
  };

function reverseTableOperation(operation: TableOperation): TableOperation {
  // The reverse of an operation on a table is one as well: see the entries above.
  return reverse(operation) as TableOperation;
}

/** `existing` gains the properties that `change` adds, so that turning it round twice is the identity. */
function reverseAlterColumn({ change, existing: before, ...rest }: AlterColumn): Operation {
  return {
    ...rest,
    change: pick(before, change),
    existing: { ...before, ...change },
    using: null,
  };
}

function pick(from: ColumnChange, keys: ColumnChange): ColumnChange {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));
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
