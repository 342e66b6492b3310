import type { Allowance } from './allowance.ts';

/** What the header of a migration file says; the file itself is executed only when it is to run. */
export interface Revision {
  readonly id: string;
  /** The revisions it follows: none for a base, several for a merge. */
  readonly parents: readonly string[];
  /** Names of the branch that starts here; each may be used once in a history. */
  readonly branchLabels: readonly string[];
  /** Revisions of other branches that must be applied first, as written: ids, prefixes or labels. */
  readonly dependsOn: readonly string[];
  readonly message: string;
  /** The time of creation as the header writes it. */
  readonly created: string | null;
  /** The schemas that it creates. */
  readonly createdSchemas: readonly string[];
  /** The hazards that it takes upon itself. */
  readonly allowed: readonly Allowance[];
  readonly path: string;
}
