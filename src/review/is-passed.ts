import type { ReportHazard, ReportRevision } from './report.ts';
import type { Verification } from './verification.ts';

/**
 * Whether the upgrades do nothing that rules call an error and files do not allow, and nothing has
 * come of running them that should not.
 */
export function isPassed(revisions: readonly Pick<ReportRevision, 'databases'>[]): boolean {
  return revisions.every(({ databases }) =>
    databases.every(
      ({ upgrade, verification }) =>
        !upgrade.hazards.some(isRefused) && !(verification !== null && isFailed(verification)),
    ),
  );
}

/** Whether a step was not as it should be. */
export function isFailed({ up, down, data }: Verification): boolean {
  return [up, down, data].some(({ outcome }) => outcome === 'failed');
}

/** Whether `upgrade` refuses what a hazard is about, where there are rows. */
export function isRefused({ severity, allowed }: ReportHazard): boolean {
  return severity === 'error' && allowed === null;
}
