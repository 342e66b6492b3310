import { readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { GitFailure, type Git } from '../git.ts';

/** A source file that is another than it was at a commit; by its paths below the repository. */
export interface ChangedSource {
  /** Null where it was not there. */
  readonly before: string | null;
  /** Null where it is gone. */
  readonly after: string | null;
}

/** What has become of the sources of a repository since a commit. */
export interface SourceChanges {
  /** The first digits of the commit. */
  readonly commit: string;
  readonly files: readonly ChangedSource[];
  /** The text of a file; empty where it is not there. */
  readBefore(file: ChangedSource): Promise<string>;
  readAfter(file: ChangedSource): Promise<string>;
  /** The lines that were replaced, as many by as many, in pairs. */
  replacedLines(): Promise<readonly (readonly [before: string, after: string])[]>;
}

const sources = ['*.ts', '*.mts', '*.cts', '*.tsx', '*.js', '*.mjs', '*.cjs'];

/**
 * The sources that have changed since the commit that brought `migration`, or since the last one
 * where none has; null in a repository without a commit.
 * @throws {GitFailure} where the history does not reach back that far, or is damaged.
 */
export async function changedSources(
  git: Git,
  migration: string | null,
): Promise<SourceChanges | null> {
  const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
  const commit = await baseCommit(
    git,
    migration === null ? null : await pathBelow(root, migration),
  );
  if (commit === null) return null;
  const options = ['--no-ext-diff', '--no-textconv', '--find-renames', '--no-color'];
  const changed = await git('diff', ...options, '--name-status', '-z', commit, '--', ...sources);
  const untracked = await git('ls-files', '-z', '--others', '--exclude-standard', '--', ...sources);
  return {
    commit: commit.slice(0, 7),
    files: [
      ...readStatus(changed),
      ...split(untracked).map((path) => ({ before: null, after: path })),
    ],
    readBefore: ({ before }) =>
      before === null ? Promise.resolve('') : git('show', `${commit}:${before}`),
    readAfter: ({ after }) => (after === null ? Promise.resolve('') : readText(join(root, after))),
    replacedLines: async () =>
      pairLines(await git('diff', ...options, '--unified=0', commit, '--', ...sources)),
  };
}

/** A path as git writes it; null for one that is not below `root`. */
async function pathBelow(root: string, path: string): Promise<string | null> {
  // Git follows the links on the way to its repository.
  const below = relative(await realpath(root), await realpath(path).catch(() => path));
  return below.startsWith('..') ? null : below.replaceAll('\\', '/');
}

/** The commit that brought a file, or the last one. */
async function baseCommit(git: Git, migration: string | null): Promise<string | null> {
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
  if (head === '') return null;
  if (migration === null) return head.trim();
  const found = await git('log', '-1', '--diff-filter=A', '--format=%H %P', '--', migration);
  const [commit, parent] = found.trim().split(' ');
  if (commit === undefined || commit === '') return head.trim();
  const isShallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
  if (isShallow && parent === undefined) {
    throw new GitFailure(`the clone is shallow, and begins after ${migration} was added`);
  }
  return commit;
}

/** `M path`, `R087 before after`, each word ended by a zero byte. */
function readStatus(output: string): readonly ChangedSource[] {
  const words = split(output);
  const files: ChangedSource[] = [];
  for (let position = 0; position < words.length;) {
    const [status = '', path = '', other = ''] = words.slice(position, position + 3);
    const isMoved = /^[RC]/.test(status);
    position += isMoved ? 3 : 2;
    files.push({
      before: status === 'A' ? null : path,
      after: status === 'D' ? null : isMoved ? other : path,
    });
  }
  return files;
}

function split(output: string): readonly string[] {
  return output.split('\0').filter((word) => word !== '');
}

/** A file that is deleted meanwhile, or no text, has nothing to say. */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

function pairLines(diff: string): readonly (readonly [string, string])[] {
  return diff.split(/^@@.*$/m).flatMap((hunk) => {
    const lines = hunk.split('\n').filter((line) => !/^(?:---|\+\+\+) /.test(line));
    const linesOf = (sign: string): readonly string[] =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
    const [before, after] = [linesOf('-'), linesOf('+')];
    if (before.length !== after.length) return [];
    return before.map((line, position) => [line, after[position] ?? ''] as const);
  });
}
