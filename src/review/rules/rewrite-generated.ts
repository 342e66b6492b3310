import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** A computed column that is kept, which every row needs a value for. */
export const rewriteGenerated = defineRule({
  id: 'rewrite-generated',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'addColumn' || context.isNewTable(operation.table)) return [];
    const { table, column } = operation;
    if (column.generated?.stored !== true || context.server.name === 'sqlite') return [];
    const message =
      context.server.name === 'postgres'
        ? `${table.name} is written anew with its indexes, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).`
        : `${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`;
    return [
      {
        subject: columnSubject(table, column.name),
        message,
        ...(context.server.name === 'mysql'
          ? { instead: 'A `VIRTUAL` one costs nothing to add.' }
          : {}),
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
