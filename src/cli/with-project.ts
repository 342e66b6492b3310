import type { ProjectOptions } from '../command/open-project.ts';
import type { Project } from '../command/project.ts';
import type { Context } from './command-definition.ts';
import type { ProjectValues } from './common-options.ts';

/** Opens the project that the flags name, and closes it whatever comes of it. */
export async function withProject<Result>(
  values: ProjectValues,
  context: Context,
  use: (project: Project) => Promise<Result>,
): Promise<Result> {
  const { progress } = context;
  progress.begin('Reading the configuration');
  const { openProject } = await import('../command/open-project.ts');
  const project = await openProject(readProjectOptions(values, context));
  progress.end();
  return closing([project], () => use(project));
}

/** Closes projects when `work` is done or has failed; what a database does not allow is put into a sentence. */
export async function closing<Result>(
  projects: readonly Project[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { accessDenied } = await import('../command/access-denied.ts');
    throw accessDenied(error) ?? error;
  } finally {
    for (const project of projects) await project.close();
  }
}

/** What the flags say of where a project is. */
export function readProjectOptions(
  { config, dataSource, name }: ProjectValues,
  { cwd }: Context,
): ProjectOptions {
  return {
    cwd,
    ...(name === undefined ? {} : { name }),
    ...(config === undefined ? {} : { config }),
    ...(dataSource === undefined ? {} : { dataSource }),
  };
}
