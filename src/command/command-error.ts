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
