import type { Schema } from '../../schema/schema.ts';
import { nameWords } from '../../util/name-words.ts';

/** Columns that tables of all kinds have. */
const usual = new Set(
  (
    'id uuid name title label code key value type kind status state slug description position order sort ' +
    'created_at updated_at deleted_at created updated deleted created_by updated_by version note notes comment ' +
    'active is_active enabled is_enabled date user_id'
  ).split(' '),
);

/** Whether a column, by its name, tells nothing of its table: its like is usual, or in a third of all tables. */
export function commonColumns(schemas: readonly Schema[]): (column: string) => boolean {
  const tables = schemas.flatMap((schema) => schema.tables);
  const counts = new Map<string, number>();
  for (const { columns } of tables) {
    for (const { name } of columns) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // A table and its successor are two of them.
  const many = Math.max(5, tables.length / 3);
  return (column) => usual.has(nameWords(column).join('_')) || (counts.get(column) ?? 0) >= many;
}
