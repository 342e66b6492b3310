import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

export const dropTable = defineRule({
  id: 'drop-table',
  severity: 'error',
  check(operation, context) {
    if (operation.kind !== 'dropTable' || context.isNewTable(operation.table)) return [];
    const fixtures = operation.existing?.fixtures ?? [];
    const rest = fixtures.length === 0 ? '' : `; ${fixtures.join(', ')}: gone, and not restored`;
    return [
      {
        subject: formatTableName(operation.table),
        message: `its rows are lost (the reverse creates the table, empty)${rest}.`,
        concerns: { kind: 'rows', table: tableNameOf(operation.table) },
      },
    ];
  },
});
