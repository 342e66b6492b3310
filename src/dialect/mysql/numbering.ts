import type { TableOperation } from '../../operation/batch-alter-table.ts';
import { withChange, type ColumnEdit } from './column-edit.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import { startsWithColumns } from './shadow-index.ts';

/**
 * A column with AUTO_INCREMENT has to lead some key at any time (error 1075). One that is added
 * without a key gets the primary key, or a unique one where the table has a primary key already.
 */
export function numberingClauses(
  operations: readonly TableOperation[],
  live: LiveTable | null,
): readonly string[] {
  const keyed = addedKeys(operations);
  const hasPrimaryKey = (live?.table.primaryKey ?? null) !== null && !dropsPrimaryKey(operations);
  return operations.flatMap((operation) => {
    if (operation.kind !== 'addColumn' || operation.column.identity === null) return [];
    const { name } = operation.column;
    if (keyed.has(name)) return [];
    return [`ADD ${hasPrimaryKey ? 'UNIQUE INDEX' : 'PRIMARY KEY'} (${quoting.identifier(name)})`];
  });
}

/** Edits, with AUTO_INCREMENT taken from a column that loses its only key. */
export function withoutOrphanNumbering(
  edits: readonly ColumnEdit[],
  operations: readonly TableOperation[],
  live: LiveTable | null,
): readonly ColumnEdit[] {
  if (live === null || !dropsPrimaryKey(operations)) return edits;
  const numbered = live.table.columns.find((column) => column.identity !== null);
  if (numbered === undefined || isKeyed(numbered.name, operations, live)) return edits;
  const isDropped = operations.some(
    (operation) => operation.kind === 'dropColumn' && operation.column === numbered.name,
  );
  return isDropped ? edits : withChange(edits, numbered.name, { identity: null }, live);
}

function isKeyed(column: string, operations: readonly TableOperation[], live: LiveTable): boolean {
  const isLed = live.table.indexes.some((index) => startsWithColumns(index, [column]));
  return isLed || addedKeys(operations).has(column);
}

/** The first columns of the keys that the operations add. */
function addedKeys(operations: readonly TableOperation[]): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) => {
      if (operation.kind !== 'createConstraint') return [];
      const { constraint } = operation;
      const isKey = constraint.kind === 'primaryKey' || constraint.kind === 'unique';
      return isKey ? constraint.columns.slice(0, 1) : [];
    }),
  );
}

function dropsPrimaryKey(operations: readonly TableOperation[]): boolean {
  return operations.some(
    (operation) => operation.kind === 'dropConstraint' && operation.constraintKind === 'primaryKey',
  );
}
