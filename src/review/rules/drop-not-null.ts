import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

export const dropNotNull = defineRule({
  id: 'drop-not-null',
  severity: 'info',
  check(operation, context) {
    if (operation.kind !== 'alterColumn') return [];
    const { table, column, change, existing } = operation;
    if (change.nullable !== true || existing.nullable === true) return [];
    if (context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message:
          'may hold NULL from then on, which a program of the version before may not expect.',
      },
    ];
  },
});
