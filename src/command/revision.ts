import type { Fills } from './apply-fills.ts';
import type { PlaceOptions } from '../revision/place-revision.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { AskFill } from './fill-question.ts';
import type { Phase } from './direct-revision.ts';
import type { Project } from './project.ts';
import type { CompareOptions } from './compare-options.ts';
import type { Verifications, VerifyOptions } from './verify.ts';

/** What {@link revision} writes. */
export interface RevisionOptions extends PlaceOptions, CompareOptions {
  /** What the revision is for: its title and the name of its file. Default made from the operations. */
  readonly message?: string;
  /** Whether to fill it with what turns the database into what the entities declare. Default false. */
  readonly autogenerate?: boolean;
  /**
   * Values for the rows of columns that become NOT NULL: `{ 'users.name': '', 'users.slug':
   * sql`lower(name)` }`. A name that needs none is refused.
   */
  readonly fill?: Fills;
  /**
   * The same as texts, each read in the type of its column; SQL after `sql:`. The command line's
   * `--fill`.
   */
  readonly fillTexts?: readonly (readonly [column: string, text: string])[];
  /**
   * Whether to write two revisions: one that leaves a schema on which the program of the version before
   * and the next one both run, and one that takes from it what only the former needs. Default false.
   */
  readonly phased?: boolean;
  /** Asked where rows wait for a value. Default nobody. */
  readonly ask?: AskFill;
  /** Default twelve random hexadecimal digits. */
  readonly revisionId?: string;
  /**
   * The folder for its file, relative to the configuration: one of `migrations` there. Default that
   * of the revision it follows.
   */
  readonly versionPath?: string;
  /** Whether only to make the text. Default false. */
  readonly dryRun?: boolean;
  /** Whether to try the file as `verify` does, and how, once it is written. Default false. */
  readonly verify?: boolean | VerifyOptions;
  /** The time for its header. Default the present. */
  readonly created?: Date;
}

/** A migration file that was written. */
export interface RevisionFile {
  /** Null when nothing was written, because nothing differs or `dryRun` was asked for. */
  readonly path: string | null;
  /** Its id; null when nothing differs. */
  readonly revision: string | null;
  readonly message: string;
  /** Which of two revisions it is, where `phased` was asked for; null where it was not. */
  readonly phase: Phase | null;
  /** The text of the file, before `postWriteHooks`; empty when nothing differs. */
  readonly text: string;
  /** A sentence for each of the `postWriteHooks` that failed. */
  readonly warnings: readonly string[];
}

/** The file that was written, or several. */
export interface RevisionFiles extends RevisionFile {
  /** The files of the revisions that follow it, where `processRevisionDirectives` has made several. */
  readonly following: readonly RevisionFile[];
}

/** The revision that was written. */
export interface RevisionResult extends ProjectComparison, RevisionFiles {
  /** What came of trying the files; none unless `verify` was asked for. */
  readonly verifications: Verifications;
}

/**
 * Writes a migration file that follows the head: empty, or with the difference between database
 * and entities. Without a difference it writes nothing, nor while a pair of names may be a rename
 * and nobody says whether it is.
 *
 * @example
 * const { path } = await revision(project, { message: 'add posts', autogenerate: true });
 * @throws {LimbeckError} `DATABASE_BEHIND`, `MULTIPLE_HEADS`, `FILL_INVALID`, `FILL_NOT_NEEDED`,
 * `RENAME_INVALID`, `RENAME_NOT_FOUND`, `RENAME_UNDECIDED`, `VERSION_PATH_INVALID`,
 * `HOOK_FAILED`, `FILE_EXISTS`, `FILE_NOT_WRITABLE`, and as `verify` where that is asked for
 */
export async function revision(
  project: Project,
  options: RevisionOptions = {},
): Promise<RevisionResult> {
  const { generateRevision } = await import('./generate-revision.ts');
  return generateRevision(project, options);
}

/** The revision that was written for several databases. */
export interface SharedRevisionResult extends RevisionFiles {
  /** What was found in each database, by its name. */
  readonly databases: Readonly<Record<string, ProjectComparison>>;
  /** What came of trying the files on each database, by its name; none unless `verify` was asked for. */
  readonly verifications: Readonly<Record<string, Verifications>>;
}

/**
 * Writes one migration file for several databases that share a folder of migrations, with a section
 * for each in which something differs.
 *
 * @example
 * const projects = await Promise.all(names.map((name) => openProject({ name })));
 * const { path, databases } = await sharedRevision(projects, { autogenerate: true });
 * @throws {LimbeckError} `DATABASE_NOT_NAMED` where they do not share one, and as {@link revision}
 */
export async function sharedRevision(
  projects: readonly Project[],
  options: RevisionOptions = {},
): Promise<SharedRevisionResult> {
  const { generateSharedRevision } = await import('./generate-revision.ts');
  return generateSharedRevision(projects, options);
}
