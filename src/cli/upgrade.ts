import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { printScript, scriptOption } from './print-script.ts';
import { runSteps } from './run-steps.ts';

export const upgrade = defineCommand({
  name: 'upgrade',
  describe: 'Apply migrations up to a revision',
  argument: {
    name: 'revision',
    describe:
      'An id or its beginning, head, heads, or a number of steps like +1 (default: head); with --sql from:to',
    required: false,
  },
  options: {
    'allow-data-loss': {
      type: 'boolean',
      describe: 'Run what loses rows or values that are there, though no file allows it',
    },
    ...scriptOption,
    ...projectOptions,
  },
  examples: [
    ['upgrade', 'Apply all that is missing'],
    ['upgrade +1', 'Apply the next one'],
    ['upgrade b2c3', 'Apply up to the revision whose id begins with b2c3'],
    ['upgrade --sql', 'Write the whole history as SQL'],
    ['upgrade b2c3:head --sql', 'Write as SQL what a database at b2c3 lacks'],
  ],
  runsForEach: true,
  async run(values, context) {
    if (values.sql === true) {
      const { upgradeScript } = await import('../command/script.ts');
      return printScript(values, context, (project) => upgradeScript(project, values.revision));
    }
    const { upgrade } = await import('../command/upgrade.ts');
    return runSteps(values, context, (project, options) =>
      upgrade(project, values.revision, {
        ...options,
        allowDataLoss: values['allow-data-loss'] ?? false,
      }),
    );
  },
});
