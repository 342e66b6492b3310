import type { LeftAloneReason } from '../compare/left-alone.ts';
import type { Operation } from '../operation/operation.ts';

/** Something in the database that no entity declares and that stays as it is. */
export interface Undeclared {
  /** As a comparison words it, and as `keep` in the configuration takes it: `users.legacy_code`. */
  readonly name: string;
  /** The table it is or belongs to, as `name` would say it; null for what belongs to none. */
  readonly table: string | null;
  /**
   * `unmanaged`: the configuration wants it reported. `firstRevision`: the next revision drops it
   * unless the configuration keeps it. `inexpressible`: no entity could declare it. `needed`: what
   * stays leans on it.
   */
  readonly reason: LeftAloneReason;
  /** The name of what leans on it; null but for `needed`. */
  readonly neededBy: string | null;
  /** What would drop it; null for what Limbeck never drops by itself: triggers, policies, rules. */
  readonly operation: Operation | null;
}
