import type { Current } from '../command/current.ts';
import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { withProject } from './with-project.ts';

export const current = defineCommand({
  name: 'current',
  describe: 'Show the revision that the database is at',
  argument: null,
  options: projectOptions,
  examples: [
    ['current', 'Show where the database stands'],
    ['current --json', 'The same for a script'],
  ],
  async run(values, context) {
    const { current } = await import('../command/current.ts');
    const result = await withProject(values, context, current);
    if (result.heads.length === 0) context.say('No migration is applied.');
    const isKnown = result.revisions.length === result.heads.length;
    if (isKnown && !result.isHead) {
      context.say('There are migrations to apply: run `limbeck upgrade`.');
    }
    return { lines: result.heads.map((id) => describeHead(id, result)), json: result };
  },
});

function describeHead(id: string, { revisions, isHead }: Current): string {
  const revision = revisions.find((each) => each.id === id);
  if (revision === undefined) return `${id} (no migration file declares it)`;
  return `${id}${isHead ? ' (head)' : ''}  ${revision.message}`.trimEnd();
}
