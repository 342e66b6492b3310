import { defineCommand } from './command-definition.ts';
import { projectOptions, verboseOption } from './common-options.ts';
import { describeEntries } from './describe-entry.ts';
import { withProject } from './with-project.ts';

export const heads = defineCommand({
  name: 'heads',
  describe: 'List the migrations that no other follows',
  argument: null,
  options: {
    'resolve-dependencies': {
      type: 'boolean',
      describe: 'Leave out those that another migration depends on',
    },
    ...verboseOption,
    ...projectOptions,
  },
  examples: [
    ['heads', 'One line, unless the history has branches; no connection is opened'],
    ['heads --json', 'The same for a script'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { heads } = await import('../command/heads.ts');
    const resolveDependencies = values['resolve-dependencies'] ?? false;
    const entries = await withProject(values, context, (project) =>
      heads(project, { resolveDependencies }),
    );
    if (entries.length === 0) context.say('There are no migrations yet.');
    return { lines: describeEntries(entries, values), json: entries };
  },
});
