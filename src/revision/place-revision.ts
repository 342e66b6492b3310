import { resolveRevision } from './resolve-revision.ts';
import { labelInvalid, labelTaken, nothingFollowed, notAHead } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';
import { isRevisionName } from './revision-id.ts';
import type { Revision } from './revision.ts';

/** Where a revision that is to be written stands in the history. */
export type Placement = Pick<Revision, 'parents' | 'branchLabels' | 'dependsOn'>;

/** What is asked of its place. */
export interface PlaceOptions {
  /**
   * What it follows: `head`, an id or its beginning, `label@head`, or `base` for a history of its
   * own; several, or `heads`, for a merge. Default `head`.
   */
  readonly head?: string | readonly string[];
  /** Whether it may follow a revision that another one follows already, and start a branch there. Default false. */
  readonly splice?: boolean;
  /** Names for the branch that starts with it. */
  readonly branchLabels?: readonly string[];
  /** Revisions of other branches that must be applied first: ids, their beginnings or labels. */
  readonly dependsOn?: readonly string[];
}

/**
 * Finds the place of a revision that is to be written.
 *
 * @throws {LimbeckError} `REVISION_INVALID` for a parent that is no head, `LABEL_DUPLICATE`,
 * `MULTIPLE_HEADS`, and what {@link resolveRevision} throws.
 */
export function placeRevision(
  graph: RevisionGraph,
  { head = 'head', splice = false, branchLabels = [], dependsOn = [] }: PlaceOptions,
): Placement {
  const parents = resolveAll(graph, [head].flat());
  const followed = parents.find((id) => graph.children(id).length > 0);
  if (followed !== undefined && !splice) throw notAHead(followed, graph.children(followed));
  for (const label of branchLabels) checkLabel(label, graph);
  return {
    parents,
    branchLabels,
    dependsOn: dependsOn.flatMap((name) => dependencies(graph, name)),
  };
}

/** The ids that several symbols stand for, each once. */
export function resolveAll(graph: RevisionGraph, symbols: readonly string[]): readonly string[] {
  return [...new Set(symbols.flatMap((symbol) => resolveRevision(graph, symbol)))];
}

function checkLabel(label: string, graph: RevisionGraph): void {
  if (!isRevisionName(label)) throw labelInvalid(label);
  const taken = graph
    .find(label)
    .find(({ id, branchLabels }) => id === label || branchLabels.includes(label));
  if (taken !== undefined) throw labelTaken(label, taken.path);
}

/** A label stays one: it then means the same branch wherever that is taken. */
function dependencies(graph: RevisionGraph, name: string): readonly string[] {
  const ids = resolveRevision(graph, name);
  if (ids.length === 0) throw nothingFollowed(name);
  return graph.getAll(ids).some(({ branchLabels }) => branchLabels.includes(name)) ? [name] : ids;
}
