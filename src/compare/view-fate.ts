import {
  mentionedThings,
  type TouchedThing,
  type TouchedThings,
  type TouchRole,
} from '../operation/touched-things.ts';
import type { QueryMentions } from '../schema/query-mentions.ts';
import { sameTableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** A view on both sides, with what its query mentions on each. */
export interface StayingView {
  readonly from: View;
  readonly to: View;
  readonly before: QueryMentions;
  readonly after: QueryMentions;
  /** Whether its text names a value that has another name before. */
  readonly mentionsRenamed: boolean;
}

/** What becomes of a view that stays: `replaced` where it stands, or `aside` while other things change. */
export type Fate = 'untouched' | 'replaced' | 'aside';

/**
 * The fate of a view among what other operations touch. It only ever gets worse than it is.
 * 1. A view that leans on something before that goes or changes, and on something after that comes
 *    or changes, can be replaced at no moment.
 * 2. One whose text stays leans on no column that goes or comes, but for `*`: with that it is made
 *    again once the columns are there that it is to have, or it would keep those of the day it was made.
 */
export function fateOf(
  view: StayingView,
  fate: Fate,
  touched: TouchedThings,
  rules: ComparisonRules,
): Fate {
  const before = readThings(view, 'before', touched);
  const after = readThings(view, 'after', touched);
  const followsStar = view.after.hasStar && after.some(changesColumns);
  switch (fate) {
    case 'aside':
      return 'aside';
    case 'replaced': {
      const isTorn =
        before.some(has('drops', 'modifies')) && after.some(has('creates', 'modifies'));
      return isTorn || followsStar ? 'aside' : 'replaced';
    }
    case 'untouched':
      return before.some(moves(rules)) || followsStar ? 'aside' : 'untouched';
  }
}

function readThings(
  view: StayingView,
  side: 'before' | 'after',
  touched: TouchedThings,
): readonly TouchedThing[] {
  return mentionedThings(view[side], touched).filter(
    ({ kind, name }) =>
      kind !== 'relation' || !sameTableName(name, side === 'before' ? view.from : view.to),
  );
}

function has(...roles: readonly TouchRole[]): (thing: TouchedThing) => boolean {
  return (thing) => roles.some((role) => thing.roles.has(role));
}

/** What a view reads is made again, or changes in a way that the database does not let it feel. */
function moves({ viewsHold }: ComparisonRules): (thing: TouchedThing) => boolean {
  return ({ kind, roles }) =>
    (kind === 'relation' && roles.has('drops') && roles.has('creates')) ||
    (viewsHold && roles.has('modifies'));
}

function changesColumns({ kind, roles }: TouchedThing): boolean {
  return kind === 'column'
    ? roles.has('drops') || roles.has('creates')
    : kind === 'relation' && roles.has('modifies');
}
