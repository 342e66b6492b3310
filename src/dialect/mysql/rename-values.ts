import type { Column } from '../../schema/column.ts';
import type { ValueRename } from '../../schema/value-rename.ts';
import { alter } from './alter.ts';
import { editedColumn, type ColumnEdit } from './column-edit.ts';
import { columnDefinition } from './column-definition.ts';
import type { EditContext } from './edit-clauses.ts';
import { fillStatement } from './fill-statement.ts';
import { enumValuesOf } from './normalize-type.ts';
import { quoting } from './quoting.ts';
import { formatString } from './string-literal.ts';

/**
 * The statements that give the values of rows their other names, for which MySQL has no word: the
 * column takes the old names and the new ones for a while.
 */
export function renameValueStatements(
  edit: ColumnEdit,
  columns: readonly Column[],
  context: EditContext,
): readonly string[] {
  const { from, oldName, renamedValues } = edit;
  const labels = enumValuesOf(from?.type ?? '');
  const to = enumValuesOf(editedColumn(edit)?.type ?? '');
  const isComputed = from?.generated != null || edit.change.generated != null;
  if (renamedValues.length === 0 || from === null || !labels || !to || isComputed) return [];
  const name = quoting.identifier(oldName);
  const wide = { ...from, type: wideType(labels, to) };
  const value = `CASE ${name} ${renamedValues.map(renameCase).join(' ')} END`;
  const update = fillStatement(context.table, oldName, value, columns);
  const values = renamedValues.map((each) => formatString(each.from)).join(', ');
  return [
    ...alter(context.table, [`MODIFY ${name} ${columnDefinition(wide, context.server)}`]),
    `${update} WHERE ${name} IN (${values})`,
  ];
}

function renameCase({ from, to }: ValueRename): string {
  return `WHEN ${formatString(from)} THEN ${formatString(to)}`;
}

/**
 * All labels, or text where two of them are one to a collation (error 1291): `draft` and `Draft`, `cafe`
 * and `café`.
 */
function wideType(from: readonly string[], to: readonly string[]): string {
  const labels = [...new Set([...from, ...to])];
  const isClear = new Set(labels.map(foldLabel)).size === labels.length;
  return isClear ? `enum(${labels.map(formatString).join(',')})` : 'varchar(255)';
}

function foldLabel(label: string): string {
  return label.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trimEnd();
}
