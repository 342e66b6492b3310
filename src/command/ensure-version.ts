import type { Project } from './project.ts';
import { underLock } from './under-lock.ts';

/**
 * Creates the version table, empty, and the tables of Limbeck that go with it, unless they are
 * there: for a deployment whose own user may not create tables. They are created by the first
 * upgrade anyway.
 *
 * @example
 * await ensureVersion(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `LOCK_TIMEOUT`
 */
export async function ensureVersion(project: Project): Promise<void> {
  const { dialect, versionTable, historyTable, journalTable } = await project.database('write');
  await underLock(project, async () => {
    await versionTable.ensure();
    await historyTable.ensure();
    // Elsewhere only `op.autocommit` needs it.
    if (!dialect.transactionalDdl) await journalTable.ensure();
  });
}
