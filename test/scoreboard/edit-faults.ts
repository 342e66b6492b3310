/** What went wrong with an edit; nothing, where a tool has made it well. */
export interface EditFaults {
  /** No change was generated, although the declarations differ. */
  readonly notSeen?: readonly string[];
  /** The migration could not be generated or run. */
  readonly notRun?: readonly string[];
  /** Rows, in columns that stay, that are gone or read otherwise after the upgrade. */
  readonly lost?: readonly string[];
  /** What the tool would still change after its own upgrade, and would not on a database made afresh. */
  readonly notSettled?: readonly string[];
  /** How catalog and rows differ from the start after the downgrade, or why it did not run. */
  readonly notRestored?: readonly string[];
}
