import { editDistance } from '../util/edit-distance.ts';
import type { RevisionGraph } from './revision-graph.ts';
import type { Revision } from './revision.ts';

/** How many revisions are offered in place of one that does not exist. */
const OFFERED = 2;

/**
 * The revisions that a mistyped name may have meant: those whose id or label is spelled almost
 * like it, or whose message contains it.
 */
export function nearestRevisions(graph: RevisionGraph, name: string): readonly Revision[] {
  const words = name.replaceAll('_', ' ').toLowerCase();
  const limit = Math.floor(name.length / 3);
  return graph.revisions
    .map((revision) => ({ revision, distance: distanceTo(revision, name, words) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, OFFERED)
    .map(({ revision }) => revision);
}

function distanceTo(revision: Revision, name: string, words: string): number {
  if (revision.message.toLowerCase().includes(words)) return 0;
  const names = [revision.id, ...revision.branchLabels];
  return Math.min(...names.map((each) => editDistance(each, name)));
}
