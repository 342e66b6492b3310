import type { Paint } from '../review/paint.ts';
import type { Report } from '../review/report.ts';

/** How a {@link Report} is written down. */
export type ReportFormat = keyof typeof formats;

/** What {@link formatReport} may be told. */
export interface FormatOptions {
  /** Puts colours into `text`. Default none. */
  readonly paint?: Paint;
}

const formats = {
  text: async (report: Report, { paint }: FormatOptions) => {
    const { formatText } = await import('../review/format-text.ts');
    const { noPaint } = await import('../review/paint.ts');
    return formatText(report, paint ?? noPaint);
  },
  markdown: async (report: Report) =>
    (await import('../review/format-markdown.ts')).formatMarkdown(report),
  json: async (report: Report) => (await import('../review/format-json.ts')).formatJson(report),
  sarif: async (report: Report) => (await import('../review/format-sarif.ts')).formatSarif(report),
  github: async (report: Report) =>
    (await import('../review/format-github.ts')).formatGithub(report),
  html: async (report: Report) =>
    (await import('../review/html/format-html.ts')).formatHtml(report),
} as const;

/** The names of all formats. */
export const reportFormats = Object.keys(formats) as readonly ReportFormat[]; // The keys are theirs.

/**
 * A report as `text` for a terminal, `markdown` for a comment on a pull request (shorter than 65,536
 * characters), `json`, `sarif` (2.1.0) for code scanning, `github` for annotations, or `html`: a page
 * with diagrams, which needs no network.
 *
 * @example
 * const report = await review(project, { since: 'origin/main' });
 * await writeFile('review.md', await formatReport(report, 'markdown'));
 */
export async function formatReport(
  report: Report,
  format: ReportFormat,
  options: FormatOptions = {},
): Promise<string> {
  return formats[format](report, options);
}
