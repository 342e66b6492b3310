import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';

/** The table and the columns that a foreign key of one column refers to, as a text; null without such a key. */
export function referenceOf(table: Table, column: string): string | null {
  const key = table.foreignKeys.find(({ columns }) => columns.includes(column));
  if (key === undefined) return null;
  const position = key.columns.indexOf(column);
  return JSON.stringify([
    qualifiedKey(key.referencedTable),
    key.referencedColumns[position] ?? null,
  ]);
}

/** The table that a column refers to, as people read it. */
export function referencedTableOf(table: Table, column: string): string {
  const key = table.foreignKeys.find(({ columns }) => columns.includes(column));
  return key === undefined ? '' : formatTableName(key.referencedTable);
}
