import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

export const missingPrimaryKey = defineRule({
  id: 'missing-primary-key',
  severity: 'info',
  check(operation) {
    if (operation.kind !== 'createTable' || operation.table.primaryKey !== null) return [];
    return [
      {
        subject: formatTableName(operation.table),
        message: 'has no primary key: a single row cannot be named, nor replicated with ease.',
      },
    ];
  },
});
