import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

/** Another storage engine (MySQL, MariaDB). */
export const rewriteEngine = defineRule({
  id: 'rewrite-engine',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'alterTableOptions' || context.server.name !== 'mysql') return [];
    const { table, change } = operation;
    if (change.engine === undefined || context.isNewTable(table)) return [];
    return [
      {
        subject: formatTableName(table),
        message: `${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
