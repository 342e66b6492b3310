import type { Verification } from '../review/verification.ts';
import type { Project } from './project.ts';

/** What {@link verify} finds, a verdict on each revision. */
export type Verifications = readonly Verification[];

/** How {@link verify} works. */
export interface VerifyOptions {
  /**
   * The URL of an empty database to work on, which is empty again afterwards. Default a database of
   * its own on the server of the project, which is dropped again; in memory for SQLite. `pglite` is
   * PostgreSQL in this process, by packages that the project has installed.
   */
  readonly scratch?: string | null;
  /** Ends it early: the scratch database is taken away before it throws `CANCELLED`. */
  readonly signal?: AbortSignal | null;
  /** Called after each revision. */
  readonly onVerified?: (verification: Verification) => void;
}

/**
 * Runs revisions on a scratch database with rows in it: up, compared with the entities where the
 * history ends, down, compared with the catalog and the rows of before, and up again. `revisions` is
 * one (`b2c3`, `head`) or a range (`b2c3:head`, `base:heads`); default the newest one of each branch.
 * The project's own database is not touched.
 *
 * @example
 * const [{ up, down, data }] = await verify(project, 'head');
 * @throws {LimbeckError} `RANGE_INVALID`, `REVISION_NOT_FOUND`, `SCRATCH_DENIED`, `SCRATCH_INVALID`,
 * `SCRATCH_LEFT`, `CANCELLED`
 */
export async function verify(
  project: Project,
  revisions: string | null = null,
  options: VerifyOptions = {},
): Promise<Verifications> {
  const { verifyRevisions } = await import('./verify/verify-revisions.ts');
  return verifyRevisions(project, revisions, options);
}
