import type { Operation } from '../../operation/operation.ts';

/** What of an operation is not done inside of a transaction block; null where all of it is. */
export function outsideOnly(operation: Operation): string | null {
  if (operation.kind === 'createIndex' && operation.concurrently) {
    return `create the index ${operation.index.name} concurrently`;
  }
  if (operation.kind === 'dropIndex' && operation.concurrently) {
    return `drop the index ${operation.index} concurrently`;
  }
  if (operation.kind === 'createConstraint' && operation.concurrently) {
    return `create the constraint ${operation.constraint.name ?? 'of '.concat(operation.table.name)} concurrently`;
  }
  if (operation.kind === 'alterColumn' && operation.concurrently) {
    return `alter ${operation.table.name}.${operation.column} concurrently`;
  }
  return null;
}
