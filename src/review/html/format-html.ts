import { countOf } from '../count-of.ts';
import { databaseLabel } from '../database-label.ts';
import type { Report } from '../report.ts';
import { countFindings, findingsOf } from '../report-findings.ts';
import { loadDraw, type Draw } from './draw.ts';
import { html, Html } from './html.ts';
import { revisionDiagram } from './revision-diagram.ts';
import { revisionSection } from './revision-section.ts';
import { style } from './style.ts';

/**
 * A report as one page of HTML, which loads nothing and runs nothing: the revisions with diagrams of
 * their tables, their SQL side by side, and how the revisions of the project follow each other.
 */
export async function formatHtml(report: Report): Promise<string> {
  const draw = await loadDraw();
  const title = `Review of ${countOf(report.revisions.length, 'revision')}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>${verdict(report)} <span class="muted">${report.range}</span></p>
          ${report.databases.map(databaseLine)}
        </header>
        <main>
          ${overview(report)} ${history(report, draw)}
          ${report.revisions.map((revision) => revisionSection(report, revision, draw))}
        </main>
        <footer><p class="muted">Limbeck ${report.tool}</p></footer>
      </body>
    </html> `.text;
}

function verdict({ passed, revisions }: Report): Html {
  if (revisions.length === 0) return html`<span class="badge muted">nothing to review</span>`;
  return passed
    ? html`<span class="badge added">✓ no errors</span>`
    : html`<span class="badge dropped">✗ has errors</span>`;
}

function databaseLine(database: Report['databases'][number]): Html {
  const { current, problem } = database;
  const position = current === null ? '' : ` at ${current.join(', ') || 'base'}`;
  const note = problem === null ? position : `, not asked: ${problem}`;
  return html`<p class="muted">${databaseLabel(database)}${note}</p>`;
}

function overview(report: Report): Html | null {
  if (report.revisions.length < 2) return null;
  const rows = report.revisions.map((revision) => {
    const { errors, allowed, warnings } = countFindings(findingsOf(report, revision));
    return html`<tr>
      <td>
        <a href="#${revision.id}"><code>${revision.id}</code></a>
      </td>
      <td>${revision.message}</td>
      <td>
        ${[
          errors === 0 ? null : html`<span class="dropped">${countOf(errors, 'error')}</span> `,
          allowed === 0 ? null : html`${allowed} allowed `,
          warnings === 0
            ? null
            : html`<span class="changed">${countOf(warnings, 'warning')}</span>`,
          errors + allowed + warnings === 0 ? html`<span class="muted">none</span>` : null,
        ]}
      </td>
    </tr>`;
  });
  return html`<div class="table">
    <table class="list">
      <thead>
        <tr>
          <th>Revision</th>
          <th>For</th>
          <th>Hazards</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function history(report: Report, draw: Draw): Html | null {
  if (report.graph.revisions.length === 0) return null;
  return html`<section>
    <h3>History</h3>
    <figure>
      ${draw(revisionDiagram(report))}
      <figcaption>
        The newest revision is on top; those of this review have a thick border.
      </figcaption>
    </figure>
  </section>`;
}
