import type { Allowance } from '../revision/allowance.ts';
import type { Hazard } from './hazard.ts';
import type { TableDifference } from './table-difference.ts';
import type { Verification } from './verification.ts';

/** What a reviewer should know of some revisions: plain data, which each format puts into words. */
export interface Report {
  /** The version of Limbeck that made it. */
  readonly tool: string;
  /** Which revisions were asked for, in words: `not applied yet`, `a1b2:head`, `since origin/main`. */
  readonly range: string;
  /** False where an upgrade does something that rules call an error and its file does not allow, or running it failed. */
  readonly passed: boolean;
  /** The databases that the revisions are for, at least one. */
  readonly databases: readonly ReportDatabase[];
  /** In the order in which they would be applied. */
  readonly revisions: readonly ReportRevision[];
  /** All revisions of the project, those outside of the range too. */
  readonly graph: ReportGraph;
}

/** A database that revisions are for. */
export interface ReportDatabase {
  /** Its name in a configuration with several; null where it has none. */
  readonly name: string | null;
  /** `PostgreSQL`, `MySQL`, `MariaDB` or `SQLite`. */
  readonly product: string;
  /** The version that the SQL is for. */
  readonly version: string;
  /** The revisions that it stands at; null where it was not asked, or did not answer. */
  readonly current: readonly string[] | null;
  /** Why it did not answer, as a sentence; null where it did, or was not asked. */
  readonly problem: string | null;
}

/** How all revisions of a project follow each other. */
export interface ReportGraph {
  /** Each after those it requires. */
  readonly revisions: readonly ReportNode[];
  /** The ids that no revision follows. */
  readonly heads: readonly string[];
}

/** A revision in the graph. */
export interface ReportNode {
  readonly id: string;
  /** The ids that it follows: none for a base, several for a merge. */
  readonly parents: readonly string[];
  /** The ids of other branches that must be applied first. */
  readonly dependsOn: readonly string[];
  readonly branchLabels: readonly string[];
  readonly message: string;
  /** Whether the report is about it. */
  readonly isInRange: boolean;
}

/** A revision that is reviewed. */
export interface ReportRevision {
  readonly id: string;
  readonly parents: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly message: string;
  /** The time of creation as the header of the file writes it; null where it does not. */
  readonly created: string | null;
  /** The file, from the root of the git repository, or from the folder of the configuration without one; with `/`. */
  readonly path: string;
  /** What it is to each of the databases of the report, in their order. */
  readonly databases: readonly ReportEffect[];
  /** The lines of entities that declare what it creates or changes, as they are in the files now. */
  readonly entityLines: readonly EntityLine[];
  /** What the file allows and its upgrade does not do on any database. */
  readonly unusedAllowances: readonly Allowance[];
}

/** A line in the source of an entity. */
export interface EntityLine {
  /** What of the database it declares: `users`, `users.name`. */
  readonly subject: string;
  /** The file, as {@link ReportRevision.path}. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What stands there, with the lines that belong to it, in one line. */
  readonly text: string;
}

/** What a revision is to one database. */
export interface ReportEffect {
  /** The name of the database, as {@link ReportDatabase.name}. */
  readonly database: string | null;
  readonly upgrade: ReportDirection;
  readonly downgrade: ReportDirection;
  /** The tables that the upgrade touches, and those that these refer to, before and after it. */
  readonly tables: readonly TableDifference[];
  /** What came of running it on a scratch database; null where that was not asked for. */
  readonly verification: Verification | null;
}

/** What one function of a migration file does on one database. */
export interface ReportDirection {
  /** In the order of the file. */
  readonly changes: readonly ReportChange[];
  /** The statements, without those of the version table; null where only running it would tell. */
  readonly sql: readonly string[] | null;
  /** Why there are no statements, or not all changes are known, as a sentence; null where all is known. */
  readonly problem: string | null;
  readonly hazards: readonly ReportHazard[];
}

/** A change that an operation makes. */
export interface ReportChange {
  /** In plain words, by a sign: `+ posts (6 columns)`, `~ users.name …`, `- users.code`, `! UPDATE …`. */
  readonly summary: string;
  /** The line of the migration file that asks for it, from 1; null where that is not known. */
  readonly line: number | null;
}

/** A hazard of a revision. */
export interface ReportHazard extends Hazard {
  /** The line of the migration file that it comes from, from 1; null where that is not known. */
  readonly line: number | null;
  /** The reason for which the file allows it; null where it does not. */
  readonly allowed: string | null;
}
