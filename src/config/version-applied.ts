import type { Revision } from '../revision/revision.ts';

/** A step that a database has taken. */
export interface VersionApplied {
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  /** The migration that has run; null for a stamp, which runs none. */
  readonly revision: Revision | null;
  /** The content of the version table before. */
  readonly from: readonly string[];
  /** The content of the version table after. */
  readonly to: readonly string[];
  /**
   * The rows of a query, or none of a statement, in the transaction of the step. Parameters are
   * written as the driver of the database takes them: `$1` or `?`.
   */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly object[]>;
}

/**
 * Called after each step, before it is committed; where it throws, the step is taken back as if the
 * migration itself had failed. Not called for scripts (`--sql`).
 *
 * @example
 * ```ts
 * onVersionApply: async ({ direction, to, query }) => {
 *   await query(`INSERT INTO deployments (what) VALUES ('${direction} to ${to.join(' ')}')`);
 * },
 * ```
 */
export type OnVersionApply = (step: VersionApplied) => void | Promise<void>;
