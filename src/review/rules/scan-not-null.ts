import { requiredColumn } from '../../operation/required-column.ts';
import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** PostgreSQL looks at every row, unless a check that is valid says that none holds NULL. */
export const scanNotNull = defineRule({
  id: 'scan-not-null',
  severity: 'warning',
  check(operation, context) {
    if (context.server.name !== 'postgres' || operation.kind !== 'alterColumn') return [];
    const { table, column, concurrently } = operation;
    if (concurrently) return [];
    if (requiredColumn(operation) === null || context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: `nobody reads or writes ${table.name} while all rows are looked through for NULL (ACCESS EXCLUSIVE).`,
        instead:
          'On a large table do it `concurrently` in `op.autocommit`, by way of a check: `--online` writes it.',
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
