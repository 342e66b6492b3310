import { rangeOnlyOffline } from './revision-error.ts';

/**
 * Makes sure that a target is no range, where a database tells where to start.
 * @throws {LimbeckError} `RANGE_INVALID`
 */
export function rejectRange(target: string): void {
  if (target.includes(':')) throw rangeOnlyOffline(target);
}
