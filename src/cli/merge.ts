import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { describeFiles, fileOptions, noFileWanted, readFileOptions } from './file-options.ts';
import { withProject } from './with-project.ts';

export const merge = defineCommand({
  name: 'merge',
  describe: 'Write a migration that joins branches of the history',
  argument: {
    name: 'revisions',
    describe: 'The heads to join (default: all of them)',
    required: false,
    multiple: true,
  },
  options: { ...fileOptions, ...projectOptions },
  examples: [
    ['merge heads -m "join billing"', 'Join all heads'],
    ['merge b2c3 d4e5', 'Join these two'],
  ],
  async run(values, context) {
    const { merge } = await import('../command/merge.ts');
    const { revisions } = values;
    const result = await withProject(values, context, (project) =>
      merge(project, {
        ...readFileOptions(values),
        ...(revisions === undefined ? {} : { revisions }),
      }),
    );
    if (result.revision === null) {
      context.say(`${noFileWanted}: nothing to write.`);
      return { lines: [], json: result };
    }
    return { lines: describeFiles(result, context), json: result };
  },
});
