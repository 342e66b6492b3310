import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

export const renameTable = defineRule({
  id: 'rename-table',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'renameTable' || context.isNewTable(operation.from)) return [];
    return [
      {
        subject: formatTableName(operation.from),
        message: `is ${formatTableName(operation.to)} from then on: a program of the version before fails.`,
        instead: 'Where both versions run for a while, leave a view under the old name.',
      },
    ];
  },
});

export const renameColumn = defineRule({
  id: 'rename-column',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'renameColumn') return [];
    const { table, from, to } = operation;
    if (context.isNewColumn(table, from)) return [];
    return [
      {
        subject: columnSubject(table, from),
        message: `is ${to} from then on: a program of the version before fails.`,
        instead:
          'Where both versions run for a while, add a column, write to both, and drop the old one later.',
      },
    ];
  },
});
