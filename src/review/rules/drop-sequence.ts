import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

export const dropSequence = defineRule({
  id: 'drop-sequence',
  severity: 'warning',
  check(operation) {
    if (operation.kind !== 'dropSequence') return [];
    const { sequence } = operation;
    return [
      {
        subject: formatTableName(sequence),
        message: `its next number is lost (the reverse starts it at ${sequence.start} again).`,
      },
    ];
  },
});
