import type { HistoryEntry } from '../command/history-entry.ts';
import { defineCommand } from './command-definition.ts';
import { projectOptions, verboseOption } from './common-options.ts';
import { describeEntries, describeLanes } from './describe-entry.ts';
import { withProject } from './with-project.ts';

export const history = defineCommand({
  name: 'history',
  describe: 'List the migrations, the newest first',
  argument: null,
  options: {
    'rev-range': {
      type: 'string',
      short: 'r',
      describe: 'Only from one revision to another, both included: b2c3:head, b2c3:, -3:current',
    },
    ...verboseOption,
    'indicate-current': {
      type: 'boolean',
      short: 'i',
      describe: 'Ask the database, and mark where it stands',
    },
    dot: { type: 'boolean', describe: 'Write the graph in the language of Graphviz' },
    mermaid: { type: 'boolean', describe: 'Write the graph in the language of Mermaid' },
    ...projectOptions,
  },
  examples: [
    ['history', 'List the files; no connection is opened'],
    ['history -i', 'Mark where the database stands, too'],
    ['history --dot | dot -Tsvg', 'Draw it'],
    ['history -r current: -v', 'All that the files say of what is still to be applied'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { history } = await import('../command/history.ts');
    const { 'rev-range': range } = values;
    const entries = await withProject(values, context, (project) =>
      history(project, {
        indicateCurrent: values['indicate-current'] ?? false,
        ...(range === undefined ? {} : { range }),
      }),
    );
    if (entries.length === 0) context.say('There are no migrations yet.');
    return { lines: await show(entries, values), json: entries };
  },
});

async function show(
  entries: readonly HistoryEntry[],
  values: Readonly<Record<'verbose' | 'dot' | 'mermaid', boolean | undefined>>,
): Promise<readonly string[]> {
  if (values.dot === true) return (await import('./history-diagram.ts')).dotOf(entries);
  if (values.mermaid === true) return (await import('./history-diagram.ts')).mermaidOf(entries);
  return values.verbose === true ? describeEntries(entries, values) : describeLanes(entries);
}
