/** Something a reviewer should know before a migration runs. */
export interface Hazard {
  /** The stable name of the rule. */
  readonly id: HazardId;
  /** What it is about: `users.legacy_code`. */
  readonly subject: string;
  /** What happens, and what of it can be undone. */
  readonly message: string;
}

export type HazardId =
  | 'drop-table'
  | 'drop-column'
  | 'compute-column'
  | 'drop-view'
  | 'drop-enum'
  | 'drop-sequence'
  | 'type-narrowing'
  | 'set-not-null'
  | 'add-not-null'
  | 'add-unique'
  | 'invent-values'
  | 'restore-nullable';
