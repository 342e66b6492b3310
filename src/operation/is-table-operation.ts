import type { TableOperation } from './batch-alter-table.ts';
import type { Operation } from './operation.ts';

const kinds: Readonly<Record<TableOperation['kind'], true>> = {
  addColumn: true,
  dropColumn: true,
  alterColumn: true,
  renameColumn: true,
  createConstraint: true,
  dropConstraint: true,
  renameConstraint: true,
  alterTableOptions: true,
};

/** Whether an operation can share one alteration of its table with others. */
export function isTableOperation(operation: Operation): operation is TableOperation {
  return operation.kind in kinds;
}
