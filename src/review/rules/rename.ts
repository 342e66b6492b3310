import { formatTableName } from '../../schema/table-name.ts';
import type { ValueRename } from '../../schema/value-rename.ts';
import type { Finding } from '../hazard.ts';
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

export const renameValue = defineRule({
  id: 'rename-value',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind === 'alterEnum') {
      return findings(formatTableName(operation.to), operation.renamed);
    }
    if (operation.kind !== 'alterColumn') return [];
    const { table, column, renamedValues } = operation;
    return context.isNewColumn(table, column)
      ? []
      : findings(columnSubject(table, column), renamedValues);
  },
});

function findings(subject: string, renamed: readonly ValueRename[] = []): readonly Finding[] {
  return renamed.map(({ from, to }) => ({
    subject,
    message: `${from} is ${to} from then on: a program of the version before fails, or does not know it.`,
    instead:
      'Where both versions run for a while, add the value, let both be read, and remove the old one later.',
  }));
}

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
