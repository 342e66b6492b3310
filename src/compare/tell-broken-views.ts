import type { Move } from '../operation/move.ts';
import { isMove } from '../operation/move.ts';
import { columnBefore, tableBefore } from '../operation/name-before.ts';
import type { Operation } from '../operation/operation.ts';
import { mentionsColumn, mentionsRelation, queryMentions } from '../schema/query-mentions.ts';
import { formatTableName, sameTableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import { pairViews } from './compare-views.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** The views on both sides, and the drops of what takes no part. */
interface ViewSides {
  readonly from: readonly View[];
  readonly to: readonly View[];
  readonly bystanders: readonly Operation[];
}

/**
 * Says of renames which views they break: those that stay without being declared, where a view does not
 * follow what it reads. Declared ones are made again, see `stepAside`.
 */
export function tellBrokenViews(
  operations: readonly Operation[],
  { from, to, bystanders }: ViewSides,
  rules: ComparisonRules,
): readonly Operation[] {
  const moves = operations.filter(isMove);
  if (rules.viewsFollow || moves.length === 0) return operations;
  const dropped = operations.flatMap((each) => (each.kind === 'dropView' ? [each.view] : []));
  const others = bystanders.flatMap((each) => (each.kind === 'dropView' ? [each.view] : []));
  const staying = [...pairViews(from, to, { rules }).removed, ...others]
    .filter((view) => !dropped.some((each) => sameTableName(each, view)))
    .map((view) => ({ name: formatTableName(view), mentions: queryMentions(view.definition) }));
  return operations.map((operation) => {
    const things = isMove(operation) ? thingBefore(operation, moves) : null;
    if (things === null) return operation;
    const { table, column } = things;
    const breaks = staying
      .filter(({ mentions }) => mentionsRelation(mentions, table))
      .filter(({ mentions }) => column === null || mentionsColumn(mentions, column))
      .map(({ name }) => name);
    return breaks.length === 0 ? operation : { ...operation, breaks: [...new Set(breaks)] };
  });
}

/** What views call the thing that moves; null for what they do not read. */
function thingBefore(move: Move, moves: readonly Move[]) {
  switch (move.kind) {
    case 'renameTable':
      return { table: move.from, column: null };
    case 'renameColumn': {
      const earlier = moves.slice(0, moves.indexOf(move));
      return {
        table: tableBefore(move.table, moves),
        column: columnBefore(move.table, move.from, earlier),
      };
    }
    case 'renameEnum':
    case 'renameSequence':
      return null;
  }
}
