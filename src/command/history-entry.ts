import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { Revision } from '../revision/revision.ts';

/** A migration file and where it stands in the history. */
export interface HistoryEntry extends Revision {
  /** The ids of the revisions that follow it: several where branches start. */
  readonly children: readonly string[];
  readonly isHead: boolean;
  /** Whether the database stands at it; null when the database was not asked. */
  readonly isCurrent: boolean | null;
}

/** The entry of a revision; `current` is the content of the version table, null when it was not read. */
export function historyEntry(
  revision: Revision,
  graph: RevisionGraph,
  current: readonly string[] | null,
): HistoryEntry {
  return {
    ...revision,
    children: graph.children(revision.id),
    isHead: graph.heads.includes(revision.id),
    isCurrent: current === null ? null : current.includes(revision.id),
  };
}
