import type { OperationKind } from '../../operation/operation.ts';

/** The operations that take IF EXISTS or IF NOT EXISTS. */
export const conditional: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'createTable',
  'dropTable',
  'createIndex',
  'dropIndex',
  'createView',
  'dropView',
]);
