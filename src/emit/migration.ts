import type { Operation } from '../operation/operation.ts';
import type { Speller } from './speller.ts';

/** What a migration file is made of. */
export interface Migration {
  readonly message: string;
  readonly revision: string;
  readonly downRevision: string | readonly string[] | null;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** ISO 8601, to the second. */
  readonly created: string;
  /** Lines for the header, under a title each: hazards, and what could not be compared. */
  readonly notes: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** What it does to a database, or to each of several that have names. */
  readonly body: MigrationSection | ReadonlyMap<string, MigrationSection>;
}

/** What a migration does to one database. */
export interface MigrationSection {
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
  /** What is said of single operations, and of those in a batch, right above them. */
  readonly remarks: ReadonlyMap<Operation, string>;
  readonly spell: Speller;
}
