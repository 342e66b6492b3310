import { countOf } from './count-of.ts';
import { databaseLabel, on } from './database-label.ts';
import { describeVerification } from './describe-verification.ts';
import { codeBlock, codeSpan, escapeHtml, escapeMarkdown } from './escape-markdown.ts';
import { groupEffects } from './group-effects.ts';
import { isRefused } from './is-passed.ts';
import type { Report, ReportRevision } from './report.ts';
import { shortenStatement } from './shorten-statement.ts';
import { countFindings, findingsOf, groupFindings, type FindingGroup } from './report-findings.ts';

/** What GitHub takes for a comment, in characters, less some for what is put around it. */
const limit = 65_000;

/** By this line a comment is found again, to be replaced. */
const marker = '<!-- limbeck review -->';

/** What is left out of a report that is too long, one after the other. */
const cuts: readonly Cut[] = [
  { sql: true, entityLines: true },
  { sql: false, entityLines: true },
  { sql: false, entityLines: false },
];

interface Cut {
  readonly sql: boolean;
  readonly entityLines: boolean;
}

/**
 * A report that fits a comment on a pull request. What is too long for one goes without the SQL, then
 * without the lines of entities, then without its last revisions, and says so.
 */
export function formatMarkdown(report: Report): string {
  const whole = cuts.map((cut) => render(report, report.revisions, cut));
  const fitting = whole.find((text) => text.length <= limit);
  return fitting ?? renderFirst(report);
}

/** As many revisions as fit. */
function renderFirst(report: Report): string {
  const cut = { sql: false, entityLines: false };
  // The words about what is left out are the longest where it is all.
  let length = render(report, [], cut).length;
  const tooMany = report.revisions.findIndex((revision) => {
    length += describeRevision(report, revision, cut).join(gap).length + gap.length;
    return length > limit;
  });
  const shown = tooMany === -1 ? report.revisions : report.revisions.slice(0, tooMany);
  return render(report, shown, cut);
}

/** Between blocks. */
const gap = '\n\n';

function render(report: Report, shown: readonly ReportRevision[], cut: Cut): string {
  const hidden = report.revisions.length - shown.length;
  const left = [
    ...(cut.sql ? [] : ['SQL']),
    ...(cut.entityLines ? [] : ['lines of entities']),
    ...(hidden === 0 ? [] : [`${countOf(hidden, 'revision')} at the end`]),
  ];
  const note = `_Too long for a comment: without ${left.join(', ')}. \`limbeck review\` shows all._`;
  return [
    marker,
    ...describeReport(report),
    ...shown.flatMap((revision) => describeRevision(report, revision, cut)),
    ...(left.length === 0 ? [] : [note]),
  ].join(gap);
}

function describeReport(report: Report): readonly string[] {
  const { range, revisions, databases } = report;
  const servers = databases.map(databaseLabel).map(escapeMarkdown).join(', ');
  const title = `## Review of ${countOf(revisions.length, 'revision')}`;
  const about = `Revisions: ${escapeMarkdown(range)}. Databases: ${servers}.`;
  if (revisions.length === 0) return [title, about, 'There is nothing to review.'];
  const problems = databases.flatMap(({ problem }) =>
    problem === null ? [] : [`> Not asked: ${escapeMarkdown(problem)}`],
  );
  return [title, about, ...problems, summarize(report)];
}

/** More rows would be a report of their own. */
const summarized = 100;

/** A row for each revision. */
function summarize(report: Report): string {
  const rows = report.revisions.slice(0, summarized).map((revision) => {
    const { errors, allowed, warnings } = countFindings(findingsOf(report, revision));
    const found = [
      ...(errors === 0 ? [] : [`⛔ ${countOf(errors, 'error')}`]),
      ...(allowed === 0 ? [] : [`${allowed} allowed`]),
      ...(warnings === 0 ? [] : [`⚠️ ${countOf(warnings, 'warning')}`]),
    ];
    const [effect] = revision.databases;
    const message = escapeMarkdown(revision.message);
    return [
      codeSpan(revision.id),
      message,
      String(effect?.upgrade.changes.length ?? 0),
      found.length === 0 ? '✅' : found.join(', '),
      verdicts(report, revision).join('<br>') || '–',
    ];
  });
  const more = report.revisions.length - rows.length;
  const rest = more === 0 ? [] : [['…', `${more} more`, '', '', '']];
  return table(['Revision', 'For', 'Changes', 'Hazards', 'Verified'], [...rows, ...rest]);
}

function verdicts(report: Report, revision: ReportRevision): readonly string[] {
  return groupEffects(report, revision, ({ verification }) => verification).flatMap(
    ({ databases, value }) =>
      value === null ? [] : [`${describeVerification(value)}${on(databases)}`],
  );
}

function describeRevision(
  report: Report,
  revision: ReportRevision,
  { sql, entityLines }: Cut,
): readonly string[] {
  const findings = groupFindings(findingsOf(report, revision));
  return [
    `### ${codeSpan(revision.id)} ${escapeMarkdown(revision.message)}`,
    descent(revision),
    ...describeChanges(report, revision),
    ...describeFailures(report, revision),
    ...describeHazards(findings.filter(({ direction }) => direction === 'upgrade')),
    ...describeUnused(revision),
    ...(entityLines ? describeEntities(revision) : []),
    ...describeDowngrade(report, revision, findings),
    ...(sql ? describeSql(report, revision, 'upgrade') : []),
    ...(sql ? describeSql(report, revision, 'downgrade') : []),
  ];
}

function descent(revision: ReportRevision): string {
  const { path, parents, branchLabels, dependsOn } = revision;
  return [
    codeSpan(path),
    parents.length === 0 ? 'the first revision' : `after ${parents.map(codeSpan).join(', ')}`,
    ...(branchLabels.length === 0 ? [] : [`labels ${branchLabels.map(codeSpan).join(', ')}`]),
    ...(dependsOn.length === 0 ? [] : [`depends on ${dependsOn.map(codeSpan).join(', ')}`]),
  ].join(', ');
}

function describeChanges(report: Report, revision: ReportRevision): readonly string[] {
  return groupEffects(report, revision, ({ upgrade: { changes, problem } }) => ({
    changes,
    problem,
  })).flatMap(({ databases, value: { changes, problem } }) => {
    const title = databases === null ? [] : [`**On ${escapeMarkdown(databases)}**`];
    const note = problem === null ? [] : [`> ${escapeMarkdown(problem)}`];
    if (changes.length === 0) return [...title, 'It changes nothing.', ...note];
    const rows = changes.map(({ summary, line }) => [String(line ?? ''), codeSpan(summary)]);
    return [...title, table(['Line', 'Upgrade'], rows), ...note];
  });
}

function describeFailures(report: Report, revision: ReportRevision): readonly string[] {
  return groupEffects(report, revision, ({ verification }) => verification).flatMap(
    ({ databases, value }) => {
      if (value === null) return [];
      return [value.up, value.down, value.data].flatMap((verdict) =>
        verdict.outcome === 'failed'
          ? [
              `❌ Verification${escapeMarkdown(on(databases))}: ${escapeMarkdown(verdict.reason)}`,
              ...(verdict.differences.length === 0
                ? []
                : [codeBlock(verdict.differences.join('\n'), 'text')]),
            ]
          : [],
      );
    },
  );
}

function describeHazards(findings: readonly FindingGroup[]): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.map((finding) => [
    icon(finding),
    codeSpan(finding.hazard.id),
    describeFinding(finding),
    finding.lines.join(', '),
  ]);
  return [table(['', 'Hazard', 'What happens', 'Line'], rows)];
}

function icon({ hazard, direction }: FindingGroup): string {
  if (hazard.allowed !== null) return '☑️';
  // A downgrade is asked for in order to undo, so that nothing about it is an error.
  return direction === 'upgrade' && isRefused(hazard) ? '⛔' : '⚠️';
}

function describeFinding({ hazard, subjects, databases }: FindingGroup): string {
  const { message, allowed, instead } = hazard;
  return [
    `${subjects.map(codeSpan).join(', ')}${escapeMarkdown(on(databases))}: ${escapeMarkdown(message)}`,
    ...(allowed === null ? [] : [`Allowed: ${escapeMarkdown(allowed)}`]),
    ...(instead === undefined ? [] : [`_${escapeMarkdown(instead)}_`]),
  ].join('<br>');
}

function describeUnused({ unusedAllowances }: ReportRevision): readonly string[] {
  return unusedAllowances.map(
    ({ hazard, subject }) =>
      `⚠️ It allows ${codeSpan(subject === null ? hazard : `${hazard} ${subject}`)}, and does no such thing.`,
  );
}

function describeEntities({ entityLines }: ReportRevision): readonly string[] {
  if (entityLines.length === 0) return [];
  const rows = entityLines.map(({ path, line, text }) => [
    codeSpan(`${path}:${line}`),
    codeSpan(text),
  ]);
  const title = `Declared in ${countOf(entityLines.length, 'line')} of entities`;
  return [details(title, table(['Line', 'Entity'], rows))];
}

function describeDowngrade(
  report: Report,
  revision: ReportRevision,
  findings: readonly FindingGroup[],
): readonly string[] {
  return groupEffects(report, revision, ({ downgrade: { changes, problem } }) => ({
    changes,
    problem,
  })).map(({ databases, value: { changes, problem } }) => {
    const rows = changes.map(({ summary, line }) => [String(line ?? ''), codeSpan(summary)]);
    const parts = [
      ...(rows.length === 0 ? ['It changes nothing.'] : [table(['Line', 'Downgrade'], rows)]),
      ...(problem === null ? [] : [`> ${escapeMarkdown(problem)}`]),
      ...describeHazards(findings.filter(({ direction }) => direction === 'downgrade')),
    ];
    return details(`Downgrade${on(databases)}`, parts.join('\n\n'));
  });
}

function describeSql(
  report: Report,
  revision: ReportRevision,
  direction: 'upgrade' | 'downgrade',
): readonly string[] {
  return groupEffects(report, revision, (effect) => effect[direction].sql).flatMap(
    ({ databases, value }) => {
      if (value === null || value.length === 0) return [];
      const servers = databases ?? report.databases.map(databaseLabel).join(', ');
      const title = `SQL of the ${direction} on ${servers} (${countOf(value.length, 'statement')})`;
      return [details(title, codeBlock(value.map(shortenStatement).join('\n'), 'sql'))];
    },
  );
}

/** A table; its cells are Markdown in one line. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What opens with a click. */
function details(summary: string, content: string): string {
  return `<details><summary>${escapeHtml(summary)}</summary>\n\n${content}\n\n</details>`;
}
