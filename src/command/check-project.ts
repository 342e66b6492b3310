import type { Revision } from '../revision/revision.ts';
import type { CompareOptions } from './compare-options.ts';
import type { ProjectComparison } from './compare-project.ts';
import { compareDirected } from './compare-directed.ts';
import { editedMigrations } from './edited-migrations.ts';
import { headsToReach } from './heads-to-reach.ts';
import { pendingAllowances, pendingRevisions } from './pending-allowances.ts';
import type { Project } from './project.ts';
import type { UnusedAllowance } from './unused-allowances.ts';

/** Whether database, migration files and entities agree. */
export interface Check extends ProjectComparison {
  /** True when there is no operation and nothing to apply. */
  readonly upToDate: boolean;
  /** The heads of the migration files that the database has not reached. */
  readonly behind: readonly string[];
  /** The migration files that are not as they were when they were applied. */
  readonly edited: readonly Revision[];
  /** What files that are to be applied allow and do not do. */
  readonly unusedAllowances: readonly UnusedAllowance[];
}

/**
 * Compares the database with the entities, and its revision with the migration files. Writes nothing.
 *
 * @example
 * const { upToDate } = await check(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `RENAME_INVALID`,
 * `RENAME_NOT_FOUND`
 */
export async function checkProject(project: Project, options: CompareOptions = {}): Promise<Check> {
  const graph = await project.revisions();
  const current = await project.heads();
  const behind = headsToReach(graph, current);
  const unusedAllowances = await pendingAllowances(project, pendingRevisions(graph, current));
  const edited = await editedMigrations(project, graph, await project.database('read'));
  const comparison = await compareDirected(project, graph, 'check', options);
  const upToDate = comparison.operations.length === 0 && behind.length === 0;
  return { ...comparison, upToDate, behind, edited, unusedAllowances };
}
