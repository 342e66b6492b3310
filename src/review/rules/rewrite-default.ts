import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** A new column whose rows each get a value of their own. */
export const rewriteDefault = defineRule({
  id: 'rewrite-default',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'addColumn' || context.isNewTable(operation.table)) return [];
    const { table, column } = operation;
    if (column.default === null) return [];
    const { postgres, mysql } = texts;
    const message =
      context.server.name === 'postgres' && volatile.test(column.default)
        ? postgres(table.name)
        : context.server.name === 'mysql' && isExpression(column.default)
          ? mysql(table.name)
          : null;
    if (message === null) return [];
    return [
      {
        subject: columnSubject(table, column.name),
        message,
        instead:
          'On a large table add the column without the default, set that later, and fill the rows in portions.',
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});

/** What gives another value each time it is called; `now()` is the same for a whole transaction. */
const volatile =
  /\b(?:gen_random_uuid|uuid_generate_v\w+|uuidv\d|clock_timestamp|timeofday|statement_timestamp|random\w*|nextval|txid_current)\s*\(/i;

/** In parentheses or called, other than the time. */
function isExpression(text: string): boolean {
  return (
    /\(/.test(text) &&
    !/^\(?(?:current_timestamp|now|localtime(?:stamp)?)\b/i.test(text) &&
    !/^[bx]?'/i.test(text)
  );
}

const texts = {
  postgres: (table: string) =>
    `each row gets a value of its own: ${table} is written anew with its indexes, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).`,
  mysql: (table: string) =>
    `each row gets a value of its own: ${table} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
};
