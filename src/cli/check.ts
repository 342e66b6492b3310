import type { CiCheck, CiOptions } from '../command/check-ci.ts';
import type { Check } from '../command/check-project.ts';
import { defineCommand, type Context, type Report } from './command-definition.ts';
import { countOption } from './count-option.ts';
import { projectOptions, type ProjectValues } from './common-options.ts';
import { describeCi } from './describe-ci.ts';
import { readRenameOptions, renameOptions } from './rename-options.ts';
import { exitCode } from './exit-code.ts';
import { comparing } from './progress.ts';
import { layOutChanges } from './lay-out-changes.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { sayEdited } from './say-edited.ts';
import { sayUnused } from './say-unused.ts';
import { sinceOption } from './since-option.ts';
import { UsageError } from './usage-error.ts';
import { withProject } from './with-project.ts';

export const check = defineCommand({
  name: 'check',
  describe: 'Fail if the database is behind the migrations or differs from the entities',
  argument: null,
  options: {
    ci: {
      type: 'boolean',
      describe: 'Ask for one head and a review without errors, too; say what of it fails',
    },
    ...sinceOption('With --ci, review what was added or changed since a commit of git'),
    ...countOption,
    ...renameOptions,
    ...projectOptions,
  },
  examples: [
    ['check', 'Exit with 0 (in step), 3 (differences) or 4 (behind the head)'],
    ['check --json', 'The same, with the differences as JSON'],
    ['check --ci --since origin/main', 'All that a branch has to meet before it is merged'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { ci = false, since, count = false } = values;
    if (since !== undefined && !ci) throw sinceWithoutCi();
    const options = { ...(await readRenameOptions(values, context)), count };
    if (ci) return runCi(values, context, { ...options, ...(since !== undefined && { since }) });
    const { checkProject } = await import('../command/check-project.ts');
    const result = await withProject(values, context, (project) => {
      context.progress.begin(comparing);
      return checkProject(project, options);
    });
    await sayEdited(result.edited, context);
    sayUnused(result.unusedAllowances, context);
    const code = await conclude(result, context);
    const { changesIn } = await import('../command/changes-in.ts');
    const changes = code === exitCode.differences ? changesIn(result.operations) : [];
    const { unusedAnswers } = result;
    const lines = await layOutChanges(changes, context);
    return { lines, json: result, exitCode: code, unusedAnswers };
  },
});

async function runCi(values: ProjectValues, context: Context, options: CiOptions): Promise<Report> {
  const { checkCi } = await import('../command/check-ci.ts');
  const result = await withProject(values, context, (project) => {
    context.progress.begin(comparing);
    return checkCi(project, options);
  });
  await sayEdited(result.edited, context);
  sayUnused(result.unusedAllowances, context);
  if (result.behind.length === 0) await sayNotes(result, context);
  return { lines: describeCi(result, context.colors), json: result, exitCode: ciCode(result) };
}

/** That a database is behind counts most: it can only be told from there. */
function ciCode({ failed }: CiCheck): number {
  if (failed.includes('pending')) return exitCode.behind;
  return failed.length > 0 ? exitCode.differences : exitCode.done;
}

function sinceWithoutCi(): UsageError {
  return new UsageError(
    '`--since` chooses what `--ci` reviews',
    'Add `--ci`, or see `limbeck review --since`.',
  );
}

/** A database that is behind differs because of that, so it is the one thing to say. */
async function conclude(result: Check, context: Context): Promise<number> {
  const { behind, operations } = result;
  const { say } = context;
  if (behind.length > 0) {
    say(`The database has not reached ${behind.join(', ')}: run \`limbeck upgrade\`.`);
    return exitCode.behind;
  }
  await sayNotes(result, context);
  if (operations.length > 0) {
    say('The database differs from the entities.');
    return exitCode.differences;
  }
  say(`The database matches the migrations and the entities${asFarAsCompared(result)}.`);
  return exitCode.done;
}
