import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import { GitFailure, openGit, type Git } from '../git.ts';
import { gitRefNotFound, repositoryNotFound, repositoryUnreadable } from './review-error.ts';

/**
 * The revisions whose files were added or changed since a commit that git knows by `ref`, committed or
 * not. What happened on the branch of `ref` meanwhile is not counted.
 * @throws {LimbeckError} `REPOSITORY_NOT_FOUND`, `GIT_REF_NOT_FOUND`
 */
export async function changedSince(
  graph: RevisionGraph,
  directory: string,
  ref: string,
): Promise<readonly Revision[]> {
  const git = await open(directory, ref);
  try {
    const changed = await changedFiles(git, await forkPoint(git, ref));
    const isChanged = await Promise.all(
      graph.revisions.map(async ({ path }) => changed.has(await realpath(path))),
    );
    return graph.revisions.filter((_, position) => isChanged[position]);
  } catch (error) {
    throw error instanceof GitFailure ? repositoryUnreadable(directory, error) : error;
  }
}

async function open(directory: string, ref: string): Promise<Git> {
  try {
    const git = await openGit(directory);
    if (git === null) throw repositoryNotFound(directory, ref);
    return git;
  } catch (error) {
    throw error instanceof GitFailure ? repositoryUnreadable(directory, error) : error;
  }
}

/** The commit at which the branch of `ref` and this one part; that of `ref` where no such is known. */
async function forkPoint(git: Git, ref: string): Promise<string> {
  const commit = await ask(
    git,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  );
  if (commit === null) throw gitRefNotFound(ref);
  return (await ask(git, 'merge-base', commit, 'HEAD')) ?? commit;
}

/** The absolute paths of the files that are there and were not so at `commit`. */
async function changedFiles(git: Git, commit: string): Promise<ReadonlySet<string>> {
  const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
  const options = ['--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=d'];
  const changed = await git('diff', ...options, '--name-only', '-z', commit, '--');
  const untracked = await git('ls-files', '-z', '--others', '--exclude-standard');
  const paths = `${changed}${untracked}`.split('\0').filter((path) => path !== '');
  return new Set(paths.map((path) => join(root, path)));
}

/** What git answers in one line; null where it has no answer. */
async function ask(git: Git, ...words: readonly string[]): Promise<string | null> {
  try {
    return (await git(...words)).trim() || null;
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
