import { appliedRevisions } from '../revision/applied-revisions.ts';
import { requiredBy } from '../revision/closure.ts';
import type { Revision } from '../revision/revision.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { Project } from './project.ts';
import type { UnusedAllowance } from './unused-allowances.ts';

/** The migration files that a database lacks, in the order in which they would be applied. */
export function pendingRevisions(
  graph: RevisionGraph,
  current: readonly string[],
): readonly Revision[] {
  const applied = appliedRevisions(graph, current);
  const required = requiredBy(graph, graph.heads);
  return graph.revisions.filter(({ id }) => required.has(id) && !applied.has(id));
}

/** What these files allow and do not do; only those that allow something are run, against nothing. */
export async function pendingAllowances(
  project: Project,
  pending: readonly Revision[],
): Promise<readonly UnusedAllowance[]> {
  if (pending.every(({ allowed }) => allowed.length === 0)) return [];
  const { dialect } = await project.database('read');
  const { rulingOf } = await import('./ruling.ts');
  const { findUnusedAllowances } = await import('./unused-allowances.ts');
  return findUnusedAllowances(pending, rulingOf(project, dialect), {
    dialect,
    naming: project.config.namingConvention,
    load: (path) => project.load(path),
  });
}
