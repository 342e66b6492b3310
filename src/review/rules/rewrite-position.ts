import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { isBefore } from '../is-before.ts';
import { columnSubject } from '../subject.ts';

/** MySQL before 8.0.29 adds a column in an instant only behind the others, and drops none so. */
export const rewritePosition = defineRule({
  id: 'rewrite-position',
  severity: 'warning',
  check(operation, context) {
    const { server } = context;
    if (server.product !== 'MySQL' || !isBefore(server, '8.0.29')) return [];
    const isMoved = operation.kind === 'addColumn' && operation.position !== undefined;
    if (!isMoved && operation.kind !== 'dropColumn') return [];
    const { table } = operation;
    const name = operation.kind === 'addColumn' ? operation.column.name : operation.column;
    if (context.isNewTable(table)) return [];
    return [
      {
        subject: columnSubject(table, name),
        message: `${table.name} is made anew (ALGORITHM=INPLACE); MySQL 8.0.29 does it in an instant.`,
        ...(isMoved ? { instead: 'Add it behind the other columns.' } : {}),
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
