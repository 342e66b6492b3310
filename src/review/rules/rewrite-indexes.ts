import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** Another collation sorts in another order (PostgreSQL). */
export const rewriteIndexes = defineRule({
  id: 'rewrite-indexes',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'alterColumn' || context.server.name !== 'postgres') return [];
    const { table, column, change } = operation;
    if (change.collation === undefined || context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: `its indexes are built anew, and nobody reads or writes ${table.name} meanwhile (ACCESS EXCLUSIVE).`,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
