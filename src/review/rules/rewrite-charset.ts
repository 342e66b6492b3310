import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** Texts in another character set or collation (MySQL, MariaDB); that of a table is for columns to come. */
export const rewriteCharset = defineRule({
  id: 'rewrite-charset',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'alterColumn' || context.server.name !== 'mysql') return [];
    const { table, column, change } = operation;
    if (change.charset === undefined && change.collation === undefined) return [];
    if (context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: `${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
