import { sameTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

/** The lock that adds a constraint is kept to the end of the transaction (PostgreSQL). */
export const validateTogether = defineRule({
  id: 'validate-together',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'validateConstraint' || context.server.name !== 'postgres') return [];
    const { table, name, outside } = operation;
    if (outside) return [];
    const isAdded = context.operations.some(
      (other) =>
        other.kind === 'createConstraint' &&
        other.constraint.name === name &&
        sameTableName(other.table, table),
    );
    if (!isAdded || context.isNewTable(table)) return [];
    return [
      {
        subject: constraintSubject(table, name),
        message:
          'is validated in the transaction that adds it, under the lock that `notValid` was to spare.',
        instead: 'Validate it in `op.autocommit`, or in a revision of its own.',
      },
    ];
  },
});
