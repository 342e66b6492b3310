import type { Operation } from './operation.ts';

/** What a revision does, and what undoes it. */
export interface Course {
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
}
