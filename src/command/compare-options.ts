import type { RenameOptions } from './rename-options.ts';

/** How a comparison is made. */
export interface CompareOptions extends RenameOptions {
  /**
   * Whether to count the rows and values that hazards concern, which looks through their tables.
   * Default false.
   */
  readonly count?: boolean;
}
