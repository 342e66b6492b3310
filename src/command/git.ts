/** Runs git with these words, in one folder; gives what it writes. */
export type Git = (...words: readonly string[]) => Promise<string>;

/** Git does not do what it is asked for. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/**
 * Git in a folder; null where there is no repository, or no git. It takes no lock, runs no program of
 * the user's, and writes nothing.
 * @throws {GitFailure} for a repository that it does not read.
 */
export async function openGit(directory: string): Promise<Git | null> {
  try {
    const [root = ''] = (await runGit(directory, ['rev-parse', '--show-toplevel'])).split('\n');
    return (...words) => runGit(root, words);
  } catch (error) {
    const isAbsent = error instanceof GitFailure && error.message.includes('not a git repository');
    if (isAbsent || isNotInstalled(error)) return null;
    throw error;
  }
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function runGit(cwd: string, words: readonly string[]): Promise<string> {
  // Only this and the hooks need it.
  const { x } = await import('tinyexec');
  const child = x('git', ['--no-pager', ...words], {
    nodeOptions: {
      cwd,
      // Inside of a hook, git says which repository it works on: by a path from another folder.
      env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_DIR: undefined, GIT_INDEX_FILE: undefined },
    },
  });
  // A letter may be in two chunks.
  child.process?.stdout?.setEncoding('utf8');
  const { stdout, stderr } = await child;
  if (child.exitCode === 0) return stdout;
  const [reason = ''] = stderr.trim().split('\n');
  throw new GitFailure(reason.replace(/^(?:fatal|error): /, '').replace(/\.$/, ''));
}
