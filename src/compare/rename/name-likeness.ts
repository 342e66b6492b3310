import { nameWords, sameWord, singular } from '../../util/name-words.ts';

/**
 * How two names of one kind of thing resemble each other: `same` but for their spelling, `follows`
 * another name that has changed, `prefixed` with the name of the table or a word like `is`,
 * `extended` by words that say the same more closely, `akin` where they share a word, `contrary`
 * where each has a word that tells it apart from the other: `first_name` and `last_name`.
 */
export type NameLikeness =
  | 'same'
  | 'follows'
  | 'plural'
  | 'prefixed'
  | 'abbreviated'
  | 'extended'
  | 'akin'
  | 'contrary'
  | 'unlike';

/** Two names of the same thing, one after the other. */
export interface NamePair {
  readonly from: string;
  readonly to: string;
}

/** What is around a pair of names: the names of their tables, and others that have changed. */
export interface NameSurroundings {
  readonly owners: readonly string[];
  readonly renamed: readonly NamePair[];
}

export function nameLikeness(
  { from, to }: NamePair,
  { owners, renamed }: NameSurroundings,
): NameLikeness {
  const [before, after] = [nameWords(from), nameWords(to)];
  if (sameSpelling(before, after)) return 'same';
  const single = after.map(singular);
  if (renamed.some((pair) => sameSpelling(replaceWords(before, pair), single))) return 'follows';
  if (sameSpelling(before.map(singular), single)) return 'plural';
  if (hasSamePrefix(before, after, owners)) return 'prefixed';
  if (isSpelledOut(before, after)) return 'abbreviated';
  if (isExtension(before, after) || isExtension(after, before)) return 'extended';
  if (!before.some((word) => !isEmpty(word) && includesWord(after, word))) return 'unlike';
  return isDistinguished(before, after) && isDistinguished(after, before) ? 'contrary' : 'akin';
}

type Words = readonly string[];

/** In whatever order: `date_of_birth` does not count, `name_first` does. */
function sameSpelling(one: Words, other: Words): boolean {
  return one.join('') === other.join('') || one.toSorted().join(' ') === other.toSorted().join(' ');
}

/** The words, in the singular, with those of a name that has changed in their new form. */
function replaceWords(words: Words, { from, to }: NamePair): Words {
  const text = ` ${words.map(singular).join(' ')} `;
  const [before, after] = [from, to].map((name) => nameWords(name).map(singular).join(' '));
  return text.replace(` ${before} `, ` ${after} `).trim().split(' ');
}

/** Words in front of a name that add nothing to it. */
const empty = new Set(['is', 'has', 'the', 'id', 'fk']);

function isEmpty(word: string): boolean {
  return empty.has(word);
}

function hasSamePrefix(one: Words, other: Words, owners: readonly string[]): boolean {
  const prefixes = [...owners.map((name) => nameWords(name).map(singular)), ['is'], ['has']];
  const bare = (words: Words): readonly Words[] => [
    words,
    ...prefixes.flatMap((prefix) => {
      const rest = words.slice(prefix.length);
      const starts = prefix.every((word, position) => singular(words[position] ?? '') === word);
      return starts && rest.length > 0 ? [rest] : [];
    }),
  ];
  return bare(one).some((first) => bare(other).some((second) => sameSpelling(first, second)));
}

/** Word by word, in their order. */
function isSpelledOut(one: Words, other: Words): boolean {
  return (
    one.length === other.length &&
    one.every((word, position) => sameWord(word, other[position] ?? ''))
  );
}

/** Words behind a name that say of what form it is. */
const forms = new Set(
  'at on date time timestamp value text string url uri address number num no id uuid'.split(' '),
);

/** Words before a name that tell it apart from others of the same table. */
const distinctions = new Set(
  (
    'old new previous prev next last first second third backup alternative alternate alt other primary secondary ' +
    'parent child min max minimum maximum start end from to temp tmp temporary pending original billing shipping ' +
    'home work mobile private public internal external local remote source target sender receiver created updated ' +
    'deleted default custom in out left right total average sub super middle nick maiden emergency not non no'
  ).split(' '),
);

/** Whether a name has a word, beside those of the other, that tells it apart. */
function isDistinguished(words: Words, from: Words): boolean {
  return words.some((word) => !includesWord(from, word) && isDistinction(word));
}

function isDistinction(word: string): boolean {
  return distinctions.has(word) || /^\d+$/.test(word);
}

/** `full_name` says `name` more closely, and `image_url` of `image` what it is; `old_name` and `name_count` are others. */
function isExtension(short: Words, long: Words): boolean {
  if (short.length >= long.length || !short.every((word) => includesWord(long, word))) return false;
  const extra = long.filter((word) => !includesWord(short, word));
  if (extra.some(isDistinction)) return false;
  const head = (words: Words): string =>
    words.findLast((word) => !forms.has(word)) ?? words[0] ?? '';
  const isDistinct = short.some((word) => !isEmpty(word));
  return isDistinct && sameWord(head(short), head(long));
}

function includesWord(words: Words, word: string): boolean {
  return words.some((each) => sameWord(each, word));
}
