import type { BatchAlterTable } from './batch-alter-table.ts';
import { isTableOperation } from './is-table-operation.ts';
import type { Operation } from './operation.ts';
import { standsOutside } from './stands-outside.ts';

/** An operation on its own, or the part of a batch that it comes from. */
export interface BatchPart {
  readonly operation: Operation;
  readonly batch: BatchAlterTable | null;
}

/** Operations one by one, each with the batch that it is part of. */
export function takeBatchesApart(operations: readonly Operation[]): readonly BatchPart[] {
  return operations.flatMap((operation): readonly BatchPart[] =>
    operation.kind === 'batchAlterTable' && operation.operations.length > 0
      ? operation.operations.map((part) => ({ operation: part, batch: operation }))
      : [{ operation, batch: null }],
  );
}

/** Joins neighbours that were parts of one batch; what stands outside of a transaction stands alone. */
export function putBatchesTogether(parts: readonly BatchPart[]): readonly Operation[] {
  const runs: BatchPart[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    const batch = batchOf(part);
    if (batch !== null && last?.[0] !== undefined && batchOf(last[0]) === batch) last.push(part);
    else runs.push([part]);
  }
  return runs.flatMap(joined);
}

function batchOf({ operation, batch }: BatchPart): BatchAlterTable | null {
  return standsOutside(operation) ? null : batch;
}

function joined(run: readonly BatchPart[]): readonly Operation[] {
  const [first] = run;
  const batch = first === undefined ? null : batchOf(first);
  const operations = run.map(({ operation }) => operation);
  if (batch === null) return operations;
  const parts = operations.filter(isTableOperation);
  const isWhole =
    parts.length === batch.operations.length &&
    parts.every((part, position) => part === batch.operations[position]);
  if (isWhole) return [batch];
  const isPlain = Object.keys(batch).every((key) => ['kind', 'table', 'operations'].includes(key));
  return isPlain && parts.length === 1 ? parts : [{ ...batch, operations: parts }];
}
