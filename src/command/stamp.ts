import { planStamp } from '../revision/plan-stamp.ts';
import type { Project } from './project.ts';
import { underLock } from './under-lock.ts';

/** How {@link stamp} treats what the version table holds. */
export interface StampOptions {
  /**
   * Whether to empty the version table first, whatever it holds: the way out when it names a
   * revision whose file is gone for good. Default false.
   */
  readonly purge?: boolean;
}

/** What a stamp did. */
export interface StampResult {
  /** The heads of the database before. */
  readonly from: readonly string[];
  /** The heads of the database after. */
  readonly to: readonly string[];
}

/**
 * Writes down at which revisions the database stands, and runs nothing: for a database that was
 * made another way, or that a migration has left in a state put right by hand.
 *
 * @example
 * await stamp(project, ['head']);
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, `LOCK_TIMEOUT`
 */
export async function stamp(
  project: Project,
  targets: readonly string[],
  { purge = false }: StampOptions = {},
): Promise<StampResult> {
  const graph = await project.revisions({ mustExist: true });
  const { dialect, db, versionTable } = await project.database('write');
  return underLock(project, async () => {
    const from = await versionTable.read();
    const to = planStamp(graph, purge ? [] : from, targets);
    await dialect.transaction(db, () => versionTable.write(to));
    return { from, to };
  });
}
