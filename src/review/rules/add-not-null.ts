import { tableNameOf } from '../../schema/table-name.ts';
import { requiredColumn } from '../../operation/required-column.ts';
import { defineRule } from '../rule.ts';

export const addNotNull = defineRule({
  id: 'add-not-null',
  severity: 'warning',
  check(operation, context) {
    const required = operation.kind === 'addColumn' ? requiredColumn(operation) : null;
    if (required === null || required.isFilled || context.isNewTable(required.table)) return [];
    return [
      {
        subject: required.name,
        message: `is NOT NULL without a default, which fails or invents values where there are rows: give the entity a default, or this file a \`fill\` (\`--fill ${required.name}=<value>\`).`,
        concerns: { kind: 'rows', table: tableNameOf(required.table) },
      },
    ];
  },
});
