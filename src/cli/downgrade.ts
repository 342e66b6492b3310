import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { printScript, scriptOption } from './print-script.ts';
import { runSteps } from './run-steps.ts';

export const downgrade = defineCommand({
  name: 'downgrade',
  describe: 'Undo migrations down to a revision',
  argument: {
    name: 'revision',
    describe:
      'The last one to keep: an id or its beginning, base, or a number of steps like -1; with --sql from:to',
    required: true,
  },
  options: { ...scriptOption, ...projectOptions },
  examples: [
    ['downgrade -1', 'Undo the last one'],
    ['downgrade b2c3', 'Undo all after the revision whose id begins with b2c3'],
    ['downgrade base', 'Undo all of them'],
    ['downgrade head:-1 --sql', 'Write as SQL what undoes the last one'],
  ],
  async run(values, context) {
    if (values.sql === true) {
      const { downgradeScript } = await import('../command/script.ts');
      return printScript(values, context, (project) => downgradeScript(project, values.revision));
    }
    const { downgrade } = await import('../command/upgrade.ts');
    return runSteps(values, context, (project, options) =>
      downgrade(project, values.revision, options),
    );
  },
});
