import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule, type RuleServer } from '../rule.ts';
import { columnsSubject } from '../subject.ts';

export const createPrimaryKey = defineRule({
  id: 'create-primary-key',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createConstraint' || operation.constraint.kind !== 'primaryKey') {
      return [];
    }
    const { table, constraint } = operation;
    if (context.isNewTable(table)) return [];
    return [
      {
        subject: columnsSubject(table, constraint.columns),
        message: `fails where rows hold NULL or the same values${lock[context.server.name](table.name)}.`,
        ...instead[context.server.name],
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});

const lock: Readonly<Record<RuleServer['name'], (table: string) => string>> = {
  postgres: (table) =>
    `; nobody reads or writes ${table} while its index is built (ACCESS EXCLUSIVE)`,
  mysql: (table) => `; ${table} is made anew`,
  sqlite: () => '',
};

const instead: { readonly [Name in RuleServer['name']]?: { readonly instead: string } } = {
  postgres: {
    instead:
      'On a large table build a unique index `concurrently` in `op.autocommit` before, and make it the key by `ADD CONSTRAINT … USING INDEX`.',
  },
};
