import type { Project } from '../command/project.ts';
import type { upgradeScript } from '../command/script.ts';
import type { Context, Report } from './command-definition.ts';
import type { ProjectValues } from './common-options.ts';
import { withProject } from './with-project.ts';

type Script = Awaited<ReturnType<typeof upgradeScript>>;

/** The flag of the commands that can be written as SQL. */
export const scriptOption = {
  sql: {
    type: 'boolean',
    describe: 'Write it as SQL to stdout, for a client to run; connects to nothing',
  },
} as const;

/** Writes a script to stdout. */
export async function printScript(
  values: ProjectValues,
  context: Context,
  write: (project: Project) => Promise<Pick<Script, 'text'> & Partial<Script>>,
): Promise<Report> {
  const { text, steps = [], ...ends } = await withProject(values, context, write);
  return { lines: [text], json: { ...ends, steps: steps.map(summarize), sql: text } };
}

function summarize({ revision, direction, statements }: Script['steps'][number]): unknown {
  return { revision: revision.id, direction, message: revision.message, statements };
}
