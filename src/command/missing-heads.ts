import type { Project } from './project.ts';

/** The heads of the migration files that the database has not reached. */
export async function missingHeads(project: Project): Promise<readonly string[]> {
  const graph = await project.revisions();
  const { versionTable } = await project.database('read');
  const heads = await versionTable.read();
  return graph.heads.filter((head) => !heads.includes(head));
}
