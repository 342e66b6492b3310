import { columnNamed } from './edit-column.ts';
import { editText } from './edit-text.ts';
import { sameName, type ColumnDefinition, type TableDefinition } from './table-definition.ts';

/**
 * The definition with its columns in another order: those of a list take the places that they have
 * together, in the order of the list.
 */
export function reorderColumns(
  table: TableDefinition,
  lists: readonly (readonly string[])[],
): TableDefinition {
  const order = lists.reduce(
    (columns, list) =>
      inOrder(
        columns,
        list.map((name) => columnNamed(table, name)),
      ),
    table.columns,
  );
  const textOf = ({ start, end }: ColumnDefinition): string => table.sql.slice(start, end);
  const splices = table.columns.flatMap((column, place) => {
    const next = order[place];
    if (next === undefined || next === column) return [];
    return [{ start: column.start, end: column.end, text: textOf(next) }];
  });
  return splices.length === 0 ? table : editText(table, ...splices);
}

function inOrder(
  columns: readonly ColumnDefinition[],
  list: readonly ColumnDefinition[],
): readonly ColumnDefinition[] {
  const rest = [...list];
  return columns.map((column) =>
    list.some(({ name }) => sameName(name, column.name)) ? (rest.shift() ?? column) : column,
  );
}
