import { relative, resolve } from 'node:path';
import { formatReport, reportFormats } from '../command/format-report.ts';
import type { review as reviewRevisions } from '../command/review.ts';
import { defineCommand, type Context } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { exitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { scratchOption, verifyOptions } from './scratch-option.ts';
import { sinceOption } from './since-option.ts';
import { withSharingProjects } from './with-sharing-projects.ts';

type ReviewReport = Awaited<ReturnType<typeof reviewRevisions>>;

export const review = defineCommand({
  name: 'review',
  describe: 'Report on migration files: what they do, their SQL, their hazards',
  argument: {
    name: 'range',
    describe:
      'A revision or a range, both ends included: b2c3, head, base:head (default: what the database lacks; the newest where it does not answer)',
    required: false,
  },
  options: {
    ...sinceOption('Instead, the files added or changed since a commit, branch or tag of git'),
    format: {
      type: 'string',
      short: 'f',
      choices: reportFormats,
      describe: 'How the report is written (default: text)',
    },
    output: { type: 'string', short: 'o', describe: 'Write it to a file, in place of stdout' },
    verify: {
      type: 'boolean',
      describe: 'Run each up, down and up again on a scratch database, as `verify` does',
    },
    ...scratchOption,
    ...projectOptions,
  },
  examples: [
    ['review', 'What is to be applied; exit with 3 where a file does not allow what it loses'],
    ['review --since origin/main --format markdown', 'A comment for a pull request'],
    ['review base:head -f sarif -o review.sarif', 'All of it, for code scanning'],
  ],
  async run(values, context) {
    const { review } = await import('../command/review.ts');
    const { range, since, output, scratch = null } = values;
    const verifies = values.verify === true || scratch !== null;
    const report = await withSharingProjects(values, context, (projects) => {
      context.progress.begin('Reading the migrations');
      return interruptible((interruption) =>
        review(projects, {
          ...(range === undefined ? {} : { range }),
          ...(since === undefined ? {} : { since }),
          ...(verifies ? { verify: verifyOptions(scratch, interruption) } : {}),
        }),
      );
    });
    sayUnasked(report, context);
    const format = values.format ?? 'text';
    const text = await formatReport(
      report,
      format,
      output === undefined ? { paint: context.colors } : {},
    );
    if (output !== undefined) await write(text, output, context);
    return {
      lines: output === undefined && text !== '' ? [text] : [],
      json: report,
      exitCode: report.passed ? exitCode.done : exitCode.differences,
    };
  },
});

/** Says why a database did not answer. */
function sayUnasked({ databases }: ReviewReport, { say, talkColors }: Context): void {
  for (const { problem } of databases) {
    if (problem === null) continue;
    say(`${talkColors.yellow('Warning:')} what is to be applied is not known: ${problem}`);
  }
}

async function write(text: string, output: string, { cwd, say }: Context): Promise<void> {
  const { writeReport } = await import('../command/write-report.ts');
  const path = resolve(cwd, output);
  await writeReport(path, text);
  say(`Wrote ${relative(cwd, path)}.`);
}
