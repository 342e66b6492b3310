import { requiredColumn } from '../../operation/required-column.ts';
import { defineRule } from '../rule.ts';

export const setNotNull = defineRule({
  id: 'set-not-null',
  severity: 'warning',
  check(operation, context) {
    const required = operation.kind === 'alterColumn' ? requiredColumn(operation) : null;
    if (required === null || required.isFilled) return [];
    const { table, column, name } = required;
    if (context.isNewTable(table)) return [];
    return [
      {
        subject: name,
        message: `fails where a row holds NULL: give this file a \`fill\` (\`--fill ${name}=<value>\`).`,
        concerns: { kind: 'nulls', table, column: column.name },
      },
    ];
  },
});
