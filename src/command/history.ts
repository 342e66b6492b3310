import type { Revision } from '../revision/revision.ts';
import type { Project } from './project.ts';

/** A migration file and where it stands in the history. */
export interface HistoryEntry extends Revision {
  readonly isHead: boolean;
  /** Whether the database stands at it; null when the database was not asked. */
  readonly isCurrent: boolean | null;
}

/** What {@link history} tells beside the files. */
export interface HistoryOptions {
  /** Whether to ask the database where it stands. Default false: the files are enough. */
  readonly indicateCurrent?: boolean;
}

/**
 * The migration files, newest first.
 *
 * @example
 * const entries = await history(project, { indicateCurrent: true });
 * @throws {LimbeckError} `REVISION_INVALID` and what else can be wrong with a history
 */
export async function history(
  project: Project,
  { indicateCurrent = false }: HistoryOptions = {},
): Promise<readonly HistoryEntry[]> {
  const graph = await project.revisions();
  const heads = indicateCurrent ? await project.heads() : null;
  return graph.revisions.toReversed().map((revision) => ({
    ...revision,
    isHead: graph.heads.includes(revision.id),
    isCurrent: heads === null ? null : heads.includes(revision.id),
  }));
}
