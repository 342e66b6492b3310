import { batchTableOf } from '../operation/batch-operations.ts';
import type { Operation } from '../operation/operation.ts';
import { expressionsOf } from '../operation/operation-expressions.ts';
import { mentionsColumn, queryMentions } from '../schema/query-mentions.ts';

/**
 * Whether what `stays` drops has the column that `drop` drops in one of its expressions: a check, an
 * exclusion, a generated column, or the expressions of an index, all of which only the text tells.
 */
export function leansByText(stays: Operation, drop: Operation): boolean {
  if (drop.kind !== 'dropColumn' || !('table' in stays)) return false;
  const table = batchTableOf({ ...drop, table: stays.table });
  if (stays === drop || table !== batchTableOf(drop)) return false;
  return expressionsOf(stays).before.some((expression) =>
    mentionsColumn(queryMentions(expression), drop.column),
  );
}
