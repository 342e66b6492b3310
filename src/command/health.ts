import { appliedRevisions } from '../revision/applied-revisions.ts';
import { requiredBy } from '../revision/closure.ts';
import type { Revision } from '../revision/revision.ts';
import { editedMigrations } from './edited-migrations.ts';
import { historyEntry, type HistoryEntry } from './history-entry.ts';
import type { Project } from './project.ts';

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
}

/**
 * The health check of a deployment: where the database stands, and what there is to apply. Writes
 * nothing, compares nothing, and loads no entity.
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
  const applied = appliedRevisions(graph, current);
  const required = requiredBy(graph, graph.heads);
  const pending = graph.revisions.filter(({ id }) => required.has(id) && !applied.has(id));
  const edited = await editedMigrations(project, graph, database);
  const entries = (revisions: readonly Revision[]): readonly HistoryEntry[] =>
    revisions.map((revision) => historyEntry(revision, graph, current));
  return {
    current,
    heads: graph.heads,
    upToDate: pending.length === 0,
    pending: entries(pending),
    edited: entries(edited),
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
