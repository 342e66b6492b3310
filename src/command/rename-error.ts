import { LimbeckError } from '../error.ts';
import { nearestFirst } from '../util/nearest-first.ts';
import { flagLines } from './rename-notes.ts';
import { meaningOf, type OpenRename } from './rename-question.ts';
import { evidenceFor } from './rename-remarks.ts';
import type { UnpairedNames } from './unpaired-names.ts';

/** A `--rename` or `--no-rename` that names nothing as it should. */
export function renameMalformed(flag: string): LimbeckError {
  return new LimbeckError(
    'RENAME_INVALID',
    `\`${flag}\` does not name what it should; nothing was written.`,
    'Write `--rename users.name=users.full_name`, `--rename users=people` or `--rename users.role:admin=owner`, and `--no-rename users.name`.',
  );
}

/** Two answers of which one can be true. */
export function renameContradicted(one: string, other: string): LimbeckError {
  return new LimbeckError(
    'RENAME_INVALID',
    `The answers ${one} and ${other} contradict each other; nothing was written.`,
    'Leave one of them out.',
  );
}

/** A `--rename` without a comparison. */
export function renameWithoutAutogenerate(): LimbeckError {
  return new LimbeckError(
    'RENAME_INVALID',
    'Renames are given for a revision that is not generated; nothing was written.',
    'Add `--autogenerate`, or leave `--rename` and `--no-rename` out.',
  );
}

/** An answer about a name that is of nothing removed (`from`) or added (`to`). */
export function renameNotFound(
  name: string,
  side: 'from' | 'to' | 'either',
  { removed, added }: UnpairedNames,
): LimbeckError {
  const [wrong, names] = {
    from: ['is nothing in the database that the entities lack', removed],
    to: ['is nothing in the entities that the database lacks', added],
    either: ['is on both sides or on none', [...removed, ...added]],
  }[side] as [string, readonly string[]];
  return new LimbeckError(
    'RENAME_NOT_FOUND',
    `A rename is answered for ${name}, which ${wrong}; nothing was written.`,
    names.length === 0
      ? 'Leave it out: there is no such thing.'
      : `What there is: ${nearest(name, names).join(', ')}; see \`limbeck diff\`.`,
  );
}

/** An answer about a name that none of several databases has. */
export function renameNotFoundAnywhere(name: string, databases: readonly string[]): LimbeckError {
  return new LimbeckError(
    'RENAME_NOT_FOUND',
    `A rename is answered for ${name}, which is nothing that comes or goes in any of the databases ${databases.join(', ')}.`,
    'Leave it out, or see `limbeck diff` for the names that there are.',
  );
}

/** An answer about two things that are there, and cannot be one. */
export function renameImpossible(from: string, to: string): LimbeckError {
  return new LimbeckError(
    'RENAME_NOT_FOUND',
    `${from} cannot become ${to}: a table becomes a table, a column one of the same table, a value one of the same column, and each is renamed once; nothing was written.`,
    `Leave the answer out, or name the table's own rename beside it: \`--rename <old table>=<new table>\`.`,
  );
}

/** The names that are written most like `name`, the likest first. */
function nearest(name: string, names: readonly string[]): readonly string[] {
  return nearestFirst(name, names)
    .slice(0, 5)
    .map((each) => each.name);
}

/** The configuration requires the history of the entity files, and it cannot be read. */
export function historyUnreadable(reason: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'HISTORY_UNREADABLE',
    `The git history of the entities cannot be read: ${reason}; nothing was written.`,
    "Repair or fetch it (`git fetch --unshallow`), or go without: `gitHistory: 'use'`.",
    { cause },
  );
}

/** Pairs that may be renames, and nobody to ask. */
export function renamesUndecided(questions: readonly OpenRename[]): LimbeckError {
  const pairs = questions.map(meaningOf).join(', ');
  const lines = questions.flatMap((question) => [
    `  ${meaningOf(question)}: ${evidenceFor(question)}`,
    ...flagLines(question).map((line) => `    ${line}`),
  ]);
  return new LimbeckError(
    'RENAME_UNDECIDED',
    `It cannot be told whether ${pairs} ${questions.length === 1 ? 'is a rename' : 'are renames'}; nothing was written.`,
    ['Run this again with one of these flags for each, or at a terminal:', ...lines].join('\n'),
    { details: { renameQuestions: questions } },
  );
}
