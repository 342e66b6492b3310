import type { Migration } from './migration.ts';

/** A migration file that is about to be written, in pieces. */
export interface MigrationParts extends Omit<Migration, 'notes' | 'body'> {
  /** The comment at the top, with the hazards. */
  readonly header: string;
  /** The import statements. */
  readonly imports: string;
  /** The four constants that a history is read from. */
  readonly constants: string;
  /**
   * The statements of `upgrade`, indented by two; empty when it does nothing. In a file for several
   * databases the functions by their names, as they stand in an object.
   */
  readonly upgrade: string;
  /** The statements of `downgrade`. */
  readonly downgrade: string;
  /** All of these as Limbeck lays them out. */
  readonly text: string;
}
