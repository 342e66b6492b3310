import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory, writeFiles } from './fixture-project.ts';

/** A git repository in a folder of its own. */
export interface GitRepository {
  readonly path: string;
  /** Runs git there. */
  git(...words: readonly string[]): string;
  /** Writes files; null takes one away. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** Writes files and commits all there is. */
  commit(files: Readonly<Record<string, string | null>>): void;
}

/** An empty repository at `path`, or in a folder that goes away with the test. */
export function gitRepository(path: string = temporaryDirectory()): GitRepository {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: path, encoding: 'utf8', stdio: 'pipe' });
  const write: GitRepository['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) rmSync(join(path, name));
      else writeFiles(path, { [name]: text });
    }
  };
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.email', 'test@example.com');
  git('config', 'user.name', 'Test');
  return {
    path,
    git,
    write,
    commit(files) {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'change');
    },
  };
}
