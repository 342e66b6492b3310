import { databaseNamed, on } from '../database-label.ts';
import { describeVerification } from '../describe-verification.ts';
import { groupEffects } from '../group-effects.ts';
import { isRefused } from '../is-passed.ts';
import type { Report, ReportChange, ReportDirection, ReportRevision } from '../report.ts';
import { findingsOf, groupFindings, type FindingGroup } from '../report-findings.ts';
import type { TableDifference } from '../table-difference.ts';
import type { Verification } from '../verification.ts';
import type { Draw } from './draw.ts';
import { entityDiagram } from './entity-diagram.ts';
import { html, type Html } from './html.ts';

/** All there is to know of one revision. */
export function revisionSection(report: Report, revision: ReportRevision, draw: Draw): Html {
  return html`<article id="${revision.id}">
    <h2>${revision.message || revision.id}</h2>
    ${descent(revision)} ${verifications(report, revision)} ${diagrams(report, revision, draw)}
    ${direction(report, revision, 'upgrade')} ${unused(revision)} ${entityLines(revision)}
    <details>
      <summary><strong>Downgrade</strong></summary>
      ${direction(report, revision, 'downgrade')}
    </details>
  </article> `;
}

function descent(revision: ReportRevision): Html {
  const { id, parents, branchLabels, dependsOn, created, path } = revision;
  const codes = (ids: readonly string[]): Html[] => ids.map((each) => html`<code>${each}</code> `);
  return html`<p>
      <code>${id}</code>
      <span class="muted"
        >${
          parents.length === 0 ? 'the first revision' : html`after ${codes(parents)}`
        }${branchLabels.length === 0 ? null : html`· labels ${codes(branchLabels)}`}${
          dependsOn.length === 0 ? null : html`· depends on ${codes(dependsOn)}`
        }</span
      >
    </p>
    <p class="muted"><code>${path}</code>${created === null ? null : ` · ${created}`}</p>`;
}

function verifications(report: Report, revision: ReportRevision): readonly Html[] {
  return groupEffects(report, revision, ({ verification }) => verification).flatMap(
    ({ databases, value }) => (value === null ? [] : [verificationOf(value, databases)]),
  );
}

function verificationOf(verification: Verification, databases: string | null): Html {
  const verdicts = [verification.up, verification.down, verification.data];
  const failures = verdicts.flatMap((verdict) => (verdict.outcome === 'failed' ? [verdict] : []));
  const color = failures.length === 0 ? 'added' : 'dropped';
  return html`<p>
      <span class="badge ${color}"
        >verified${on(databases)}: ${describeVerification(verification)}</span
      >
    </p>
    ${failures.map(
      ({ reason, differences }) =>
        html`<p class="dropped">${reason}</p>
          ${differences.length === 0 ? null : html`<pre><code>${differences.join('\n')}</code></pre>`}`,
    )}${verification.unseeded.map(({ table, reason }) => html`<p class="muted">No rows in ${table}: ${reason}</p>`)}`;
}

/** The tables on the first database; on the others, where they are not the same, behind a click. */
function diagrams(report: Report, revision: ReportRevision, draw: Draw): readonly Html[] {
  return groupEffects(report, revision, ({ tables }) => tables).flatMap(
    ({ databases, value }, index) => {
      if (value.length === 0) return [];
      const figure = diagram(value, databases, draw);
      return [
        index === 0
          ? html`<h3>Tables</h3>
              ${figure}`
          : html`<details>
              <summary>The tables on ${databases}</summary>
              ${figure}
            </details>`,
      ];
    },
  );
}

function diagram(tables: readonly TableDifference[], databases: string | null, draw: Draw): Html {
  return html`<figure>
    ${draw(entityDiagram(tables))}
    <figcaption>
      ${databases === null ? '' : `On ${databases}: `}<span class="added">+ added</span>,
      <span class="changed">~ changed</span>, <span class="dropped">− dropped</span>
    </figcaption>
  </figure>`;
}

function direction(report: Report, revision: ReportRevision, name: 'upgrade' | 'downgrade'): Html {
  const findings = groupFindings(findingsOf(report, revision)).filter(
    (finding) => finding.direction === name,
  );
  return html`${changes(report, revision, name)}
  ${
    findings.length === 0
      ? null
      : html`<h3>Hazards</h3>
          <ul class="hazards">
            ${findings.map(hazard)}
          </ul>`
  }
  ${statements(report, revision, name)}`;
}

function changes(report: Report, revision: ReportRevision, name: 'upgrade' | 'downgrade'): Html {
  const groups = groupEffects(report, revision, ({ [name]: { changes, problem } }) => ({
    changes,
    problem,
  }));
  return html`<h3>What the ${name} does</h3>
    ${groups.map(({ databases, value }) => changeList(value, databases))}`;
}

function changeList(
  { changes, problem }: Pick<ReportDirection, 'changes' | 'problem'>,
  databases: string | null,
): Html {
  return html`${databases === null ? null : html`<p><strong>On ${databases}</strong></p>`}
  ${
    changes.length === 0
      ? html`<p class="muted">It changes nothing.</p>`
      : html`<ul class="changes">
          ${changes.map(change)}
        </ul>`
  }
  ${problem === null ? null : html`<p class="changed">${problem}</p>`}`;
}

const signClasses: Readonly<Record<string, string>> = {
  '+': 'added',
  '~': 'changed',
  '-': 'dropped',
};

function change({ summary, line }: ReportChange): Html {
  const color = signClasses[summary.slice(0, 1)] ?? '';
  return html`<li>
    <span class="line">${line === null ? '' : `:${line}`}</span
    ><code class="${color}">${summary}</code>
  </li>`;
}

function hazard(finding: FindingGroup): Html {
  const { id, severity, message, instead, allowed } = finding.hazard;
  const isError = finding.direction === 'upgrade' && isRefused(finding.hazard);
  const color = isError ? 'dropped' : allowed === null ? 'changed' : 'muted';
  const lines = finding.lines.length === 0 ? '' : ` (line ${finding.lines.join(', ')})`;
  return html`<li class="${color}">
    <strong>${isError ? 'error' : severity === 'error' ? 'loses data' : severity}: ${id}</strong>
    <span
      >${finding.subjects.map((subject) => html`<code>${subject}</code> `)}${on(finding.databases)}${lines}</span
    >
    <p>${message}</p>
    ${instead === undefined ? null : html`<p class="muted">${instead}</p>`}${
      allowed === null ? null : html`<p>Allowed: ${allowed}</p>`
    }
  </li>`;
}

function unused({ unusedAllowances }: ReportRevision): readonly Html[] {
  return unusedAllowances.map(
    ({ hazard, subject }) =>
      html`<p class="changed">
        It allows <code>${subject === null ? hazard : `${hazard} ${subject}`}</code>, and does no
        such thing.
      </p>`,
  );
}

function entityLines({ entityLines: lines }: ReportRevision): Html | null {
  if (lines.length === 0) return null;
  return html`<h3>Entities behind it</h3>
    <div class="table">
      <table class="list">
        <tbody>
          ${lines.map(
            ({ path, line, text }) =>
              html`<tr>
                <td><code>${path}:${line}</code></td>
                <td><code>${text}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** The statements for each database beside those for the others. */
function statements(
  report: Report,
  revision: ReportRevision,
  name: 'upgrade' | 'downgrade',
): Html | null {
  const blocks = revision.databases.flatMap(({ database, [name]: { sql } }) =>
    sql === null || sql.length === 0
      ? []
      : [
          html`<div>
            <h4>${databaseNamed(report, database)}</h4>
            <pre><code>${sql.map((statement) => `${statement};`).join('\n')}</code></pre>
          </div>`,
        ],
  );
  return blocks.length === 0
    ? null
    : html`<h3>SQL</h3>
        <div class="columns">${blocks}</div>`;
}
