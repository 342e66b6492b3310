import { placeRevision } from '../revision/place-revision.ts';
import { nothingToMerge } from './command-error.ts';
import { nothing } from './generate-revision.ts';
import type { MergeOptions } from './merge.ts';
import type { Project } from './project.ts';
import type { RevisionResult } from './revision.ts';
import { writeMigration } from './write-migration.ts';

/** Finds what is to be joined, renders the file, and writes it. */
export async function mergeRevisions(
  project: Project,
  options: MergeOptions,
): Promise<RevisionResult> {
  const graph = await project.revisions();
  const placement = placeRevision(graph, { ...options, head: options.revisions ?? ['heads'] });
  const { parents } = placement;
  if (parents.length < 2) throw nothingToMerge(parents);
  const message = options.message ?? `merge ${parents.join(' and ')}`;
  const { comparisons, ...file } = await writeMigration({
    command: 'merge',
    graph,
    placement,
    parts: [{ project, comparison: nothing }],
    options: { ...options, message },
  });
  return { ...(comparisons[0] ?? nothing), ...file, verifications: [] };
}
