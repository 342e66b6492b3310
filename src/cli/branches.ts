import { defineCommand } from './command-definition.ts';
import { projectOptions, verboseOption } from './common-options.ts';
import { describeEntries } from './describe-entry.ts';
import { withProject } from './with-project.ts';

export const branches = defineCommand({
  name: 'branches',
  describe: 'List the migrations at which the history forks, and what follows each',
  argument: null,
  options: { ...verboseOption, ...projectOptions },
  examples: [['branches', 'Each fork with the first migration of every branch']],
  runsForEach: true,
  async run(values, context) {
    const { branches } = await import('../command/branches.ts');
    const points = await withProject(values, context, branches);
    if (points.length === 0) context.say('The history does not fork.');
    const lines = points.flatMap((point) => [
      ...describeEntries([point], values),
      ...describeEntries(point.followers, values).map((line) => `  ${line}`.trimEnd()),
    ]);
    return { lines, json: points };
  },
});
