import type { Operation } from '../operation/operation.ts';

/**
 * Why something that no entity declares stays: the configuration says so, the first revision of a
 * project drops nothing, no entity could declare it, or something else that stays leans on it.
 */
export type LeftAloneReason = 'unmanaged' | 'firstRevision' | 'inexpressible' | 'needed';

/** What becomes of something that no entity declares; `ignore` leaves it alone in silence. */
export type UndeclaredFate = 'drop' | 'ignore' | Exclude<LeftAloneReason, 'needed'>;

/** The drop of something that no entity declares and that stays. */
export interface LeftAlone {
  readonly operation: Operation;
  readonly reason: LeftAloneReason;
  /** The drop of what leans on it; null but for `needed`. */
  readonly neededBy: Operation | null;
}
