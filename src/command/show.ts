import { parseSymbol } from '../revision/parse-symbol.ts';
import { resolveRevision } from '../revision/resolve-revision.ts';
import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

/**
 * The migration files that a symbol stands for: an id or its beginning, a label, `head`, `heads`,
 * `current`, `-1` … The database is asked only for what is counted from where it stands.
 *
 * @example
 * const [entry] = await show(project, 'head');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`, `MULTIPLE_HEADS`, `RANGE_INVALID`
 */
export async function show(project: Project, symbol: string): Promise<readonly HistoryEntry[]> {
  const graph = await project.revisions();
  const isAsked = parseSymbol(symbol).name === 'current';
  const current = isAsked ? await project.heads() : null;
  return graph
    .getAll(resolveRevision(graph, symbol, current ?? []))
    .map((revision) => historyEntry(revision, graph, current));
}
