import type { RenameCandidate } from '../compare/rename.ts';
import type { ToolTable } from '../compare/other-tools.ts';
import type { ElsewhereTable } from '../metadata/read-schema.ts';
import type { Operation } from '../operation/operation.ts';
import type { Hazard } from '../review/hazard.ts';
import type { FillQuestion } from './fill-question.ts';
import type { Project } from './project.ts';
import type { RenameOptions } from './rename-options.ts';
import type { OpenRename } from './rename-question.ts';
import type { Undecided } from './undecided.ts';
import type { Undeclared } from './undeclared.ts';

/** How the database differs from the entities. */
export interface ProjectComparison {
  /** Turns the database into what the entities declare. */
  readonly operations: readonly Operation[];
  /** `operations` in words, a line a change: `+ posts`, `~ users.name varchar(100) → varchar(200)`. */
  readonly summary: readonly string[];
  /** Undoes `operations`. */
  readonly downgrade: readonly Operation[];
  /** What could not be compared; it makes no operation. */
  readonly undecided: readonly Undecided[];
  /** Things in the database that no entity declares and that are left alone. */
  readonly undeclared: readonly Undeclared[];
  /** Tables of other tools, which take no part. */
  readonly toolTables: readonly ToolTable[];
  /** Tables of entities in a file of their own (SQLite), which are not compared. */
  readonly elsewhere: readonly ElsewhereTable[];
  /** Whether no revision is on record in the database: the first one of a project drops nothing. */
  readonly isFirstRevision: boolean;
  /** What is renamed in `operations`, with how sure that is. */
  readonly renames: readonly RenameCandidate[];
  /** What may be renamed, and is dropped and added in `operations` as long as nobody says. */
  readonly renameQuestions: readonly OpenRename[];
  /** The names in `renames` and `noRenames` that are of nothing here, with `unusedRenames: 'report'`. */
  readonly unusedAnswers: readonly string[];
  /** Why the git history of the entities could not help to tell renames; null where nothing was amiss. */
  readonly historyProblem: string | null;
  /** Columns that become NOT NULL and whose rows have no value yet. */
  readonly questions: readonly FillQuestion[];
  /** What can lose data or fail in `operations`. */
  readonly hazards: readonly Hazard[];
  /** What `downgrade` makes up, or cannot restore, on tables with rows. */
  readonly downgradeHazards: readonly Hazard[];
}

/**
 * Compares the database with the entities, reading only.
 *
 * @example
 * const { operations } = await compare(project);
 * if (operations.length === 0) console.log('in step');
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `RENAME_INVALID`,
 * `RENAME_NOT_FOUND`
 */
export async function compare(
  project: Project,
  options: RenameOptions = {},
): Promise<ProjectComparison> {
  const { findDifferences } = await import('./find-differences.ts');
  return findDifferences(project, await project.revisions(), options);
}
