import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

/** A revision that several others follow. */
export interface BranchPoint extends HistoryEntry {
  /** The first revision of each branch. */
  readonly followers: readonly HistoryEntry[];
}

/**
 * The points at which the history forks, the newest first. Opens no connection.
 *
 * @example
 * for (const { id, followers } of await branches(project)) console.log(id, followers.length);
 * @throws {LimbeckError} `REVISION_INVALID` and what else can be wrong with a history
 */
export async function branches(project: Project): Promise<readonly BranchPoint[]> {
  const graph = await project.revisions();
  return graph.revisions
    .filter(({ id }) => graph.children(id).length > 1)
    .toReversed()
    .map((revision) => ({
      ...historyEntry(revision, graph, null),
      followers: graph
        .getAll(graph.children(revision.id))
        .map((child) => historyEntry(child, graph, null)),
    }));
}
