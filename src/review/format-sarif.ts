import type { Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import { allRules } from './all-rules.ts';
import type { Severity } from './hazard.ts';
import type { EntityLine, Report, ReportRevision } from './report.ts';
import { findingsOf, type ReportFinding } from './report-findings.ts';

/**
 * Findings in the Static Analysis Results Interchange Format, which code scanning reads. What a file
 * allows is suppressed in the source, and a downgrade, which is asked for in order to undo, has notes.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(report: Report): string {
  const findings = report.revisions.flatMap((revision) => findingsOf(report, revision));
  const ids = [...new Set(findings.map(({ hazard }) => hazard.id))].toSorted();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'limbeck', version: report.tool, rules: ids.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The root of the repository.' } } },
        results: findings.map((finding) => resultOf(finding, ids)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** What paths are relative to, by the name that code scanning knows. */
const root = '%SRCROOT%';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Readonly<
  Record<Severity, Result.level>
>;

function describeRule(id: string): ReportingDescriptor {
  const rule = allRules.find((each) => each.id === id);
  const words = id.replaceAll('-', ' ');
  return {
    id,
    shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` },
    // A rule of a project's own says how grave it is with each finding.
    ...(rule && { defaultConfiguration: { level: levels[rule.severity] } }),
  };
}

function resultOf(
  { revision, direction, hazard, databases }: ReportFinding,
  ids: readonly string[],
): Result {
  const { id, severity, subject, message, instead, line, allowed } = hazard;
  const where = databases === null ? '' : ` On ${databases}.`;
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: direction === 'upgrade' ? levels[severity] : 'note',
    message: { text: [`${subject}: ${message}${where}`, ...(instead ? [instead] : [])].join('\n') },
    locations: [{ physicalLocation: placeOf(revision, line) }],
    relatedLocations: relatedTo(subject, revision.entityLines),
    // The line moves when a file is edited; what it is about does not.
    partialFingerprints: { 'limbeck/v1': `${revision.id} ${direction} ${id} ${subject}` },
    suppressions: allowed === null ? [] : [suppressedFor(allowed)],
    properties: { revision: revision.id, direction },
  };
}

function placeOf({ path }: Pick<ReportRevision, 'path'>, line: number | null) {
  return {
    artifactLocation: { uri: encodeURI(path), uriBaseId: root },
    region: { startLine: line ?? 1 },
  };
}

/** The lines of entities that declare what a finding is about. */
function relatedTo(
  subject: string,
  lines: readonly EntityLine[],
): NonNullable<Result['relatedLocations']> {
  return lines
    .filter((line) => line.subject === subject)
    .map((line, id) => ({
      id,
      physicalLocation: placeOf(line, line.line),
      message: { text: line.text },
    }));
}

function suppressedFor(justification: string): Suppression {
  return { kind: 'inSource', justification };
}
