import type { ReportHazard, ReportRevision } from './report.ts';

/** Whether the upgrades do nothing that rules call an error and files do not allow. */
export function isPassed(revisions: readonly Pick<ReportRevision, 'databases'>[]): boolean {
  return revisions.every(({ databases }) =>
    databases.every(({ upgrade }) => !upgrade.hazards.some(isRefused)),
  );
}

/** Whether `upgrade` refuses what a hazard is about, where there are rows. */
export function isRefused({ severity, allowed }: ReportHazard): boolean {
  return severity === 'error' && allowed === null;
}
