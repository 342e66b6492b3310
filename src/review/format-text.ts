import { wrapWords } from '../util/wrap-words.ts';
import { countOf } from './count-of.ts';
import { databaseLabel, on } from './database-label.ts';
import { describeVerification } from './describe-verification.ts';
import { groupEffects } from './group-effects.ts';
import { isFailed, isRefused } from './is-passed.ts';
import type { Paint } from './paint.ts';
import type { Report, ReportChange, ReportHazard, ReportRevision } from './report.ts';
import { shortenStatement } from './shorten-statement.ts';
import { countFindings, findingsOf, groupFindings, type FindingGroup } from './report-findings.ts';

/** The width of a terminal; only SQL and what names things are left as they are. */
const width = 80;

/** A report for a terminal. */
export function formatText(report: Report, paint: Paint): string {
  const { range, databases, revisions } = report;
  const title = `${countOf(revisions.length, 'revision')} (${range}) for ${databases.map(databaseLabel).join(', ')}`;
  const blocks = [
    wrapWords(title, width).map(paint.bold),
    ...revisions.map((revision) => describeRevision(report, revision, paint)),
    conclude(report, paint),
  ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

function describeRevision(
  report: Report,
  revision: ReportRevision,
  paint: Paint,
): readonly string[] {
  const findings = groupFindings(findingsOf(report, revision));
  const of = (direction: FindingGroup['direction']): readonly FindingGroup[] =>
    findings.filter((finding) => finding.direction === direction);
  return [
    `${paint.yellow(revision.id)}  ${paint.bold(revision.message)}`,
    revision.path,
    paint.dim(descent(revision)),
    ...describeVerdicts(report, revision, paint),
    ...describeChanges(report, revision, 'upgrade', paint),
    ...section(
      'Hazards of the upgrade',
      of('upgrade').flatMap((each) => describeHazard(each, paint)),
      paint,
    ),
    ...describeUnused(revision, paint),
    ...describeEntities(revision, paint),
    ...describeChanges(report, revision, 'downgrade', paint),
    ...section(
      'Hazards of the downgrade',
      of('downgrade').flatMap((each) => describeHazard(each, paint)),
      paint,
    ),
    ...describeSql(report, revision, 'upgrade', paint),
    ...describeSql(report, revision, 'downgrade', paint),
  ];
}

/** Where a revision comes from: `after a1b2, labels billing, 2026-11-23T04:58:01Z`. */
function descent({ parents, branchLabels, dependsOn, created }: ReportRevision): string {
  return [
    parents.length === 0 ? 'the first revision' : `after ${parents.join(', ')}`,
    ...(branchLabels.length === 0 ? [] : [`labels ${branchLabels.join(', ')}`]),
    ...(dependsOn.length === 0 ? [] : [`depends on ${dependsOn.join(', ')}`]),
    ...(created === null ? [] : [created]),
  ].join(', ');
}

/** Lines under a title, with a line between them and what stands before; nothing where there are none. */
function section(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${paint.bold(title)}`, ...lines];
}

function describeVerdicts(
  report: Report,
  revision: ReportRevision,
  paint: Paint,
): readonly string[] {
  const groups = groupEffects(report, revision, ({ verification }) => verification);
  return groups.flatMap(({ databases, value }) => {
    if (value === null) return [];
    const reasons = [value.up, value.down, value.data].flatMap((verdict) =>
      verdict.outcome === 'failed' ? [verdict.reason, ...verdict.differences] : [],
    );
    const paintVerdict = isFailed(value) ? paint.red : paint.green;
    const line = `${isFailed(value) ? 'not verified' : 'verified'}${on(databases)}: ${describeVerification(value)}`;
    return [paintVerdict(line), ...reasons.flatMap((reason) => wrapped(reason, '  '))];
  });
}

function describeChanges(
  report: Report,
  revision: ReportRevision,
  direction: 'upgrade' | 'downgrade',
  paint: Paint,
): readonly string[] {
  const groups = groupEffects(report, revision, ({ [direction]: { changes, problem } }) => ({
    changes,
    problem,
  }));
  return groups.flatMap(({ databases, value: { changes, problem } }) => {
    const lines = changes.map((change) => describeChange(change, paint));
    const words = problem === null ? [] : wrapped(problem, '        ').map(paint.yellow);
    const nothing = lines.length + words.length === 0 ? ['        nothing'] : [];
    const title = direction === 'upgrade' ? 'Upgrade' : 'Downgrade';
    return section(`${title}${on(databases)}`, [...lines, ...words, ...nothing], paint);
  });
}

function describeChange({ summary, line }: ReportChange, paint: Paint): string {
  const paintSign = summary.startsWith('+')
    ? paint.green
    : summary.startsWith('-')
      ? paint.red
      : paint.yellow;
  return `${paint.dim(String(line ?? '').padStart(6))}  ${paintSign(summary)}`;
}

function describeHazard(
  { hazard, direction, subjects, lines, databases }: FindingGroup,
  paint: Paint,
): readonly string[] {
  const where = lines.length === 0 ? '' : ` (line ${lines.join(', ')})`;
  const [first = '', ...rest] = wrapped(
    `${subjects.join(', ')}${where}${on(databases)}: ${hazard.message} [${hazard.id}]`,
    ' '.repeat(13),
  );
  return [
    `    ${paintSeverity(hazard, direction, paint)}${first.slice(13)}`,
    ...rest,
    ...(hazard.allowed === null ? [] : wrapped(`Allowed: ${hazard.allowed}`, ' '.repeat(13))),
    ...(hazard.instead === undefined ? [] : wrapped(hazard.instead, ' '.repeat(13)).map(paint.dim)),
  ];
}

/** A downgrade is asked for in order to undo, so that nothing about it is an error. */
function paintSeverity(
  hazard: ReportHazard,
  direction: FindingGroup['direction'],
  paint: Paint,
): string {
  if (direction === 'upgrade' && isRefused(hazard)) return paint.red('error'.padEnd(9));
  const mild = hazard.severity === 'error' ? 'loses' : hazard.severity;
  return paint.yellow((hazard.allowed === null ? mild : 'allowed').padEnd(9));
}

function describeUnused({ unusedAllowances }: ReportRevision, paint: Paint): readonly string[] {
  const lines = unusedAllowances.map(
    ({ hazard, subject }) => `    ${subject === null ? hazard : `${hazard} ${subject}`}`,
  );
  return section('Allowed, and not done', lines, paint);
}

function describeEntities({ entityLines }: ReportRevision, paint: Paint): readonly string[] {
  const lines = entityLines.flatMap(({ path, line, text }) => {
    const short = text.length > width - 8 ? `${text.slice(0, width - 9)}…` : text;
    return [`    ${path}:${line}`, paint.dim(`        ${short}`)];
  });
  return section('Declared in', lines, paint);
}

function describeSql(
  report: Report,
  revision: ReportRevision,
  direction: 'upgrade' | 'downgrade',
  paint: Paint,
): readonly string[] {
  return groupEffects(report, revision, (effect) => effect[direction].sql).flatMap(
    ({ databases, value }) => {
      const servers = databases ?? report.databases.map(databaseLabel).join(', ');
      const lines = (value ?? []).flatMap((each) => shortenStatement(each).split('\n'));
      return section(
        `SQL of the ${direction} on ${servers}`,
        lines.map((line) => `    ${line}`),
        paint,
      );
    },
  );
}

function conclude({ revisions, passed, ...report }: Report, paint: Paint): readonly string[] {
  if (revisions.length === 0) return ['There is nothing to review.'];
  const all = { revisions, passed, ...report };
  const { errors, allowed, warnings } = countFindings(
    revisions.flatMap((revision) => findingsOf(all, revision)),
  );
  const counts = [
    countOf(errors, 'error'),
    ...(allowed === 0 ? [] : [`${allowed} allowed`]),
    countOf(warnings, 'warning'),
  ].join(', ');
  const verdict = passed ? paint.green('Passed') : paint.red('Failed');
  return [`${verdict}: ${counts}.`];
}

function wrapped(text: string, indent: string): readonly string[] {
  return wrapWords(text, width - indent.length).map((line) => indent + line);
}
