import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { isCheckedLater, isUnchecked } from '../unchecked.ts';
import { columnsSubject } from '../subject.ts';

/** Rows of new columns refer to nothing yet. */
export const createForeignKey = defineRule({
  id: 'create-foreign-key',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createConstraint') return [];
    const { table, constraint } = operation;
    if (constraint.kind !== 'foreignKey' || isUnchecked(operation, context)) return [];
    if (constraint.columns.every((column) => context.isNewColumn(table, column))) return [];
    const other = formatTableName(constraint.referencedTable);
    const texts = {
      postgres: isCheckedLater(operation, context)
        ? { message: 'fails where a row refers to nothing.' }
        : {
            message: `fails where a row refers to nothing; nobody writes to ${table.name} or ${other} while all rows are checked (SHARE ROW EXCLUSIVE).`,
            instead:
              'On a large table create it `notValid`, and validate it in `op.autocommit`: `--online` writes both.',
          },
      mysql: {
        message: `fails where a row refers to nothing; ${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
      },
      sqlite: { message: 'fails where a row refers to nothing.' },
    };
    return [
      {
        subject: columnsSubject(table, constraint.columns),
        ...texts[context.server.name],
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
