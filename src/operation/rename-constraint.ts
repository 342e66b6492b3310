import type { ConstraintKind } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';

export interface RenameConstraint {
  readonly kind: 'renameConstraint';
  readonly table: TableName;
  readonly constraintKind: ConstraintKind;
  readonly from: string;
  readonly to: string;
}
