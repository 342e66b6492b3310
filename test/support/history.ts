import { buildRevisionGraph, type RevisionGraph } from '../../src/revision/revision-graph.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** A revision with parents and nothing else but `properties`. */
export function revision(
  id: string,
  parents: readonly string[] = [],
  properties: Partial<Revision> = {},
): Revision {
  return {
    id,
    parents,
    branchLabels: [],
    dependsOn: [],
    message: '',
    created: null,
    createdSchemas: [],
    allowed: [],
    path: `migrations/${id}.ts`,
    ...properties,
  };
}

/** The graph of these revisions. */
export function history(...revisions: readonly Revision[]): RevisionGraph {
  return buildRevisionGraph(revisions);
}
