import type { Constraint, ConstraintKind } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';
import type { IfExists } from './condition.ts';

export interface DropConstraint extends IfExists {
  readonly kind: 'dropConstraint';
  readonly table: TableName;
  readonly constraintKind: ConstraintKind;
  /** Null for a constraint without a name, which `existing` then describes. */
  readonly name: string | null;
  /** What is dropped; null in a migration that does not say. */
  readonly existing: Constraint | null;
  /** How one without a name is called in the migrations, where the database keeps no name (SQLite). */
  readonly convention?: string;
  /** See `CreateConstraint.notValid`. */
  readonly notValid?: true;
  /** See `CreateConstraint.concurrently`. */
  readonly concurrently?: true;
}
