import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { openEditor } from './open-editor.ts';
import { withProject } from './with-project.ts';

export const edit = defineCommand({
  name: 'edit',
  describe: 'Open the file of a migration in your editor ($EDITOR or $VISUAL)',
  argument: {
    name: 'revision',
    describe: 'An id or its beginning, a label, head, current … (default: head)',
    required: false,
  },
  options: projectOptions,
  examples: [
    ['edit', 'Open the newest migration'],
    ['edit b2c3', 'Open the one whose id begins with b2c3'],
  ],
  async run(values, context) {
    const { show } = await import('../command/show.ts');
    const symbol = values.revision ?? 'head';
    const entries = await withProject(values, context, (project) => show(project, symbol));
    const paths = entries.map(({ path }) => path);
    if (paths.length === 0) context.say(`No migration goes by \`${symbol}\` here.`);
    else await openEditor(paths, context);
    return { lines: [], json: { paths } };
  },
});
