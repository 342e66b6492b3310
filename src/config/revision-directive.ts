import type { Operation } from '../operation/operation.ts';

/** What a {@link ProcessRevisionDirectives} hook learns beside the revision. */
export interface RevisionContext {
  /** `check` and `diff` write nothing, but show what `revision` would write. */
  readonly command: 'revision' | 'merge' | 'check' | 'diff';
  /** Whether the operations come from a comparison. */
  readonly autogenerate: boolean;
  /** The ids of the revisions that it follows. */
  readonly parents: readonly string[];
}

/** A revision that is about to be written; whatever it holds may be changed in place. */
export interface RevisionDirective {
  /** Empty in `check` and `diff`. */
  message: string;
  /** Empty in `check` and `diff`. */
  revisionId: string;
  branchLabels: string[];
  dependsOn: string[];
  /** The folder for the file, relative to the configuration; undefined for the usual one. */
  versionPath: string | undefined;
  /** In the spelling of the database that was compared. */
  upgrade: Operation[];
  /** What undoes `upgrade`; null, which it is at first, for its mirror image. */
  downgrade: Operation[] | null;
}

/**
 * Looks at a revision before it is written and changes it; the list holds one, and emptied it keeps
 * the file from being written. What is added to the list becomes a file that follows the one before;
 * its id and message may be empty, and are then made up. Called for empty revisions and merges too.
 *
 * @example
 * ```ts
 * // Sequential ids, as in 0001, 0002.
 * processRevisionDirectives(context, [directive]) {
 *   if (directive) directive.revisionId = nextId(context.parents);
 * },
 * ```
 */
export type ProcessRevisionDirectives = (
  context: RevisionContext,
  directives: RevisionDirective[],
) => void | Promise<void>;
