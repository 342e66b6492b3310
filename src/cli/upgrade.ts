import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { runSteps } from './run-steps.ts';

export const upgrade = defineCommand({
  name: 'upgrade',
  describe: 'Apply migrations up to a revision',
  argument: {
    name: 'revision',
    describe: 'An id or its beginning, head, heads, or a number of steps like +1 (default: head)',
    required: false,
  },
  options: projectOptions,
  examples: [
    ['upgrade', 'Apply all that is missing'],
    ['upgrade +1', 'Apply the next one'],
    ['upgrade b2c3', 'Apply up to the revision whose id begins with b2c3'],
  ],
  async run(values, context) {
    const { upgrade } = await import('../command/upgrade.ts');
    return runSteps(values, context, (project, options) =>
      upgrade(project, values.revision, options),
    );
  },
});
