import type { OperationKind } from '../../operation/operation.ts';

/** The operations that take IF EXISTS or IF NOT EXISTS. */
export const conditional: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'createTable',
  'dropTable',
  'addColumn',
  'dropColumn',
  'createIndex',
  'dropIndex',
  'dropConstraint',
  'dropEnum',
  'dropView',
  'createSequence',
  'dropSequence',
  'createSchema',
  'dropSchema',
  'createExtension',
  'dropExtension',
]);
