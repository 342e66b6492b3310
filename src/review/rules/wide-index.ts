import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

export const wideIndex = defineRule({
  id: 'wide-index',
  severity: 'info',
  check(operation) {
    if (operation.kind !== 'createIndex' || operation.index.keys.length <= 3) return [];
    if (operation.index.unique) return [];
    return [
      {
        subject: constraintSubject(operation.table, operation.index.name),
        message: 'columns beyond the third seldom help, and cost with each row that is written.',
      },
    ];
  },
});
