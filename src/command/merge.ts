import type { PlaceOptions } from '../revision/place-revision.ts';
import type { Project } from './project.ts';
import type { RevisionOptions, RevisionResult } from './revision.ts';

/** What {@link merge} joins, and what it writes. */
export interface MergeOptions
  extends
    Pick<RevisionOptions, 'message' | 'revisionId' | 'versionPath' | 'dryRun' | 'created'>,
    Pick<PlaceOptions, 'branchLabels' | 'splice'> {
  /** The revisions to join, as symbols. Default all heads. */
  readonly revisions?: readonly string[];
}

/**
 * Writes a migration file that follows several, so that the branches they end are one again. It
 * does nothing by itself; what it is to do can be added by hand.
 *
 * @example
 * await merge(project, { message: 'join billing' });
 * @throws {LimbeckError} `REVISION_INVALID` when there are no two to join, `FILE_EXISTS`,
 * `FILE_NOT_WRITABLE`
 */
export async function merge(project: Project, options: MergeOptions = {}): Promise<RevisionResult> {
  const { mergeRevisions } = await import('./merge-revisions.ts');
  return mergeRevisions(project, options);
}
