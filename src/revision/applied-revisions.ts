import { ancestryOf, requiredBy } from './closure.ts';
import { currentOverlaps, currentWithoutFile } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';

/**
 * All revisions that are applied when the version table holds `current`.
 *
 * @throws {LimbeckError} `REVISION_NOT_FOUND` when one of these has no file, `RANGE_INVALID` when
 * one of them comes before another on the same branch.
 */
export function appliedRevisions(
  graph: RevisionGraph,
  current: readonly string[],
): ReadonlySet<string> {
  for (const later of current) {
    if (graph.get(later) === undefined) throw currentWithoutFile(later);
    const ancestry = ancestryOf(graph, later);
    const earlier = current.find((id) => id !== later && ancestry.has(id));
    if (earlier !== undefined) throw currentOverlaps(earlier, later);
  }
  return requiredBy(graph, current);
}
