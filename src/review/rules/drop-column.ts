import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

export const dropColumn = defineRule({
  id: 'drop-column',
  severity: 'error',
  check(operation, context) {
    if (operation.kind !== 'dropColumn') return [];
    const { table, column, existing } = operation;
    // What is computed can be had again.
    if (existing?.generated) return [];
    if (context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: 'its values are lost (the reverse restores the column, without them).',
        concerns: { kind: 'values', table, column },
      },
    ];
  },
});
