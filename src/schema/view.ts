import type { Index } from './table-index.ts';

export interface View {
  readonly schema: string | null;
  readonly name: string;
  /** The query after `AS`, without a closing semicolon. */
  readonly definition: string;
  /** The definition as it is declared, to the letter, where that differs. Never compared. */
  readonly declared?: string;
  readonly materialized: boolean;
  /** Indexes of a materialized view. */
  readonly indexes: readonly Index[];
  readonly comment: string | null;
}

/** The two texts of a view whose query somebody wrote, perhaps with a semicolon at its end. */
export function viewTexts(declared: string): Pick<View, 'definition' | 'declared'> {
  const definition = declared.trim().replace(/[\s;]+$/, '');
  return { definition, ...(definition === declared ? {} : { declared }) };
}
