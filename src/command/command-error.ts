import { LimbeckError } from '../error.ts';

/** The database lacks migrations that are there as files. */
export function databaseBehind(heads: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_BEHIND',
    `The database has not reached the head of the migrations (${heads.join(', ')}), so a difference to it would say nothing.`,
    'Run `limbeck upgrade head` first.',
  );
}

/** A new revision could follow several. */
export function multipleHeads(heads: readonly string[]): LimbeckError {
  return new LimbeckError(
    'MULTIPLE_HEADS',
    `The history has ${heads.length} heads: ${heads.join(', ')}.`,
    'Let one of them follow the other: edit its `downRevision`.',
  );
}

/** `init` never overwrites. */
export function fileExists(path: string): LimbeckError {
  return new LimbeckError(
    'FILE_EXISTS',
    `${path} exists already; nothing was written.`,
    'Remove it first, or run the command in another folder.',
  );
}

/** A file has the name that the folder of the migrations should have. */
export function folderBlocked(path: string): LimbeckError {
  return new LimbeckError(
    'FILE_EXISTS',
    `${path} exists already and is not a folder; nothing was written.`,
    'Remove it first, or name another folder: `limbeck init <directory>`.',
  );
}

/** The file system does not let `init` write. */
export function fileNotWritable(path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'FILE_NOT_WRITABLE',
    `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
    'Check that you may write there, or run the command in another folder.',
    { cause },
  );
}
