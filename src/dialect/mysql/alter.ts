import type { TableName } from '../../schema/table-name.ts';
import { quoteTable } from './quoting.ts';

/** ALTER TABLE with these clauses, each once and on a line of its own; nothing when there are none. */
export function alter(table: TableName, all: readonly string[]): readonly string[] {
  const clauses = [...new Set(all)];
  if (clauses.length === 0) return [];
  const separator = clauses.length === 1 ? ' ' : '\n  ';
  return [`ALTER TABLE ${quoteTable(table)}${separator}${clauses.join(',\n  ')}`];
}
