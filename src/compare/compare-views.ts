import type { Operation } from '../operation/operation.ts';
import type { View } from '../schema/view.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { pairByName } from './pair-by-name.ts';
import { qualifiedKey } from './qualified-key.ts';

/** Views by name; one whose text means something else is replaced. */
export function compareViews(
  from: readonly View[],
  to: readonly View[],
  context: ComparisonContext,
): readonly Operation[] {
  const { removed, added, kept } = pairByName(from, to, (thing) =>
    qualifiedKey({ ...thing, name: context.rules.foldName(thing.name, 'table') }),
  );
  return [
    ...removed.map((view): Operation => ({ kind: 'dropView', view })),
    ...added.map((view): Operation => ({ kind: 'createView', view })),
    ...kept
      .filter((pair) => !sameView(pair.from, pair.to, context))
      .map((pair): Operation => ({ kind: 'replaceView', ...pair })),
  ];
}

function sameView(from: View, to: View, context: ComparisonContext): boolean {
  return (
    from.materialized === to.materialized &&
    context.sameText({ kind: 'view', view: to, from: from.definition, to: to.definition })
  );
}
