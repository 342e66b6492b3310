import { relative } from 'node:path';
import { askFill } from './ask-fill.ts';
import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { paintSummary } from './paint-summary.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { withProject } from './with-project.ts';

export const revision = defineCommand({
  name: 'revision',
  describe: 'Write a migration file: empty, or with the difference to the entities',
  argument: null,
  options: {
    message: { type: 'string', short: 'm', describe: 'What the migration is for' },
    autogenerate: {
      type: 'boolean',
      describe: 'Fill it with what turns the database into what the entities declare',
    },
    fill: {
      type: 'string',
      multiple: true,
      describe: 'users.name=value: for rows where a column becomes NOT NULL; sql:… for SQL',
    },
    'rev-id': { type: 'string', describe: 'The id of the revision (default: a random one)' },
    'dry-run': { type: 'boolean', describe: 'Print the file and write nothing' },
    ...projectOptions,
  },
  examples: [
    ['revision --autogenerate -m "add posts"', 'Write what has changed in the entities'],
    [
      'revision --autogenerate --fill users.name=unknown --fill "users.slug=sql:lower(name)"',
      'Give the rows that are there a value where a column becomes NOT NULL',
    ],
    ['revision -m "move names"', 'Write an empty migration to fill by hand'],
  ],
  async run(values, context) {
    const { revision } = await import('../command/revision.ts');
    const { splitFill } = await import('../command/parse-fill.ts');
    const { message, 'rev-id': revisionId, fill = [] } = values;
    const { terminal } = context;
    const result = await withProject(values, context, (project) =>
      revision(project, {
        autogenerate: values.autogenerate ?? false,
        dryRun: values['dry-run'] ?? false,
        fillTexts: fill.map(splitFill),
        ...(terminal === null ? {} : { ask: askFill(terminal) }),
        ...(message === undefined ? {} : { message }),
        ...(revisionId === undefined ? {} : { revisionId }),
      }),
    );
    await sayNotes(result, context);
    if (result.revision === null) {
      const match = `The database matches the entities${asFarAsCompared(result)}`;
      context.say(`${match}: nothing to write.`);
      return { lines: [], json: result };
    }
    for (const line of paintSummary(result.summary, context.talkColors)) context.say(line);
    const { path, text } = result;
    const line = path === null ? text.trimEnd() : relative(context.cwd, path);
    return { lines: [line], json: result };
  },
});
