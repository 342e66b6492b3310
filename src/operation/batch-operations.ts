import { qualifiedKey } from '../schema/qualified-key.ts';
import { isTableOperation } from './is-table-operation.ts';
import type { Operation } from './operation.ts';
import { standsOutside } from './stands-outside.ts';

/** Joins neighbouring alterations of one table into a `batchAlterTable`; a single one stays as it is. */
export function batchOperations(operations: readonly Operation[]): readonly Operation[] {
  const batches: Operation[][] = [];
  for (const operation of operations) {
    const table = batchTableOf(operation);
    const last = batches.at(-1);
    if (table !== null && last?.[0] !== undefined && batchTableOf(last[0]) === table) {
      last.push(operation);
    } else {
      batches.push([operation]);
    }
  }
  return batches.flatMap((batch) => {
    const [first, second] = batch;
    if (first === undefined || second === undefined || !isTableOperation(first)) return batch;
    return [
      {
        kind: 'batchAlterTable',
        table: first.table,
        operations: batch.filter(isTableOperation),
      } as const,
    ];
  });
}

/** The table whose batch an operation can join, as a key; null when it joins none. */
export function batchTableOf(operation: Operation): string | null {
  if (!isTableOperation(operation) || standsOutside(operation)) return null;
  return qualifiedKey(operation.table);
}
