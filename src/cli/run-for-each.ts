import { LimbeckError } from '../error.ts';
import type { CommandDefinition, Context, Report, Values } from './command-definition.ts';

/**
 * Runs a command; one that `runsForEach`, on each database of a configuration that has several, where
 * none of them was named. The first that fails ends it; otherwise the highest exit code counts.
 */
export async function runForEach(
  command: CommandDefinition,
  values: Values,
  context: Context,
): Promise<Report> {
  try {
    return await command.run(values, context);
  } catch (error) {
    const isOpen = error instanceof LimbeckError && error.code === 'DATABASE_NOT_NAMED';
    if (!isOpen || command.runsForEach !== true) throw error;
    const reports = await runEach(command, values, context);
    if (reports.length === 0) throw error;
    return joinReports(reports);
  }
}

type NamedReport = readonly [name: string, report: Report];

async function runEach(
  command: CommandDefinition,
  values: Values,
  context: Context,
): Promise<readonly NamedReport[]> {
  const { databaseNames } = await import('../command/open-project.ts');
  const { config, dataSource } = values;
  const names = await databaseNames({
    cwd: context.cwd,
    ...(typeof config === 'string' ? { config } : {}),
    ...(typeof dataSource === 'string' ? { dataSource } : {}),
  });
  const reports: NamedReport[] = [];
  for (const name of names) {
    context.say(context.talkColors.bold(`${name}:`));
    const report = await command.run({ ...values, name }, { ...context, isOneOfSeveral: true });
    reports.push([name, report]);
  }
  await rejectUnused(reports);
  return reports;
}

/** An answer has to be of use to one of the databases. */
async function rejectUnused(reports: readonly NamedReport[]): Promise<void> {
  const [first, ...others] = reports.map(([, { unusedAnswers = [] }]) => unusedAnswers);
  const unused = first?.find((name) => others.every((names) => names.includes(name)));
  if (unused === undefined) return;
  const { renameNotFoundAnywhere } = await import('../command/rename-error.ts');
  throw renameNotFoundAnywhere(
    unused,
    reports.map(([name]) => name),
  );
}

function joinReports(reports: readonly NamedReport[]): Report {
  return {
    lines: reports.flatMap(([name, { lines }]) =>
      lines.length === 0 ? [] : [`${name}:`, ...lines.map((line) => `  ${line}`.trimEnd())],
    ),
    json: Object.fromEntries(reports.map(([name, { json }]) => [name, json])),
    exitCode: Math.max(...reports.map(([, { exitCode = 0 }]) => exitCode)),
  };
}
