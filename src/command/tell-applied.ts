import type { VersionApplied } from '../config/version-applied.ts';
import type { Project } from './project.ts';

/** Tells the configuration of a step, in its transaction. @throws {LimbeckError} `HOOK_FAILED` */
export async function tellApplied(
  project: Project,
  step: Omit<VersionApplied, 'query'>,
): Promise<void> {
  const { db } = await project.database('write');
  await project.config.onVersionApply({
    ...step,
    async query(sql, parameters) {
      const answer = await db.query(sql, parameters && [...parameters]);
      return Array.isArray(answer) ? answer : [];
    },
  });
}
