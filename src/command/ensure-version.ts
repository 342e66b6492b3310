import type { Project } from './project.ts';
import { underLock } from './under-lock.ts';

/**
 * Creates the version table, empty, unless it is there: for a deployment whose own user may not
 * create tables. It is created by the first upgrade anyway.
 *
 * @example
 * await ensureVersion(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `LOCK_TIMEOUT`
 */
export async function ensureVersion(project: Project): Promise<void> {
  const { versionTable } = await project.database('write');
  await underLock(project, () => versionTable.ensure());
}
