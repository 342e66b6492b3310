import type { Operation } from './operation.ts';

/** Operations one by one, those inside batches as well. */
export function singleOperations(operations: readonly Operation[]): readonly Operation[] {
  return operations.flatMap((operation): readonly Operation[] =>
    operation.kind === 'batchAlterTable' ? operation.operations : [operation],
  );
}
