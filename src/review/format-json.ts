import type { Report } from './report.ts';

/** A report as JSON, as the published schema has it. */
export function formatJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}
