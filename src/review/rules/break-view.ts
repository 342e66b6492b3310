import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** Only a comparison knows the views that are there and are nobody's. */
export const breakView = defineRule({
  id: 'break-view',
  severity: 'warning',
  check(operation) {
    if (operation.kind !== 'renameTable' && operation.kind !== 'renameColumn') return [];
    const subject =
      operation.kind === 'renameTable'
        ? formatTableName(operation.from)
        : columnSubject(operation.table, operation.from);
    return (operation.breaks ?? []).map((view) => ({
      subject,
      message: `the view ${view}, which no entity declares, reads it by this name, and fails from then on.`,
      instead: `Write it anew in this file: \`op.replaceView('${view}', …)\` behind the rename.`,
    }));
  },
});
