import type { Concern } from './hazard.ts';
import type { Things } from './track-things.ts';

/** A concern in the names that were there at the start; null where it is about something new. */
export function concernBefore(concern: Concern, things: Things): Concern | null {
  const table = things.tableBefore(concern.table);
  if (table === null) return null;
  const columnOf = (column: string): string | null => things.columnBefore(concern.table, column);
  switch (concern.kind) {
    case 'rows':
      return { ...concern, table };
    case 'values':
    case 'nulls': {
      const column = columnOf(concern.column);
      return column === null ? null : { ...concern, table, column };
    }
    case 'duplicates': {
      const columns = concern.columns.flatMap((column) => columnOf(column) ?? []);
      return columns.length < concern.columns.length ? null : { ...concern, table, columns };
    }
  }
}
