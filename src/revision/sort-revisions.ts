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
  for (const start of [...requirements.keys()].toSorted(compareCreation)) {
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

function compareCreation(left: Revision, right: Revision): number {
  return compareText(left.created ?? '', right.created ?? '') || compareText(left.id, right.id);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
