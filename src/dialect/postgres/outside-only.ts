import type { Operation } from '../../operation/operation.ts';

/** What of an operation is not done inside of a transaction block; null where all of it is. */
export function outsideOnly(operation: Operation): string | null {
  if (operation.kind === 'createIndex' && operation.concurrently) {
    return `create the index ${operation.index.name} concurrently`;
  }
  if (operation.kind === 'dropIndex' && operation.concurrently) {
    return `drop the index ${operation.index} concurrently`;
  }
  return null;
}
