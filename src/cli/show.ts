import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { describeEntries } from './describe-entry.ts';
import { withProject } from './with-project.ts';

export const show = defineCommand({
  name: 'show',
  describe: 'Show all that the file of a migration says of it',
  argument: {
    name: 'revision',
    describe: 'An id or its beginning, a label, head, heads, current …',
    required: true,
  },
  options: projectOptions,
  examples: [
    ['show b2c3', 'The migration whose id begins with b2c3'],
    ['show current', 'The one the database is at'],
  ],
  async run(values, context) {
    const { show } = await import('../command/show.ts');
    const entries = await withProject(values, context, (project) => show(project, values.revision));
    if (entries.length === 0) context.say(`No migration goes by \`${values.revision}\` here.`);
    return { lines: describeEntries(entries, { verbose: true }), json: entries };
  },
});
