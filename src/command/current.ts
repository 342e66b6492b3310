import { headsToReach } from './heads-to-reach.ts';
import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

/** Where a database stands. */
export interface Current {
  /** The ids in the version table. */
  readonly heads: readonly string[];
  /** Those of them that have a file. */
  readonly revisions: readonly HistoryEntry[];
  /** Whether every head of the migration files is applied. */
  readonly isHead: boolean;
}

/**
 * The revisions a database stands at. Writes nothing.
 *
 * @example
 * const { heads } = await current(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`
 */
export async function current(project: Project): Promise<Current> {
  const graph = await project.revisions();
  const heads = await project.heads();
  const revisions = graph.getAll(heads).map((revision) => historyEntry(revision, graph, heads));
  const isKnown = revisions.length === heads.length;
  return { heads, revisions, isHead: isKnown && headsToReach(graph, heads).length === 0 };
}
