/** A migration file that is about to be written, in pieces. */
export interface MigrationParts {
  readonly message: string;
  readonly revision: string;
  readonly downRevision: string | readonly string[] | null;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** ISO 8601, to the second, in the time zone of the project. */
  readonly created: string;
  /** The comment at the top, with the hazards. */
  readonly header: string;
  /** The import statements. */
  readonly imports: string;
  /** The four constants that a history is read from. */
  readonly constants: string;
  /** The statements of `upgrade`, indented by two; empty when it does nothing. */
  readonly upgrade: string;
  /** The statements of `downgrade`. */
  readonly downgrade: string;
  /** All of these as Limbeck lays them out. */
  readonly text: string;
}
