import type { Column } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * The statement that gives a column of all rows a value. `ON UPDATE` would set other columns of theirs
 * to now, which it does not where they are assigned something, be it what they hold.
 */
export function fillStatement(
  table: TableName,
  column: string,
  value: string,
  columns: readonly Column[],
): string {
  const kept = columns
    .filter(({ name, onUpdate }) => onUpdate !== null && name !== column)
    .map(({ name }) => quoting.identifier(name));
  const assignments = [
    `${quoting.identifier(column)} = ${value}`,
    ...kept.map((name) => `${name} = ${name}`),
  ];
  return `UPDATE ${quoteTable(table)} SET ${assignments.join(', ')}`;
}
