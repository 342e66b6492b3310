import type { Operation } from '../../operation/operation.ts';
import { tableNameOf, type TableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** A new column that numbers the rows that are there, or one that begins to (MySQL, MariaDB). */
export const rewriteNumbering = defineRule({
  id: 'rewrite-numbering',
  severity: 'warning',
  check(operation, context) {
    const found = numbered(operation);
    if (found === null || context.server.name === 'sqlite') return [];
    const { table, column, isAdded } = found;
    if (context.isNewTable(table) || (!isAdded && context.server.name === 'postgres')) return [];
    const message =
      context.server.name === 'postgres'
        ? `every row is numbered: ${table.name} is written anew with its indexes, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).`
        : isAdded
          ? `every row is numbered: ${table.name} is made anew, and nobody writes to it meanwhile (LOCK=SHARED).`
          : `${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`;
    return [
      {
        subject: columnSubject(table, column),
        message,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});

function numbered(
  operation: Operation,
): { readonly table: TableName; readonly column: string; readonly isAdded: boolean } | null {
  if (operation.kind === 'addColumn' && operation.column.identity !== null) {
    return { table: operation.table, column: operation.column.name, isAdded: true };
  }
  if (operation.kind !== 'alterColumn') return null;
  const { table, column, change, existing } = operation;
  return change.identity && !existing.identity ? { table, column, isAdded: false } : null;
}
