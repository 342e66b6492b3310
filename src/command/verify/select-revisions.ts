import { parseSymbol } from '../../revision/parse-symbol.ts';
import { resolveRevision } from '../../revision/resolve-revision.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import { asksForCurrent, selectRange } from '../../revision/select-range.ts';
import type { Project } from '../project.ts';
import { nothingToVerify } from './scratch-error.ts';

/**
 * The revisions that a symbol or a range stands for, in the order in which they are run; without
 * either the newest one of each branch. Files alone decide, unless the present state is asked for.
 * @throws {LimbeckError} `RANGE_INVALID`, `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`
 */
export async function selectRevisions(
  project: Project,
  graph: RevisionGraph,
  text: string | null,
): Promise<readonly Revision[]> {
  const selected = await idsOf(project, graph, text);
  const ids = new Set(selected);
  if (ids.size === 0) throw nothingToVerify(text);
  return graph.revisions.filter(({ id }) => ids.has(id));
}

async function idsOf(
  project: Project,
  graph: RevisionGraph,
  text: string | null,
): Promise<readonly string[]> {
  if (text === null) return graph.heads;
  if (text.includes(':')) {
    const current = asksForCurrent(text) ? await project.heads() : [];
    return selectRange(graph, text, current).map(({ id }) => id);
  }
  const isAsked = parseSymbol(text).name === 'current';
  return resolveRevision(graph, text, isAsked ? await project.heads() : []);
}
