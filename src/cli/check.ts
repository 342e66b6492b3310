import type { Check } from '../command/check-project.ts';
import { defineCommand, type Context } from './command-definition.ts';
import { countOption } from './count-option.ts';
import { projectOptions } from './common-options.ts';
import { readRenameOptions, renameOptions } from './rename-options.ts';
import { exitCode } from './exit-code.ts';
import { comparing } from './progress.ts';
import { layOutChanges } from './lay-out-changes.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { sayEdited } from './say-edited.ts';
import { sayUnused } from './say-unused.ts';
import { withProject } from './with-project.ts';

export const check = defineCommand({
  name: 'check',
  describe: 'Fail if the database is behind the migrations or differs from the entities',
  argument: null,
  options: { ...countOption, ...renameOptions, ...projectOptions },
  examples: [
    ['check', 'Exit with 0 (in step), 3 (differences) or 4 (behind the head)'],
    ['check --json', 'The same, with the differences as JSON'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { checkProject } = await import('../command/check-project.ts');
    const renames = await readRenameOptions(values, context);
    const result = await withProject(values, context, (project) => {
      context.progress.begin(comparing);
      return checkProject(project, { ...renames, count: values.count ?? false });
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
