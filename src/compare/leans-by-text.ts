import { batchTableOf } from '../operation/batch-operations.ts';
import type { Operation } from '../operation/operation.ts';
import { mentionsColumn, queryMentions } from '../schema/query-mentions.ts';
import type { Index } from '../schema/table-index.ts';

/**
 * Whether what `stays` drops has the column that `drop` drops in one of its expressions: a check, an
 * exclusion, a generated column, or the expressions of an index, all of which only the text tells.
 */
export function leansByText(stays: Operation, drop: Operation): boolean {
  if (drop.kind !== 'dropColumn' || !('table' in stays)) return false;
  const table = batchTableOf({ ...drop, table: stays.table });
  if (stays === drop || table !== batchTableOf(drop)) return false;
  return expressionsOf(stays).some((expression) =>
    mentionsColumn(queryMentions(expression), drop.column),
  );
}

function expressionsOf(stays: Operation): readonly string[] {
  if (stays.kind === 'dropIndex') return indexExpressions(stays.existing);
  if (stays.kind === 'dropColumn') return [stays.existing?.generated?.expression ?? ''];
  if (stays.kind !== 'dropConstraint') return [];
  const { existing } = stays;
  return existing?.kind === 'check' || existing?.kind === 'exclusion' ? [existing.expression] : [];
}

function indexExpressions(index: Index | null): readonly string[] {
  const keys = index?.keys.filter(({ kind }) => kind === 'expression') ?? [];
  return [index?.where ?? '', ...keys.map(({ value }) => value)];
}
