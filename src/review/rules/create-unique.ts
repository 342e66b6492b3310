import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnsSubject } from '../subject.ts';

/** The index of a unique constraint is built under the lock of its ALTER TABLE (PostgreSQL). */
export const createUnique = defineRule({
  id: 'create-unique',
  severity: 'warning',
  check(operation, context) {
    if (context.server.name !== 'postgres' || operation.kind !== 'createConstraint') return [];
    const { table, constraint, concurrently } = operation;
    if (constraint.kind !== 'unique' || concurrently || context.isNewTable(table)) return [];
    return [
      {
        subject: columnsSubject(table, constraint.columns),
        message: `nobody reads or writes ${table.name} while its index is built (ACCESS EXCLUSIVE).`,
        instead:
          'On a large table create it `concurrently` in `op.autocommit`: `--online` writes that.',
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
