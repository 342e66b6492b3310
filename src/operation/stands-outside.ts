import type { Operation } from './operation.ts';

/** Whether an operation is to be carried out outside of a transaction. */
export function standsOutside(operation: Operation): boolean {
  if (operation.kind === 'validateConstraint') return operation.outside === true;
  return 'concurrently' in operation && operation.concurrently;
}
