import type { Operation } from '../operation/operation.ts';
import type { View } from '../schema/view.ts';
import { compareIndexes } from './compare-indexes.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { pairByName, type Pairing } from './pair-by-name.ts';
import { foldedKey } from './folded-key.ts';

/**
 * Views by name; one whose text means something else is replaced, and one that is to keep its rows,
 * or no longer to, is dropped and created. `stepAside` has the last word on views that stay.
 */
export function compareViews(
  from: readonly View[],
  to: readonly View[],
  context: ComparisonContext,
): readonly Operation[] {
  const { removed, added, kept } = pairViews(from, to, context);
  return [
    ...removed.map((view): Operation => ({ kind: 'dropView', view })),
    ...added.map((view): Operation => ({ kind: 'createView', view })),
    ...kept.flatMap((pair) => compareView(pair.from, pair.to, context)),
  ];
}

/** Entities say nothing of comments on views: a view that stays keeps its own. */
export function pairViews(
  from: readonly View[],
  to: readonly View[],
  { rules }: Pick<ComparisonContext, 'rules'>,
): Pairing<View> {
  const pairing = pairByName(from, to, (view) => foldedKey(view, rules));
  return {
    ...pairing,
    kept: pairing.kept.map((pair) => ({
      from: pair.from,
      to: { ...pair.to, comment: pair.from.comment },
    })),
  };
}

function compareView(from: View, to: View, context: ComparisonContext): readonly Operation[] {
  if (from.materialized !== to.materialized) {
    return [context.replaced({ kind: 'dropView', view: from }), { kind: 'createView', view: to }];
  }
  const isSame = context.sameText({
    kind: 'view',
    view: to,
    from: from.definition,
    to: to.definition,
  });
  const replaced: readonly Operation[] = isSame ? [] : [{ kind: 'replaceView', from, to }];
  return [...replaced, ...compareIndexes(from, to, context)];
}
