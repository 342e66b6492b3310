import type { ColumnPosition } from '../../operation/column-position.ts';
import { columnNamed } from './edit-column.ts';
import { appendAfter, appendColumn, editText, insertAt } from './edit-text.ts';
import type { TableDefinition } from './table-definition.ts';

/** Adds a column at its place, by default behind the last one. */
export function insertColumn(
  table: TableDefinition,
  text: string,
  position: ColumnPosition | undefined,
): TableDefinition {
  if (position === undefined) return appendColumn(table, text);
  const beside = columnNamed(table, position.column);
  if (position.side === 'after') return appendAfter(table, beside, text);
  return editText(table, insertAt(beside.start, `${text}, `));
}
