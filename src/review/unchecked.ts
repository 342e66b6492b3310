import type { CreateConstraint } from '../operation/create-constraint.ts';
import { sameTableName } from '../schema/table-name.ts';
import type { RuleContext } from './rule.ts';

/** Whether nobody looks at the rows that are there (PostgreSQL): neither at once nor in the same revision. */
export function isUnchecked(operation: CreateConstraint, context: RuleContext): boolean {
  return leavesRows(operation, context) && !isCheckedLater(operation, context);
}

/** Whether the same revision looks at the rows once the constraint is there (PostgreSQL). */
export function isCheckedLater(operation: CreateConstraint, context: RuleContext): boolean {
  const { table, constraint } = operation;
  return (
    leavesRows(operation, context) &&
    context.operations.some(
      (other) =>
        other.kind === 'validateConstraint' &&
        other.name === constraint.name &&
        sameTableName(other.table, table),
    )
  );
}

function leavesRows({ notValid }: CreateConstraint, { server }: RuleContext): boolean {
  return server.name === 'postgres' && notValid === true;
}
