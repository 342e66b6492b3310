import type { Constraint } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';

/** What a migration calls createPrimaryKey, createUniqueConstraint, createForeignKey … */
export interface CreateConstraint {
  readonly kind: 'createConstraint';
  readonly table: TableName;
  readonly constraint: Constraint;
}
