import type { Script } from '../runtime/script.ts';
import { purgeOffline } from '../revision/revision-error.ts';
import type { Project } from './project.ts';
import type { StampOptions } from './stamp.ts';

/**
 * Writes {@link upgrade} as SQL for a range of revisions, `from:to`, without a connection: a
 * database that stands at `from` (default: before the first revision) is taken to `to`. `head`
 * alone is the whole history.
 *
 * @example
 * const { text } = await upgradeScript(project, 'a1b2c3d4:head');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, and `MIGRATION_FAILED` for a
 * migration that needs a database
 */
export async function upgradeScript(project: Project, range = 'head'): Promise<Script> {
  const { writeUpgradeScript } = await import('./write-script.ts');
  return writeUpgradeScript(project, range);
}

/**
 * Writes {@link downgrade} as SQL for a range of revisions, `from:to`, without a connection.
 *
 * @example
 * const { text } = await downgradeScript(project, 'head:-1');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, and `MIGRATION_FAILED` for a
 * migration that needs a database
 */
export async function downgradeScript(project: Project, range: string): Promise<Script> {
  const { writeDowngradeScript } = await import('./write-script.ts');
  return writeDowngradeScript(project, range);
}

/**
 * Writes {@link stamp} as SQL for a range `from:to`, or for several revisions and a database that
 * stands before the first one, without a connection. What the version table holds has to be said
 * and cannot be purged.
 *
 * @example
 * const { text } = await stampScript(project, ['a1b2c3d4:head']);
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`
 */
export async function stampScript(
  project: Project,
  targets: readonly string[],
  { purge = false }: StampOptions = {},
): Promise<Script> {
  if (purge) throw purgeOffline();
  const { writeStampScript } = await import('./write-script.ts');
  return writeStampScript(project, targets);
}

/**
 * Writes {@link ensureVersion} as SQL, without a connection.
 *
 * @example
 * const { text } = await ensureVersionScript(project);
 * @throws {LimbeckError} `DATABASE_UNSUPPORTED`
 */
export async function ensureVersionScript(project: Project): Promise<Pick<Script, 'text'>> {
  const { writeEnsureVersionScript } = await import('./write-script.ts');
  return writeEnsureVersionScript(project);
}
