import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { ForeignKey, PrimaryKey } from '../../schema/constraint.ts';
import type { Index } from '../../schema/table-index.ts';
import { droppedForeignKeys } from './foreign-key-drops.ts';
import { uniqueName } from './constraint-clauses.ts';
import type { LiveTable } from './live-table.ts';
import { uniqueIndexOf } from './unique-index.ts';

/** What one ALTER TABLE does to the keys and indexes of a table. */
export interface KeyChange {
  readonly createdIndexes: readonly Index[];
  readonly droppedIndexes: ReadonlySet<string>;
  readonly dropsPrimaryKey: boolean;
  readonly createdForeignKeys: readonly ForeignKey[];
  readonly droppedForeignKeys: ReadonlySet<string>;
  readonly droppedColumns: ReadonlySet<string>;
  /** The name that a column has afterwards. */
  renamed(column: string): string;
}

const unchanged: KeyChange = {
  createdIndexes: [],
  droppedIndexes: new Set(),
  dropsPrimaryKey: false,
  createdForeignKeys: [],
  droppedForeignKeys: new Set(),
  droppedColumns: new Set(),
  renamed: (column) => column,
};

export function indexCreated(index: Index): KeyChange {
  return { ...unchanged, createdIndexes: [index] };
}

export function indexDropped(name: string): KeyChange {
  return { ...unchanged, droppedIndexes: new Set([name]) };
}

/** What the operations on a table come down to. */
export function keyChangeOf(
  operations: readonly TableOperation[],
  live: LiveTable | null,
): KeyChange {
  const renames = new Map(
    operations.flatMap((operation) =>
      operation.kind === 'renameColumn' ? [[operation.from, operation.to] as const] : [],
    ),
  );
  return {
    createdIndexes: operations.flatMap(createdIndex),
    droppedIndexes: new Set(
      operations.flatMap((operation) =>
        operation.kind === 'dropConstraint' && operation.constraintKind === 'unique'
          ? [uniqueName(operation, live)]
          : [],
      ),
    ),
    dropsPrimaryKey: operations.some(
      (operation) =>
        operation.kind === 'dropConstraint' && operation.constraintKind === 'primaryKey',
    ),
    createdForeignKeys: operations.flatMap((operation) => createdForeignKey(operation, live)),
    droppedForeignKeys: droppedForeignKeys(operations, live),
    droppedColumns: new Set(
      operations.flatMap((operation) =>
        operation.kind === 'dropColumn' ? [operation.column] : [],
      ),
    ),
    renamed: (column) => renames.get(column) ?? column,
  };
}

/** The indexes that are there afterwards for other reasons than foreign keys. */
export function indexesAfter(live: LiveTable | null, change: KeyChange): readonly Index[] {
  const { primaryKey = null, indexes = [] } = live?.table ?? {};
  const primary = primaryKey === null || change.dropsPrimaryKey ? [] : [primaryIndexOf(primaryKey)];
  const remaining = indexes.filter(({ name }) => !change.droppedIndexes.has(name));
  return [
    ...[...primary, ...remaining].map((index) => ({ ...index, keys: renamedKeys(index, change) })),
    ...change.createdIndexes,
  ];
}

/** The keys of an index afterwards: without those of dropped columns, and under other names. */
export function renamedKeys(index: Index, change: KeyChange): Index['keys'] {
  return index.keys
    .filter((key) => key.kind === 'expression' || !change.droppedColumns.has(key.value))
    .map((key) => (key.kind === 'column' ? { ...key, value: change.renamed(key.value) } : key));
}

/** The index that stands for a primary key, as far as foreign keys lean on it. */
export function primaryIndexOf({ columns }: PrimaryKey): Index {
  return uniqueIndexOf({
    kind: 'unique',
    name: 'PRIMARY',
    columns,
    deferrable: null,
    nullsNotDistinct: false,
  });
}

function createdIndex(operation: TableOperation): readonly Index[] {
  if (operation.kind !== 'createConstraint') return [];
  const { constraint } = operation;
  if (constraint.kind === 'unique') return [uniqueIndexOf(constraint)];
  return constraint.kind === 'primaryKey' ? [primaryIndexOf(constraint)] : [];
}

function createdForeignKey(
  operation: TableOperation,
  live: LiveTable | null,
): readonly ForeignKey[] {
  if (operation.kind === 'createConstraint') {
    return operation.constraint.kind === 'foreignKey' ? [operation.constraint] : [];
  }
  if (operation.kind !== 'renameConstraint') return [];
  const key = live?.table.foreignKeys.find(({ name }) => name === operation.from);
  return key === undefined ? [] : [{ ...key, name: operation.to }];
}
