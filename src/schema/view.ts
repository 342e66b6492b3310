import type { Index } from './table-index.ts';

export interface View {
  readonly schema: string | null;
  readonly name: string;
  /** The query after `AS`, without a closing semicolon. */
  readonly definition: string;
  readonly materialized: boolean;
  /** Indexes of a materialized view. */
  readonly indexes: readonly Index[];
  readonly comment: string | null;
}
