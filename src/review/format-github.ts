import { isRefused } from './is-passed.ts';
import type { Report, ReportHazard } from './report.ts';
import { findingsOf, type ReportFinding } from './report-findings.ts';

/**
 * Findings as commands of GitHub Actions, which shows them in the files of a pull request. Of a
 * downgrade only what it loses is shown, and advice not at all: a step has ten of each kind.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(report: Report): string {
  return report.revisions
    .flatMap((revision) => findingsOf(report, revision))
    .filter(isShown)
    .map(annotate)
    .join('\n');
}

function isShown({ direction, hazard: { severity } }: ReportFinding): boolean {
  return severity === 'error' || (direction === 'upgrade' && severity === 'warning');
}

function annotate({ revision, direction, hazard, databases }: ReportFinding): string {
  const level = direction === 'upgrade' ? levelOf(hazard) : 'notice';
  const properties = {
    file: revision.path,
    ...(hazard.line !== null && { line: String(hazard.line) }),
    title: `${hazard.id}${direction === 'upgrade' ? '' : ' (downgrade)'}`,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  return `::${level} ${written.join(',')}::${escapeData(describe(hazard, databases))}`;
}

function levelOf(hazard: ReportHazard): 'error' | 'warning' | 'notice' {
  if (hazard.allowed !== null) return 'notice';
  return isRefused(hazard) ? 'error' : 'warning';
}

function describe(
  { subject, message, instead, allowed }: ReportHazard,
  databases: string | null,
): string {
  return [
    `${subject}: ${message}`,
    ...(databases === null ? [] : [`On ${databases}.`]),
    ...(allowed === null ? [] : [`Allowed: ${allowed}`]),
    ...(instead === undefined ? [] : [instead]),
  ].join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
