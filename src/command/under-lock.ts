import type { Project } from './project.ts';

/**
 * Runs `work` while no other runner works on the version table of the project.
 * @throws {LimbeckError} `LOCK_TIMEOUT`
 */
export async function underLock<Result>(
  project: Project,
  work: () => Promise<Result>,
): Promise<Result> {
  const { dialect, db } = await project.database('write');
  const { versionTable, lockTimeout } = project.config;
  return dialect.withLock(db, { name: versionTable, timeout: lockTimeout }, work);
}
