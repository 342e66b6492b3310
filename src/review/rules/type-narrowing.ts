import type { AlterColumn } from '../../operation/alter-column.ts';
import type { AlterEnum } from '../../operation/alter-enum.ts';
import type { ColumnChange } from '../../schema/column.ts';
import { renameValues, type ValueRename } from '../../schema/value-rename.ts';
import type { Finding } from '../hazard.ts';
import { isLossless } from '../is-lossless.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { roundsValues } from '../rounds-values.ts';
import { columnSubject } from '../subject.ts';

export const typeNarrowing = defineRule({
  id: 'type-narrowing',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind === 'alterEnum') return enumFindings(operation);
    if (operation.kind !== 'alterColumn') return [];
    return context.isNewColumn(operation.table, operation.column)
      ? []
      : columnFindings(operation, context);
  },
});

function enumFindings({ from, to, renamed = [] }: AlterEnum): readonly Finding[] {
  const values = renameValues(from.values, renamed);
  const removed = values.filter((value) => !to.values.includes(value));
  if (removed.length === 0) return [];
  return [
    { subject: to.name, message: `${removed.join(', ')} is gone: fails where a row holds it.` },
  ];
}

function columnFindings(
  { table, column, change, existing, renamedValues }: AlterColumn,
  { server }: RuleContext,
): readonly Finding[] {
  const { type: before } = existing;
  const { type: after } = change;
  if (before === undefined || after === undefined || !loses(existing, change, renamedValues)) {
    return [];
  }
  return [
    {
      subject: columnSubject(table, column),
      message: `${before} → ${after} may not hold every value: what does not fit fails or is changed.`,
      // What merely fails loses nothing, and SQLite keeps values whatever the type says.
      ...(server.name !== 'sqlite' && roundsValues(before, after) ? { severity: 'error' } : {}),
      concerns: { kind: 'values', table, column },
    },
  ];
}

/** The values of an enumerated column count, not the way its type is spelled. */
function loses(
  from: ColumnChange,
  to: ColumnChange,
  renamed: readonly ValueRename[] = [],
): boolean {
  if (from.enumValues && to.enumValues) {
    const values = renameValues(from.enumValues, renamed);
    return values.some((value) => !to.enumValues?.includes(value));
  }
  return !isLossless(from.type ?? '', to.type ?? '');
}
