import { compare, type ProjectComparison } from './compare-project.ts';
import { headsToReach } from './heads-to-reach.ts';
import type { Project } from './project.ts';

/** Whether database, migration files and entities agree. */
export interface Check extends ProjectComparison {
  /** True when there is no operation and nothing to apply. */
  readonly upToDate: boolean;
  /** The heads of the migration files that the database has not reached. */
  readonly behind: readonly string[];
}

/**
 * Compares the database with the entities, and its revision with the migration files. Writes nothing.
 *
 * @example
 * const { upToDate } = await check(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`
 */
export async function checkProject(project: Project): Promise<Check> {
  const behind = headsToReach(await project.revisions(), await project.heads());
  const comparison = await compare(project);
  const upToDate = comparison.operations.length === 0 && behind.length === 0;
  return { ...comparison, upToDate, behind };
}
