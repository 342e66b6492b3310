import { defineCommand } from './command-definition.ts';
import { commonOptions } from './common-options.ts';

export const listTemplates = defineCommand({
  name: 'list-templates',
  describe: 'List the templates of init',
  argument: null,
  options: commonOptions,
  examples: [['list-templates', 'Each with what it is for']],
  async run() {
    const { listTemplates } = await import('../command/init.ts');
    const templates = listTemplates();
    const lines = templates.map(({ name, describe }) => `${name.padEnd(20)}${describe}`);
    return { lines, json: templates };
  },
});
