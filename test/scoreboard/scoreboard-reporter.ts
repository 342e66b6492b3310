import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';
import type { Finding } from './finding.ts';
import { renderTable } from './render-table.ts';
import { summarize } from './summarize.ts';

/** What `npm run scoreboard` was asked for. */
interface ScoreboardOptions {
  /** Print every figure and every failing case by name instead of the table. */
  readonly json: boolean;
  /** Put the table into README.md. */
  readonly write: boolean;
  /** A file that gets what `json` prints. */
  readonly output?: string;
}

const readme = new URL('../../README.md', import.meta.url);

/** Adds up what the measurements leave with their tests: the table to stdout, progress to stderr. */
export default class ScoreboardReporter implements Reporter {
  readonly #options: ScoreboardOptions;
  readonly #start = performance.now();
  readonly #findings: Finding[] = [];

  constructor(options: ScoreboardOptions) {
    this.#options = options;
  }

  onTestCaseResult(test: TestCase): void {
    const { errors = [] } = test.result();
    for (const error of errors) console.error(`${test.fullName}: ${error.message}`);
    const { finding } = test.meta();
    if (finding === undefined) return;
    this.#findings.push(finding);
    if (this.#findings.length % 100 === 0) console.error(`${this.#findings.length} measurements`);
  }

  onTestRunEnd(): void {
    const { json, write, output } = this.#options;
    const seconds = Math.round((performance.now() - this.#start) / 1000);
    const databases = summarize(this.#findings);
    const table = renderTable(databases);
    const everything = JSON.stringify({ seconds, databases }, null, 2);
    console.log(json ? everything : table);
    console.error(`Measured in ${Math.floor(seconds / 60)} min ${seconds % 60} s.`);
    if (output !== undefined) writeFileSync(output, `${everything}\n`);
    if (write) writeTable(table);
  }
}

/** Between its two comments. */
function writeTable(table: string): void {
  const text = readFileSync(readme, 'utf8');
  const pattern = /(?<=<!-- scoreboard -->\n).*(?=<!-- \/scoreboard -->)/s;
  if (!pattern.test(text)) throw new Error('README.md has no place for the table.');
  writeFileSync(
    readme,
    text.replace(pattern, () => `\n${table}\n\n`),
  );
}
