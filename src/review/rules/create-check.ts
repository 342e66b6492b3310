import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { isCheckedLater, isUnchecked } from '../unchecked.ts';
import { constraintSubject } from '../subject.ts';

export const createCheck = defineRule({
  id: 'create-check',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createConstraint' || isUnchecked(operation, context)) return [];
    const { table, constraint } = operation;
    if (constraint.kind !== 'check' || context.isNewTable(table)) return [];
    const texts = {
      postgres: isCheckedLater(operation, context)
        ? { message: 'fails where a row does not meet it.' }
        : {
            message: `fails where a row does not meet it; nobody reads or writes ${table.name} while all rows are checked (ACCESS EXCLUSIVE).`,
            instead:
              'On a large table create it `notValid`, and validate it in `op.autocommit`: `--online` writes both.',
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
