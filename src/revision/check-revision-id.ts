import { revisionIdInvalid, revisionIdTaken } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';
import { isRevisionId } from './revision-id.ts';

/**
 * Checks an id that a user has chosen for a revision to be.
 *
 * @throws {LimbeckError} `REVISION_INVALID` when it is malformed, `REVISION_DUPLICATE` when a
 * revision or a branch has that name.
 */
export function checkRevisionId(id: string, graph: RevisionGraph): void {
  if (!isRevisionId(id)) throw revisionIdInvalid(id);
  const taken = graph
    .find(id)
    .find((revision) => revision.id === id || revision.branchLabels.includes(id));
  if (taken !== undefined) throw revisionIdTaken(id, taken.path);
}
