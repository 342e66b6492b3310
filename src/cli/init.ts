import { databases } from '../command/config-template.ts';
import { templateNames } from '../command/init-templates.ts';
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
    template: {
      type: 'string',
      short: 't',
      describe: `The kind of project, see list-templates (default: ${templateNames[0]})`,
      choices: templateNames,
    },
    dataSource: {
      type: 'string',
      short: 'd',
      describe: 'The file with your DataSource, for the template typeorm-datasource',
    },
  },
  examples: [
    ['init', 'Start with SQLite, with migrations in migrations/'],
    ['init src/migrations --database postgres', 'Start with PostgreSQL'],
    ['init -t typeorm-datasource', 'Start with the data-source.ts that is there'],
  ],
  async run({ directory, database, template, dataSource }, { cwd, say }) {
    const { init } = await import('../command/init.ts');
    const result = await init({
      cwd,
      ...(directory === undefined ? {} : { directory }),
      ...(database === undefined ? {} : { database }),
      ...(template === undefined ? {} : { template }),
      ...(dataSource === undefined ? {} : { dataSource }),
    });
    const name = template === 'multidb' ? ' --name app' : '';
    say('Next: name your entities in ormconfig.ts, then run');
    say(`  limbeck revision --autogenerate -m "first tables"${name}`);
    return { lines: result.created, json: result };
  },
});
