import type { Allowance } from '../revision/allowance.ts';
import type { HazardId } from './all-rules.ts';

/** Why a hazard is allowed, and where. */
export interface AllowOptions {
  /** Why it is no harm, for whoever reads the file. */
  readonly reason: string;
  /** What it is about, as the header of the file has it: `users.legacy_code`. Default all of that id. */
  readonly subject?: string;
}

/**
 * In a migration file, lets `upgrade` do what loses data. It is read from the text of the file, like
 * its revision: the arguments are literals.
 *
 * @example
 * export const allowed = [
 *   allow('drop-column', { reason: 'moved to profiles', subject: 'users.legacy_code' }),
 * ];
 */
export function allow(
  // Rules of a project have ids of their own.
  hazard: HazardId | (string & {}),
  { reason, subject }: AllowOptions,
): Allowance {
  return { hazard, reason, subject: subject ?? null };
}
