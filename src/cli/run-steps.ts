import type { RunOptions, RunResult, StepHazard } from '../command/upgrade.ts';
import type { Project } from '../command/project.ts';
import type { Context, Report } from './command-definition.ts';
import type { ProjectValues } from './common-options.ts';
import { describePosition } from './describe-position.ts';
import { sayEdited } from './say-edited.ts';
import { sayUnused } from './say-unused.ts';
import { withProject } from './with-project.ts';

type StepTaken = RunResult['steps'][number];

/** Runs an upgrade or a downgrade, saying each step as it is done. */
export async function runSteps(
  values: ProjectValues,
  context: Context,
  run: (project: Project, options: RunOptions) => Promise<RunResult>,
): Promise<Report> {
  const { progress } = context;
  const onStart: RunOptions['onStart'] = ({ direction, revision }, { number, total }) =>
    progress.begin(`${direction} ${number} of ${total}: ${titleOf(revision)}`);
  const onStep = (step: StepTaken): void => {
    progress.end();
    context.say(describeStep(step));
  };
  const onHazard = (hazard: StepHazard): void => context.say(describeHazard(hazard, context));
  const { steps, from, to, edited, unusedAllowances } = await withProject(
    values,
    context,
    (project) => {
      progress.begin('Reading the migrations');
      return run(project, { onStart, onStep, onHazard });
    },
  );
  await sayEdited(edited, context);
  sayUnused(unusedAllowances, context);
  const outcome = steps.length === 0 ? 'Nothing to do' : 'Done';
  context.say(`${outcome}: the database is ${describePosition(to)}.`);
  return {
    lines: [],
    json: { steps: steps.map(summarize), from, to, edited, unusedAllowances },
  };
}

function describeHazard(hazard: StepHazard, { talkColors }: Context): string {
  const { id, subject, message, reason } = hazard;
  const why = reason === null ? '' : ` Allowed: ${reason}`;
  return `${talkColors.yellow('Warning:')} ${id} ${subject}: ${message}${why}`;
}

function describeStep({ revision, direction, milliseconds }: StepTaken): string {
  return `${direction} ${titleOf(revision)} (${Math.round(milliseconds)} ms)`;
}

function titleOf({ id, message }: StepTaken['revision']): string {
  return `${id} ${message}`.trimEnd();
}

function summarize({ revision, direction, milliseconds }: StepTaken): Record<string, unknown> {
  const { id, message } = revision;
  return { revision: id, direction, message, milliseconds: Math.round(milliseconds) };
}
