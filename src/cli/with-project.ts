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
  const { openProject } = await import('../command/open-project.ts');
  const project = await openProject(readProjectOptions(values, context));
  try {
    return await use(project);
  } catch (error) {
    const { accessDenied } = await import('../command/access-denied.ts');
    throw accessDenied(error) ?? error;
  } finally {
    await project.close();
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
