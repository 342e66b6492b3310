import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileExists, fileNotWritable } from './revision-error.ts';

/** A migration file to be written. */
export interface RevisionFile {
  readonly directory: string;
  /** May name folders below the directory, which are created with it. */
  readonly name: string;
  readonly text: string;
  /** Whether to create the directory, and those above it, when it is not there. */
  readonly createDirectory: boolean;
}

/**
 * Writes a migration file that is not there yet and returns its path. A file that could be written
 * only in part is removed again.
 *
 * @throws {LimbeckError} `FILE_EXISTS` when it is there, `FILE_NOT_WRITABLE` when it cannot be
 * written.
 */
export async function writeRevision(file: RevisionFile): Promise<string> {
  const path = join(file.directory, file.name);
  if (file.createDirectory) await orNotWritable(path, mkdir(dirname(path), { recursive: true }));
  const handle = await open(path, 'wx').catch((cause: unknown) => {
    throw isExisting(cause) ? fileExists(path) : fileNotWritable(path, cause);
  });
  try {
    await handle.writeFile(file.text);
  } catch (cause) {
    await rm(path, { force: true });
    throw fileNotWritable(path, cause);
  } finally {
    await handle.close();
  }
  return path;
}

async function orNotWritable<Result>(path: string, work: Promise<Result>): Promise<Result> {
  return work.catch((cause: unknown) => {
    throw fileNotWritable(path, cause);
  });
}

function isExisting(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
}
