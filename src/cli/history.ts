import { defineCommand } from './command-definition.ts';
import { projectOptions, verboseOption } from './common-options.ts';
import { describeEntries } from './describe-entry.ts';
import { withProject } from './with-project.ts';

export const history = defineCommand({
  name: 'history',
  describe: 'List the migrations, the newest first',
  argument: null,
  options: {
    'rev-range': {
      type: 'string',
      short: 'r',
      describe: 'Only from one revision to another, both included: b2c3:head, b2c3:, -3:current',
    },
    ...verboseOption,
    'indicate-current': {
      type: 'boolean',
      short: 'i',
      describe: 'Ask the database, and mark where it stands',
    },
    ...projectOptions,
  },
  examples: [
    ['history', 'List the files; no connection is opened'],
    ['history -i', 'Mark where the database stands, too'],
    ['history -r current: -v', 'All that the files say of what is still to be applied'],
  ],
  async run(values, context) {
    const { history } = await import('../command/history.ts');
    const { 'rev-range': range } = values;
    const entries = await withProject(values, context, (project) =>
      history(project, {
        indicateCurrent: values['indicate-current'] ?? false,
        ...(range === undefined ? {} : { range }),
      }),
    );
    if (entries.length === 0) context.say('There are no migrations yet.');
    return { lines: describeEntries(entries, values), json: entries };
  },
});
