import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { describeEntries } from './describe-entry.ts';
import { describePosition } from './describe-position.ts';
import { exitCode } from './exit-code.ts';
import { sayEdited } from './say-edited.ts';
import { sayUnused } from './say-unused.ts';
import { withProject } from './with-project.ts';

export const status = defineCommand({
  name: 'status',
  describe: 'Fail if the database lacks a migration',
  argument: null,
  options: projectOptions,
  examples: [
    ['status', 'Exit with 0 (it has them all) or 4 (behind), listing what is to be applied'],
    ['status --json', 'The same for a script'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { health } = await import('../command/health.ts');
    const result = await withProject(values, context, health);
    const { current, heads, pending, upToDate } = result;
    await sayEdited(result.edited, context);
    sayUnused(result.unusedAllowances, context);
    const goal =
      heads.length === 0 ? 'there are no migrations yet' : `the head is ${heads.join(', ')}`;
    context.say(`The database is ${describePosition(current)}; ${goal}.`);
    if (!upToDate) context.say('To apply, in this order, with `limbeck upgrade heads`:');
    return {
      lines: describeEntries(pending, {}),
      json: result,
      exitCode: upToDate ? exitCode.done : exitCode.behind,
    };
  },
});
