import type { HistoryEntry } from '../command/history.ts';
import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { withProject } from './with-project.ts';

export const history = defineCommand({
  name: 'history',
  describe: 'List the migrations, the newest first',
  argument: null,
  options: {
    'indicate-current': {
      type: 'boolean',
      short: 'i',
      describe: 'Ask the database, and mark where it stands',
    },
    ...projectOptions,
  },
  examples: [
    ['history', 'List the files; no connection is opened'],
    ['history -i', 'Mark where the database stands, too'],
  ],
  async run(values, context) {
    const { history } = await import('../command/history.ts');
    const indicateCurrent = values['indicate-current'] ?? false;
    const entries = await withProject(values, context, (project) =>
      history(project, { indicateCurrent }),
    );
    if (entries.length === 0) context.say('There are no migrations yet.');
    return { lines: entries.map(describeEntry), json: entries };
  },
});

function describeEntry({ id, parents, message, isHead, isCurrent }: HistoryEntry): string {
  const marks = [...(isHead ? ['head'] : []), ...(isCurrent === true ? ['current'] : [])];
  const from = parents.length === 0 ? 'base' : parents.join(', ');
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  return `${from} → ${id}${mark}  ${message}`.trimEnd();
}
