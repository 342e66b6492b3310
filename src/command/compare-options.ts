import type { RenameOptions } from './rename-options.ts';

/** How a comparison is made. */
export interface CompareOptions extends RenameOptions {
  /**
   * Whether to count the rows and values that hazards concern, which looks through their tables.
   * Default false.
   */
  readonly count?: boolean;
  /**
   * Whether operations are in the form for tables that are in use, which keeps others from them as
   * little as the server can. Default `online` of the configuration.
   */
  readonly online?: boolean;
}
