import type { Column } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ComparisonOptions } from './comparison-context.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** Whether a column keeps its type: as the configuration has it, or else by the rules of the database. */
export function sameColumnType(
  from: Column,
  to: Column,
  table: TableName,
  { rules, options }: { readonly rules: ComparisonRules; readonly options: ComparisonOptions },
): boolean {
  if (!options.compareType) return true;
  const isDifferent = options.typeDiffers?.({ table, from, to });
  return isDifferent === undefined ? rules.sameType(from, to) : !isDifferent;
}
