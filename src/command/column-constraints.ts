import type { CheckConstraint, ForeignKey } from '../schema/constraint.ts';
import { mentionsColumn, queryMentions } from '../schema/query-mentions.ts';
import type { Table } from '../schema/table.ts';

/** What a value of a column has to satisfy beside its type. */
export interface ColumnConstraints {
  /** Whether it is part of a key or a unique index: one value for all rows will not do. */
  readonly isUnique: boolean;
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  /** Whether an exclusion constraint has it, of which only the server can tell what it refuses. */
  readonly isExcluded: boolean;
}

export function columnConstraints(table: Table, column: string): ColumnConstraints {
  const has = (columns: readonly string[]): boolean => columns.includes(column);
  const isIn = ({ expression }: { readonly expression: string }): boolean =>
    mentionsColumn(queryMentions(expression), column);
  const uniqueIndexes = table.indexes.filter(({ unique }) => unique);
  return {
    isUnique:
      has(table.primaryKey?.columns ?? []) ||
      table.uniques.some(({ columns }) => has(columns)) ||
      uniqueIndexes.some(({ keys }) => keys.some(({ value }) => value === column)),
    foreignKeys: table.foreignKeys.filter(({ columns }) => has(columns)),
    checks: table.checks.filter(isIn),
    isExcluded: table.exclusions.some(isIn),
  };
}
