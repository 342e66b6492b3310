import type { Project } from '../command/project.ts';
import { LimbeckError } from '../error.ts';
import type { Context } from './command-definition.ts';
import type { ProjectValues } from './common-options.ts';
import { closing, readProjectOptions } from './with-project.ts';

/** At least one. */
type Projects = readonly [Project, ...Project[]];

/**
 * Opens the project that the flags name; or, of a configuration with several of which none is named, all
 * of them where they share their migration files. Closes them whatever comes of it.
 */
export async function withSharingProjects<Result>(
  values: ProjectValues,
  context: Context,
  use: (projects: Projects) => Promise<Result>,
): Promise<Result> {
  const projects = await openSharing(values, context);
  return closing(projects, () => use(projects));
}

async function openSharing(values: ProjectValues, context: Context): Promise<Projects> {
  const { databaseNames, openProject } = await import('../command/open-project.ts');
  const options = readProjectOptions(values, context);
  try {
    return [await openProject(options)];
  } catch (error) {
    const isOpen = error instanceof LimbeckError && error.code === 'DATABASE_NOT_NAMED';
    if (!isOpen || values.name !== undefined) throw error;
    const names = await databaseNames(options);
    const projects: Project[] = [];
    // Nothing is connected yet, so that nothing needs to be closed.
    for (const name of names) projects.push(await openProject({ ...options, name }));
    const [first, ...others] = projects;
    if (first === undefined || first.sharedBy.length < names.length) throw error;
    return [first, ...others];
  }
}
