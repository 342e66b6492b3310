/** What came of running one revision up, down and up again on a scratch database with rows in it. */
export interface Verification {
  /** The id of the revision. */
  readonly revision: string;
  /** The product and its version that it ran on: `PostgreSQL 15.20`. */
  readonly database: string;
  /** Whether it runs on tables with rows, again after its downgrade, and a last one ends at what the entities declare. */
  readonly up: StepVerdict;
  /** Whether its downgrade runs and leaves the catalog as it was before. */
  readonly down: StepVerdict;
  /** Whether all rows and values are kept that the file does not say are lost. */
  readonly data: StepVerdict;
  /** Tables into which no rows could be put, so that nothing is known of their data. */
  readonly unseeded: readonly UnseededTable[];
}

/** What came of one step; `skipped` where a step before it has failed. */
export type StepVerdict =
  | { readonly outcome: 'passed' }
  | {
      readonly outcome: 'failed';
      /** A sentence. */
      readonly reason: string;
      /** What is not as it should be, a line each, with the names involved. */
      readonly differences: readonly string[];
      /** The next command or edit. */
      readonly hint: string;
    }
  | { readonly outcome: 'skipped' };

/** A table that has no rows while a revision is verified. */
export interface UnseededTable {
  readonly table: string;
  /** A sentence. */
  readonly reason: string;
}
