import { defineCommand } from './command-definition.ts';
import { comparing } from './progress.ts';
import { layOutChanges } from './lay-out-changes.ts';
import { countOption } from './count-option.ts';
import { onlineOption, readOnlineOption } from './online-option.ts';
import { projectOptions } from './common-options.ts';
import { readRenameOptions, renameOptions } from './rename-options.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { withProject } from './with-project.ts';

export const diff = defineCommand({
  name: 'diff',
  describe: 'Show how the database differs from the entities',
  argument: null,
  options: {
    sql: { type: 'boolean', describe: 'Show the statements that would change the database' },
    ...onlineOption,
    ...countOption,
    ...renameOptions,
    ...projectOptions,
  },
  examples: [
    ['diff', 'A line for each change: + added, ~ altered, - dropped'],
    ['diff --sql', 'The statements of the upgrade'],
    ['diff --sql --online', 'Those of the form for tables in use'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { diff } = await import('../command/diff.ts');
    const { changesIn } = await import('../command/changes-in.ts');
    const renames = await readRenameOptions(values, context);
    const result = await withProject(values, context, (project) => {
      context.progress.begin(comparing);
      return diff(project, {
        ...renames,
        ...readOnlineOption(values),
        count: values.count ?? false,
      });
    });
    await sayNotes(result, context);
    if (result.summary.length === 0) {
      context.say(`The database matches the entities${asFarAsCompared(result)}.`);
    }
    const lines =
      values.sql === true
        ? result.sql.map((statement) => `${statement};`)
        : await layOutChanges(changesIn(result.operations), context);
    return { lines, json: result, unusedAnswers: result.unusedAnswers };
  },
});
