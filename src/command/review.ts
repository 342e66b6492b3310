import type { Report } from '../review/report.ts';
import type { Project } from './project.ts';
import type { VerifyOptions } from './verify.ts';

/** Which revisions {@link review} reports on. */
export interface ReviewOptions {
  /**
   * A revision, or a range with both of its ends: `b2c3`, `head`, `base:head`, `b2c3:`. Default what a
   * database lacks; where none answers, the newest revisions.
   */
  readonly range?: string;
  /**
   * A commit, branch or tag of git: the revisions whose files were added or changed on the way from
   * there to the files as they are.
   */
  readonly since?: string;
  /** Whether, and how, each revision is run on a scratch database, as {@link verify} does. Default not. */
  readonly verify?: VerifyOptions;
}

/**
 * What a reviewer should know of some revisions: what they do in plain words, their SQL, their hazards,
 * and the lines of entities behind them. Several projects are databases that share their migration
 * files. Nothing is written, and no database asked unless the range depends on it, or it is to verify. The functions of
 * the files are called, with an `op` that carries nothing out.
 *
 * @example
 * const { passed, revisions } = await review(project, { since: 'origin/main' });
 * @throws {LimbeckError} `RANGE_INVALID` for a range that holds nothing, `REVISION_NOT_FOUND`,
 * `REPOSITORY_NOT_FOUND`, `GIT_REF_NOT_FOUND`, `HAZARD_UNKNOWN`, `MODULE_FAILED`, and what
 * {@link verify} throws where that is asked for
 */
export async function review(
  projects: Project | readonly Project[],
  options: ReviewOptions = {},
): Promise<Report> {
  const { makeReport } = await import('./review/make-report.ts');
  return makeReport([projects].flat(), options);
}
