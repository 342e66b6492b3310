import { revisionCycle } from './revision-error.ts';
import type { Revision } from './revision.ts';

/**
 * Puts every revision after those it requires, and otherwise in the order of creation and of ids,
 * so that the order depends on nothing but the files. `requirements` has each revision as a key.
 *
 * @throws {LimbeckError} `REVISION_CYCLE` when revisions require each other.
 */
export function sortRevisions(
  requirements: ReadonlyMap<Revision, readonly Revision[]>,
): readonly Revision[] {
  const sorted = new Set<Revision>();
  for (const start of byCreation([...requirements.keys()])) {
    const path = sorted.has(start) ? [] : [start];
    // A loop over a path of its own, because a history can be longer than the call stack.
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const next = requirements.get(last)?.find((required) => !sorted.has(required));
      if (next === undefined) {
        sorted.add(last);
        path.pop();
      } else {
        if (path.includes(next)) throw revisionCycle(path.slice(path.indexOf(next)));
        path.push(next);
      }
    }
  }
  return [...sorted];
}

function byCreation(revisions: readonly Revision[]): readonly Revision[] {
  return revisions
    .map((revision) => ({ revision, moment: momentOf(revision) }))
    .toSorted(
      (left, right) =>
        compareText(left.moment, right.moment) || compareText(left.revision.id, right.revision.id),
    )
    .map(({ revision }) => revision);
}

/** One moment reads the same wherever its file was written; what is no time stays as it is. */
function momentOf({ created }: Revision): string {
  const moment = new Date(created ?? '');
  return Number.isNaN(moment.getTime()) ? (created ?? '') : moment.toISOString();
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
