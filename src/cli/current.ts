import { defineCommand } from './command-definition.ts';
import { projectOptions, verboseOption } from './common-options.ts';
import { describeCurrent } from './describe-current.ts';
import { exitCode } from './exit-code.ts';
import { withProject } from './with-project.ts';

export const current = defineCommand({
  name: 'current',
  describe: 'Show the revision that the database is at',
  argument: null,
  options: {
    'check-heads': {
      type: 'boolean',
      describe: 'Exit with 4 unless the database has reached every head',
    },
    ...verboseOption,
    ...projectOptions,
  },
  examples: [
    ['current', 'Show where the database stands'],
    ['current --check-heads', 'Fail in a script where a migration is missing'],
    ['current --json', 'The same as data'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { current } = await import('../command/current.ts');
    const result = await withProject(values, context, current);
    if (result.heads.length === 0) context.say('No migration is applied.');
    const isKnown = result.revisions.length === result.heads.length;
    if (isKnown && !result.isHead) {
      context.say('There are migrations to apply: run `limbeck upgrade`.');
    }
    const isRefused = values['check-heads'] === true && !result.isHead;
    return {
      lines: await describeCurrent(result, values),
      json: result,
      exitCode: isRefused ? exitCode.behind : exitCode.done,
    };
  },
});
