import type { RunOptions, RunResult } from '../command/upgrade.ts';
import type { Project } from '../command/project.ts';
import type { Context, Report } from './command-definition.ts';
import type { ProjectValues } from './common-options.ts';
import { describePosition } from './describe-position.ts';
import { sayEdited } from './say-edited.ts';
import { withProject } from './with-project.ts';

type StepTaken = RunResult['steps'][number];

/** Runs an upgrade or a downgrade, saying each step as it is done. */
export async function runSteps(
  values: ProjectValues,
  context: Context,
  run: (project: Project, options: RunOptions) => Promise<RunResult>,
): Promise<Report> {
  const onStep = (step: StepTaken): void => context.say(describeStep(step));
  const { steps, from, to, edited } = await withProject(values, context, (project) =>
    run(project, { onStep }),
  );
  await sayEdited(edited, context);
  const outcome = steps.length === 0 ? 'Nothing to do' : 'Done';
  context.say(`${outcome}: the database is ${describePosition(to)}.`);
  return {
    lines: [],
    json: { steps: steps.map(summarize), from, to, edited },
  };
}

function describeStep({ revision, direction, milliseconds }: StepTaken): string {
  const title = `${revision.id} ${revision.message}`.trimEnd();
  return `${direction} ${title} (${Math.round(milliseconds)} ms)`;
}

function summarize({ revision, direction, milliseconds }: StepTaken): Record<string, unknown> {
  const { id, message } = revision;
  return { revision: id, direction, message, milliseconds: Math.round(milliseconds) };
}
