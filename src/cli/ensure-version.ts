import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { printScript, scriptOption } from './print-script.ts';
import { withProject } from './with-project.ts';

export const ensureVersion = defineCommand({
  name: 'ensure-version',
  describe:
    'Create the tables that hold the revision of the database and its history, unless they are there',
  argument: null,
  options: { ...scriptOption, ...projectOptions },
  examples: [
    ['ensure-version', 'Before a deployment whose user may not create tables'],
    ['ensure-version --sql', 'Write it as SQL'],
  ],
  runsForEach: true,
  async run(values, context) {
    if (values.sql === true) {
      const { ensureVersionScript } = await import('../command/script.ts');
      return printScript(values, context, ensureVersionScript);
    }
    const { ensureVersion } = await import('../command/ensure-version.ts');
    const table = await withProject(values, context, async (project) => {
      await ensureVersion(project);
      return project.config.versionTable;
    });
    context.say(`The table ${table} is there.`);
    return { lines: [], json: { table } };
  },
});
