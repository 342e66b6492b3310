import type { Constraint } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';
import type { IfNotExists } from './condition.ts';

/** What a migration calls createPrimaryKey, createUniqueConstraint, createForeignKey … */
export interface CreateConstraint extends IfNotExists {
  readonly kind: 'createConstraint';
  readonly table: TableName;
  readonly constraint: Constraint;
  /** Whether the rows that are there are left unchecked (PostgreSQL), to be validated later. */
  readonly notValid?: true;
  /** Whether rows can be written while the index of a unique constraint is built (PostgreSQL), outside of a transaction. */
  readonly concurrently?: true;
}
