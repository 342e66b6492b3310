import { askFill } from './ask-fill.ts';
import { askRename } from './ask-rename.ts';
import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { describeFile, fileOptions, noFileWanted, readFileOptions } from './file-options.ts';
import { paintSummary } from './paint-summary.ts';
import { readRenameOptions, renameOptions } from './rename-options.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { withProject } from './with-project.ts';

export const revision = defineCommand({
  name: 'revision',
  describe: 'Write a migration file: empty, or with the difference to the entities',
  argument: null,
  options: {
    autogenerate: {
      type: 'boolean',
      describe: 'Fill it with what turns the database into what the entities declare',
    },
    fill: {
      type: 'string',
      multiple: true,
      describe: 'users.name=value: for rows where a column becomes NOT NULL; sql:… for SQL',
    },
    ...renameOptions,
    head: {
      type: 'string',
      multiple: true,
      describe:
        'What it follows: a head, label@head, or base for a history of its own (default: head)',
    },
    'depends-on': {
      type: 'string',
      multiple: true,
      describe: 'A revision of another branch that must be applied first',
    },
    ...fileOptions,
    ...projectOptions,
  },
  examples: [
    ['revision --autogenerate -m "add posts"', 'Write what has changed in the entities'],
    [
      'revision --autogenerate --fill users.name=unknown --fill "users.slug=sql:lower(name)"',
      'Give the rows that are there a value where a column becomes NOT NULL',
    ],
    [
      'revision --autogenerate --rename users.name=users.full_name --no-rename users.age',
      'Say what has another name by now, and what has not',
    ],
    ['revision -m "move names"', 'Write an empty migration to fill by hand'],
    ['revision -m billing --head base --branch-label billing', 'Start a history of its own'],
  ],
  async run(values, context) {
    const { revision } = await import('../command/revision.ts');
    const { splitFill } = await import('../command/parse-fill.ts');
    const { head, fill = [] } = values;
    const { terminal } = context;
    const renames = await readRenameOptions(values);
    const result = await withProject(values, context, (project) =>
      revision(project, {
        autogenerate: values.autogenerate ?? false,
        fillTexts: fill.map(splitFill),
        ...renames,
        ...(terminal === null ? {} : { ask: askFill(terminal), askRename: askRename(terminal) }),
        dependsOn: values['depends-on'] ?? [],
        ...readFileOptions(values),
        ...(head === undefined ? {} : { head }),
      }),
    );
    await sayNotes(result, context);
    if (result.revision === null) {
      const reason =
        values.autogenerate === true && result.operations.length === 0
          ? `The database matches the entities${asFarAsCompared(result)}`
          : noFileWanted;
      context.say(`${reason}: nothing to write.`);
      return { lines: [], json: result };
    }
    for (const line of paintSummary(result.summary, context.talkColors)) context.say(line);
    return { lines: [describeFile(result, context)], json: result };
  },
});
