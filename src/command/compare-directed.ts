import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { CompareOptions } from './compare-options.ts';
import type { ProjectComparison } from './compare-project.ts';
import { countHazards } from './count-hazards.ts';
import { directRevision, joinDirected, type Directed } from './direct-revision.ts';
import { findDifferences } from './find-differences.ts';
import { joinFormed, onlineRevisions } from './online-revisions.ts';
import type { Project } from './project.ts';

/** What a revision would be called before anybody has a say in it. */
const unnamed: Directed['directive'] = {
  message: '',
  revisionId: '',
  branchLabels: [],
  dependsOn: [],
  versionPath: undefined,
};

/** The comparison that `check` and `diff` show: what would become a revision. */
export async function compareDirected(
  project: Project,
  graph: RevisionGraph,
  command: 'check' | 'diff',
  { count = false, online = project.config.online, ...renames }: CompareOptions,
): Promise<ProjectComparison> {
  const comparison = await findDifferences(project, graph, renames);
  const context = { command, autogenerate: true, parents: graph.heads };
  const directed = await directRevision(project, context, { comparison, directive: unnamed });
  const plain = await joinDirected(project, comparison, directed);
  const joined = online ? joinFormed(plain, await onlineRevisions(project, directed)) : plain;
  return count ? countHazards(project, joined) : joined;
}
