import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

export const changeDefault = defineRule({
  id: 'change-default',
  severity: 'info',
  check(operation, context) {
    if (operation.kind !== 'alterColumn') return [];
    const { table, column, change } = operation;
    if (change.default === undefined || context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message:
          'rows that are there keep the value they have; only rows to come get the new default.',
      },
    ];
  },
});
