import type { Revision } from '../revision/revision.ts';
import type { Project } from './project.ts';

/** Where a database stands. */
export interface Current {
  /** The ids in the version table. */
  readonly heads: readonly string[];
  /** Those of them that have a file. */
  readonly revisions: readonly Revision[];
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
  const { versionTable } = await project.database('read');
  const heads = await versionTable.read();
  return {
    heads,
    revisions: graph.getAll(heads),
    isHead: graph.heads.every((head) => heads.includes(head)),
  };
}
