import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { digest } from './digest.ts';

/** JSON values on disk, one file each. A cache that cannot be read or written is an empty one. */
export interface DiskCache {
  /** What was kept for the file at `path`, or undefined. The caller checks that it is still true. */
  read(path: string): unknown;
  /** Keeps `value` for the file at `path`, in place of what was there. */
  write(path: string, value: object): void;
}

/** Opens the cache in `directory`, which is made with the first write. */
export function openDiskCache(directory: string): DiskCache {
  const fileFor = (path: string): string =>
    join(directory, `${basename(path)}.${digest(path).slice(0, 16)}.json`);
  return {
    read(path) {
      try {
        return JSON.parse(readFileSync(fileFor(path), 'utf8'));
      } catch {
        return undefined;
      }
    },
    write(path, value) {
      try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        replaceFile(fileFor(path), JSON.stringify(value));
      } catch {
        // A read-only or full disk makes the next run slower, not wrong.
      }
    },
  };
}

/** Another process sees the file as it was or as it will be, never half of it. */
function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.${Date.now()}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/**
 * Where the cache of a project is kept: `node_modules/.cache/limbeck` of the nearest folder at or
 * above `root` that has a `node_modules`, else a folder of this user in the system's temporary one.
 */
export function cacheDirectoryFor(root: string): string {
  for (let directory = root; ; directory = dirname(directory)) {
    if (isDirectory(join(directory, 'node_modules'))) {
      return join(directory, 'node_modules', '.cache', 'limbeck');
    }
    if (directory === dirname(directory)) break;
  }
  return join(tmpdir(), `limbeck-${userInfo().username}`, digest(root).slice(0, 16));
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
