import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

export const computeColumn = defineRule({
  id: 'compute-column',
  severity: 'error',
  check(operation, context) {
    if (operation.kind !== 'alterColumn') return [];
    const { table, column, change, existing } = operation;
    if (!change.generated || existing.generated || context.isNewColumn(table, column)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: 'its values are replaced by computed ones (the reverse keeps those).',
        concerns: { kind: 'values', table, column },
      },
    ];
  },
});
