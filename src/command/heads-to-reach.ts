import { appliedRevisions } from '../revision/applied-revisions.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';

/**
 * The heads of the migration files that a database has not reached. One that another revision
 * depends on leaves the version table once that is applied, and is reached all the same.
 */
export function headsToReach(graph: RevisionGraph, current: readonly string[]): readonly string[] {
  const applied = appliedRevisions(graph, current);
  return graph.heads.filter((head) => !applied.has(head));
}
