import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

/** Only PostgreSQL has such constraints, and no way to add one online. */
export const createExclusion = defineRule({
  id: 'create-exclusion',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createConstraint' || context.server.name !== 'postgres') return [];
    const { table, constraint } = operation;
    if (constraint.kind !== 'exclusion' || context.isNewTable(table)) return [];
    return [
      {
        subject: constraintSubject(table, constraint.name),
        message: `fails where two rows exclude each other; nobody reads or writes ${table.name} while its index is built (ACCESS EXCLUSIVE).`,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
