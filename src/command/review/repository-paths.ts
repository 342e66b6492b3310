import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { openGit } from '../git.ts';

/** Gives a file the path that it goes by in a report: with `/`, from the root of the git repository, or from `directory` without one. */
export type ShowPath = (path: string) => Promise<string>;

export async function repositoryPaths(directory: string): Promise<ShowPath> {
  const git = await openGit(directory).catch(() => null);
  const root = git === null ? directory : (await git('rev-parse', '--show-toplevel')).trimEnd();
  // Git follows the links on the way to its repository.
  const start = await realpath(root);
  return async (path) => relative(start, await realpath(path)).replaceAll('\\', '/');
}
