import type { RenameAnswers } from '../compare/rename.ts';
import type { NormalConfig } from '../config/normalize-config.ts';
import { renameContradicted, renameMalformed } from './rename-error.ts';
import type { RenameOptions } from './rename-options.ts';

/**
 * What `--rename users.name=users.full_name` says: an old name and a new one. Behind an enumerated
 * value, the new one may stand alone: `users.role:admin=owner`. A value may hold an equals sign; both
 * sides are then said in full.
 * @throws {LimbeckError} `RENAME_INVALID`
 */
export function splitRename(flag: string): readonly [from: string, to: string] {
  const splits = [...flag.matchAll(/=/g)].map(
    ({ index }) => [flag.slice(0, index), flag.slice(index + 1)] as const,
  );
  const full = splits.find(([from, to]) => isName(from) && isName(to) && areAlike(from, to));
  const short = splits.length === 1 ? splits.flatMap(withSameOwner)[0] : undefined;
  const fitting = full ?? short;
  if (fitting === undefined || fitting[0] === fitting[1]) throw renameMalformed(`--rename ${flag}`);
  return fitting;
}

/** A value and another one of the same enumeration. */
function withSameOwner([from, value]: readonly [string, string]): readonly (readonly [
  from: string,
  to: string,
])[] {
  const owner = from.slice(0, from.indexOf(':') + 1);
  return owner !== '' && isName(from) && value !== '' ? [[from, `${owner}${value}`]] : [];
}

/**
 * What `--no-rename users.name` says.
 * @throws {LimbeckError} `RENAME_INVALID`
 */
export function readName(flag: string): string {
  if (!isName(flag)) throw renameMalformed(`--no-rename ${flag}`);
  return flag;
}

/** A path of words, and behind a colon an enumerated value. */
function isName(text: string): boolean {
  return /^[^.:=]+(?:\.[^.:=]+)*(?::[^]+)?$/.test(text);
}

function areAlike(from: string, to: string): boolean {
  return from.includes(':') === to.includes(':');
}

/**
 * What is said in options, with the hints of the configuration that these leave open.
 * @throws {LimbeckError} `RENAME_INVALID` where two things that are said contradict each other.
 */
export function renameAnswers(
  { renames = [], noRenames = [] }: RenameOptions,
  { renamedFrom }: Pick<NormalConfig, 'renamedFrom'>,
): RenameAnswers {
  const given = [...new Map(renames.map((pair) => [pair.join('='), pair])).values()];
  rejectContradictions(given, noRenames);
  const said = namesIn({ renames, noRenames });
  const hints = Object.entries(renamedFrom).filter(
    ([to, from]) => !said.has(from) && !said.has(to),
  );
  return {
    renamed: [
      ...given.map(([from, to]) => ({ from, to })),
      ...hints.map(([to, from]) => ({ from, to })),
    ],
    kept: [...new Set(noRenames)],
  };
}

/** The names that are given in options. */
export function namesIn({ renames = [], noRenames = [] }: RenameOptions): ReadonlySet<string> {
  return new Set([...renames.flat(), ...noRenames]);
}

function rejectContradictions(
  renames: NonNullable<RenameOptions['renames']>,
  noRenames: readonly string[],
): void {
  for (const [position, [from, to]] of renames.entries()) {
    const one = `${from} → ${to}`;
    const kept = noRenames.find((name) => name === from || name === to);
    if (kept !== undefined) throw renameContradicted(one, `${kept} is no rename`);
    const other = renames.slice(0, position).find((pair) => pair[0] === from || pair[1] === to);
    if (other !== undefined) throw renameContradicted(`${other[0]} → ${other[1]}`, one);
  }
}
