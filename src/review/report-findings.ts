import { groupBy } from '../util/group-by.ts';
import { databaseNamed } from './database-label.ts';
import { isRefused } from './is-passed.ts';
import type { Report, ReportHazard, ReportRevision } from './report.ts';

/** A hazard of a revision on one database or several. */
export interface ReportFinding {
  readonly revision: ReportRevision;
  readonly direction: 'upgrade' | 'downgrade';
  readonly hazard: ReportHazard;
  /** The databases that have it; null where it is all of the report. */
  readonly databases: string | null;
}

/** The hazards of a revision, each once: those of the upgrade first, in the order of the file. */
export function findingsOf(report: Report, revision: ReportRevision): readonly ReportFinding[] {
  return (['upgrade', 'downgrade'] as const).flatMap((direction) => {
    const found = revision.databases.flatMap(({ database, [direction]: { hazards } }) =>
      hazards.map((hazard) => ({ hazard, database })),
    );
    const groups = groupBy(found, ({ hazard: { id, severity, subject, message, line } }) =>
      JSON.stringify([id, severity, subject, message, line]),
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const names = new Set(group.map(({ database }) => databaseNamed(report, database)));
      const isAll = names.size === report.databases.length;
      const databases = isAll ? null : [...names].join(', ');
      return [{ revision, direction, hazard: first.hazard, databases }];
    });
  });
}

/** How many findings of upgrades there are, by what they are to a reviewer. */
export interface FindingCounts {
  /** Errors that files do not allow. */
  readonly errors: number;
  readonly allowed: number;
  readonly warnings: number;
}

export function countFindings(findings: readonly ReportFinding[]): FindingCounts {
  const hazards = findings.flatMap(({ direction, hazard }) =>
    direction === 'upgrade' ? [hazard] : [],
  );
  const count = (isOne: (hazard: ReportHazard) => boolean): number => hazards.filter(isOne).length;
  return {
    errors: count(isRefused),
    allowed: count(({ severity, allowed }) => severity === 'error' && allowed !== null),
    warnings: count(({ severity }) => severity === 'warning'),
  };
}

/** Findings that say the same of several things. */
export interface FindingGroup extends ReportFinding {
  readonly subjects: readonly string[];
  readonly lines: readonly number[];
}

/** Findings to be read, without advice, and with what is said of several things said once. */
export function groupFindings(findings: readonly ReportFinding[]): readonly FindingGroup[] {
  const shown = findings.filter(({ hazard }) => hazard.severity !== 'info');
  const groups = groupBy(shown, ({ direction, databases, hazard }) => {
    const { id, severity, message, allowed } = hazard;
    return JSON.stringify([direction, databases, id, severity, message, allowed]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const subjects = [...new Set(group.map(({ hazard }) => hazard.subject))];
    const lines = [...new Set(group.flatMap(({ hazard }) => hazard.line ?? []))];
    return [{ ...first, subjects, lines }];
  });
}
