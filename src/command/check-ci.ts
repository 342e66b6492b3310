import type { Report } from '../review/report.ts';
import type { Check } from './check-project.ts';
import type { CompareOptions } from './compare-options.ts';
import type { Project } from './project.ts';

/** What {@link checkCi} looks at: one head, nothing to apply, entities in step, a review without errors. */
export type CiPart = 'heads' | 'pending' | 'entities' | 'review';

/** How {@link checkCi} works. */
export interface CiOptions extends CompareOptions {
  /** As for {@link review}. Default what the database lacks is reviewed. */
  readonly since?: string;
}

/** Whether a branch may be merged, as far as its migrations are concerned. */
export interface CiCheck extends Check {
  /** The revisions that no other follows. */
  readonly heads: readonly string[];
  readonly review: Report;
  /** What is not as it should be; none where all is. Entities are not compared with a database that is behind. */
  readonly failed: readonly CiPart[];
}

/**
 * {@link check} with all that a continuous integration asks for: the history has one head, the
 * database has reached it and matches the entities, and the {@link review} finds no error that the
 * files do not allow. Writes nothing.
 *
 * @example
 * const { failed } = await checkCi(project, { since: 'origin/main' });
 * @throws {LimbeckError} as {@link check} and {@link review}
 */
export async function checkCi(
  project: Project,
  { since, ...options }: CiOptions = {},
): Promise<CiCheck> {
  const { makeReport } = await import('./review/make-report.ts');
  const { checkProject } = await import('./check-project.ts');
  const { heads } = await project.revisions();
  const review = await makeReport([project], since === undefined ? {} : { since });
  const result = await checkProject(project, options);
  const isBehind = result.behind.length > 0;
  const isFailed: Readonly<Record<CiPart, boolean>> = {
    heads: heads.length > 1,
    pending: isBehind,
    entities: !isBehind && result.operations.length > 0,
    review: !review.passed,
  };
  const parts = Object.keys(isFailed) as readonly CiPart[]; // The keys are those of the record.
  return { ...result, heads, review, failed: parts.filter((part) => isFailed[part]) };
}
