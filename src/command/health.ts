import type { Revision } from '../revision/revision.ts';
import { editedMigrations } from './edited-migrations.ts';
import { historyEntry, type HistoryEntry } from './history-entry.ts';
import { pendingAllowances, pendingRevisions } from './pending-allowances.ts';
import type { Project } from './project.ts';
import type { UnusedAllowance } from './unused-allowances.ts';

/** Whether a database has every migration. */
export interface Health {
  /** The ids in the version table. */
  readonly current: readonly string[];
  /** The ids of the migration files that no other follows. */
  readonly heads: readonly string[];
  /** True when nothing is pending. */
  readonly upToDate: boolean;
  /** The migration files to apply, in the order in which `upgrade heads` would. */
  readonly pending: readonly HistoryEntry[];
  /** The migration files that are not as they were when they were applied. */
  readonly edited: readonly HistoryEntry[];
  /** What pending files allow and do not do. */
  readonly unusedAllowances: readonly UnusedAllowance[];
}

/**
 * The health check of a deployment: where the database stands, and what there is to apply. Writes
 * nothing, compares nothing, and loads no entity; a migration file only where it allows something.
 *
 * @example
 * const { upToDate, pending } = await health(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `REVISION_NOT_FOUND` when the database is at a
 * revision that no file declares
 */
export async function health(project: Project): Promise<Health> {
  const graph = await project.revisions();
  const database = await project.database('read');
  const current = await database.versionTable.read();
  const pending = pendingRevisions(graph, current);
  const edited = await editedMigrations(project, graph, database);
  const entries = (revisions: readonly Revision[]): readonly HistoryEntry[] =>
    revisions.map((revision) => historyEntry(revision, graph, current));
  return {
    current,
    heads: graph.heads,
    upToDate: pending.length === 0,
    pending: entries(pending),
    edited: entries(edited),
    unusedAllowances: await pendingAllowances(project, pending),
  };
}

/**
 * The migration files that a database lacks, in the order in which they would be applied.
 *
 * @example
 * if ((await pending(project)).length > 0) await upgrade(project, 'heads');
 * @throws {LimbeckError} as {@link health}
 */
export async function pending(project: Project): Promise<readonly HistoryEntry[]> {
  return (await health(project)).pending;
}
