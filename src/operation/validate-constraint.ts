import type { TableName } from '../schema/table-name.ts';

/**
 * Has the rows checked that were there before a constraint that was created `notValid`. Once they are
 * it stays so: the operation is its own reverse.
 */
export interface ValidateConstraint {
  readonly kind: 'validateConstraint';
  readonly table: TableName;
  readonly name: string;
  /** Whether it is outside of the transaction that adds the constraint, whose lock is gone by then. */
  readonly outside?: true;
}
