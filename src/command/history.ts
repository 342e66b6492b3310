import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { Revision } from '../revision/revision.ts';
import { asksForCurrent, selectRange } from '../revision/select-range.ts';
import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

/** Which files {@link history} lists, and what it tells beside them. */
export interface HistoryOptions {
  /**
   * The oldest and the newest revision, both included: `b2c3:head`, `b2c3:`, `-3:current`. Default
   * all. The database is asked where `current` or an offset from it is named.
   */
  readonly range?: string;
  /** Whether to ask the database where it stands. Default false: the files are enough. */
  readonly indicateCurrent?: boolean;
}

/**
 * The migration files, newest first.
 *
 * @example
 * const entries = await history(project, { indicateCurrent: true });
 * @throws {LimbeckError} `REVISION_INVALID` and what else can be wrong with a history,
 * `RANGE_INVALID` for a range that holds nothing
 */
export async function history(
  project: Project,
  { range, indicateCurrent = false }: HistoryOptions = {},
): Promise<readonly HistoryEntry[]> {
  const graph = await project.revisions();
  const isAsked = indicateCurrent || (range !== undefined && asksForCurrent(range));
  const current = isAsked ? await project.heads() : null;
  return select(graph, range, current ?? [])
    .toReversed()
    .map((revision) => historyEntry(revision, graph, indicateCurrent ? current : null));
}

function select(
  graph: RevisionGraph,
  range: string | undefined,
  current: readonly string[],
): readonly Revision[] {
  return range === undefined ? graph.revisions : selectRange(graph, range, current);
}
