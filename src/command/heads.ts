import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

/** Which heads {@link heads} lists. */
export interface HeadsOptions {
  /**
   * Whether to leave out a head that another revision depends on: it is never a row of the version
   * table once both are applied. Default false.
   */
  readonly resolveDependencies?: boolean;
}

/**
 * The migration files that no other follows. Opens no connection.
 *
 * @example
 * const [head, ...others] = await heads(project);
 * if (others.length > 0) console.log('two branches: run `limbeck merge heads`');
 * @throws {LimbeckError} `REVISION_INVALID` and what else can be wrong with a history
 */
export async function heads(
  project: Project,
  { resolveDependencies = false }: HeadsOptions = {},
): Promise<readonly HistoryEntry[]> {
  const graph = await project.revisions();
  return graph
    .getAll(graph.heads)
    .filter(({ id }) => !resolveDependencies || graph.dependents(id).length === 0)
    .map((revision) => historyEntry(revision, graph, null));
}
