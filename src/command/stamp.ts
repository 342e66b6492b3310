import { basename } from 'node:path';
import { appliedRevisions } from '../revision/applied-revisions.ts';
import { checksumOf } from '../revision/checksum.ts';
import { planStamp } from '../revision/plan-stamp.ts';
import { rejectRange } from '../revision/reject-range.ts';
import type { Project } from './project.ts';
import { author } from './author.ts';
import { findEdited } from './edited-migrations.ts';
import { tellApplied } from './tell-applied.ts';
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
 * made another way, or that a migration has left in a state put right by hand. The migration files
 * count as applied the way they are, also those that were edited afterwards, and one that stopped
 * half-way is given up.
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
  for (const target of targets) rejectRange(target);
  const graph = await project.revisions({ mustExist: true });
  const { dialect, db, versionTable, historyTable, journalTable } = await project.database('write');
  return underLock(project, async () => {
    const from = await versionTable.read();
    const to = planStamp(graph, purge ? [] : from, targets);
    const added = graph.getAll(to.filter((id) => !from.includes(id)));
    const edited = await findEdited(graph, appliedRevisions(graph, to), historyTable);
    const stamped = new Set([...added, ...edited]);
    const now = new Date();
    await dialect.transaction(db, async () => {
      await historyTable.ensure();
      await versionTable.write(to);
      await journalTable.clear();
      for (const { id, path } of stamped) {
        await historyTable.write({
          revision: id,
          direction: 'stamp',
          startedAt: now,
          finishedAt: now,
          ...author(),
          file: basename(path),
          checksum: await checksumOf(path),
        });
      }
      await tellApplied(project, { direction: 'stamp', revision: null, from, to });
    });
    return { from, to };
  });
}
