/** A hazard that a migration file takes upon itself; made by `allow`. */
export interface Allowance {
  /** The id of the rule, as the header of the file has it: `drop-column`. */
  readonly hazard: string;
  /** Why the finding is no harm. */
  readonly reason: string;
  /** What the finding is about, as the header has it: `users.legacy_code`; null for all of that id. */
  readonly subject: string | null;
}
