import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

export const createCheck = defineRule({
  id: 'create-check',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createConstraint' || operation.notValid) return [];
    const { table, constraint } = operation;
    if (constraint.kind !== 'check' || context.isNewTable(table)) return [];
    const texts = {
      postgres: {
        message: `fails where a row does not meet it; nobody reads or writes ${table.name} while all rows are checked (ACCESS EXCLUSIVE).`,
        instead:
          'On a large table create it `notValid`, and validate it in a revision of its own: `op.validateConstraint`.',
      },
      mysql: {
        message: `fails where a row does not meet it; ${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
      },
      sqlite: { message: 'fails where a row does not meet it.' },
    };
    return [
      {
        subject: constraintSubject(table, constraint.name),
        ...texts[context.server.name],
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
