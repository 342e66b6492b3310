import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { describePosition } from './describe-position.ts';
import { printScript, scriptOption } from './print-script.ts';
import { withProject } from './with-project.ts';

export const stamp = defineCommand({
  name: 'stamp',
  describe: 'Write down where the database stands, and run nothing',
  argument: {
    name: 'revisions',
    describe: 'Ids or their beginnings, labels, head, heads, base; with --sql from:to',
    required: true,
    multiple: true,
  },
  options: {
    purge: { type: 'boolean', describe: 'Forget first what the version table holds' },
    ...scriptOption,
    ...projectOptions,
  },
  examples: [
    ['stamp head', 'The database has it all already, made another way'],
    ['stamp base', 'The database has none of it'],
    ['stamp --purge head', 'Although the version table names a revision whose file is gone'],
    ['stamp b2c3:head --sql', 'Write it as SQL for a database at b2c3'],
  ],
  async run(values, context) {
    if (values.sql === true) {
      const { stampScript } = await import('../command/script.ts');
      const { revisions, purge = false } = values;
      return printScript(values, context, (project) => stampScript(project, revisions, { purge }));
    }
    const { stamp } = await import('../command/stamp.ts');
    const result = await withProject(values, context, (project) =>
      stamp(project, values.revisions, { purge: values.purge ?? false }),
    );
    const { from, to } = result;
    const isSame = from.join() === to.join();
    context.say(`${isSame ? 'Nothing to do' : 'Done'}: the database is ${describePosition(to)}.`);
    return { lines: [], json: result };
  },
});
