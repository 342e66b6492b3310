import { nameWords } from '../../util/name-words.ts';
import { nameLikeness, type NameLikeness, type NamePair } from './name-likeness.ts';

/** How two enumerated values resemble each other; `inflected` where one is a form of the other: `draft` and `drafted`. */
export type ValueLikeness = NameLikeness | 'inflected';

/** `owners` are the names of the table and the column that the values are in. */
export function valueLikeness(pair: NamePair, owners: readonly string[]): ValueLikeness {
  if (marksIn(pair.from) !== marksIn(pair.to)) return 'unlike';
  const [before, after] = [nameWords(pair.from), nameWords(pair.to)];
  if (before.length === 0 || after.length === 0) return 'unlike';
  const isInflected =
    before.length === after.length &&
    before.every((word, position) => isForm(word, after[position] ?? ''));
  const likeness = nameLikeness(pair, { owners, renamed: [] });
  return isInflected && likeness !== 'same' ? 'inflected' : likeness;
}

/** What is neither a letter nor between two words: `A+` and `A-` have no more in common than a letter. */
function marksIn(value: string): string {
  return value
    .trim()
    .replaceAll(/(?<=[\p{L}\d])[\s_.\-/]+(?=[\p{L}\d])/gu, '')
    .replaceAll(/[\p{L}\d]/gu, '');
}

function isForm(one: string, other: string): boolean {
  return one === other || formsOf(one).includes(other) || formsOf(other).includes(one);
}

/** A verb and what it has become: `publish` and `published`, `deny` and `denied`, `ban` and `banned`. */
function formsOf(word: string): readonly string[] {
  const last = word.at(-1) ?? '';
  return [
    `${word}ed`,
    `${word.replace(/y$/, 'i')}ed`,
    `${word}${last}ed`,
    `${word.replace(/e$/, '')}ed`,
  ];
}
