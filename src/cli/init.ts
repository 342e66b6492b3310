import { databases } from '../command/config-template.ts';
import { defineCommand } from './command-definition.ts';
import { commonOptions } from './common-options.ts';

export const init = defineCommand({
  name: 'init',
  describe: 'Write ormconfig.ts and the folder of the migrations',
  argument: {
    name: 'directory',
    describe: 'The folder of the migrations (default: migrations)',
    required: false,
  },
  options: {
    ...commonOptions,
    database: {
      type: 'string',
      describe: `The database to write the configuration for (default: ${databases[0]})`,
      choices: databases,
    },
  },
  examples: [
    ['init', 'Start with SQLite, with migrations in migrations/'],
    ['init src/migrations --database postgres', 'Start with PostgreSQL'],
  ],
  async run({ directory, database }, { cwd, say }) {
    const { init } = await import('../command/init.ts');
    const result = await init({
      cwd,
      ...(directory === undefined ? {} : { directory }),
      ...(database === undefined ? {} : { database }),
    });
    say('Next: name your entities in ormconfig.ts, then run');
    say('  limbeck revision --autogenerate -m "first tables"');
    return { lines: result.created, json: result };
  },
});
