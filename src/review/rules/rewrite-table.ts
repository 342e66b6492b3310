import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

const inPlace = new Set(['addColumn', 'renameColumn']);

/**
 * SQLite alters little in place, so that the table is made anew and its rows are copied, in the one
 * transaction that writes to the database. What it can alter is told for the plainest cases only.
 */
export const rewriteTable = defineRule({
  id: 'rewrite-table',
  severity: 'info',
  check(operation, context) {
    if (context.server.name !== 'sqlite' || operation.kind !== 'batchAlterTable') return [];
    const { table, operations, recreate } = operation;
    if (recreate === 'never' || context.isNewTable(table)) return [];
    if (recreate !== 'always' && operations.every(({ kind }) => inPlace.has(kind))) return [];
    return [
      {
        subject: formatTableName(table),
        message: 'is made anew: its rows are copied, and nobody writes to the database meanwhile.',
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
