import { editDistance } from './edit-distance.ts';

/** The words of a name in camel or snake case, in lower case: `homeAddress2` is home, address, 2. */
export function nameWords(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** An English word without the ending of its plural, as far as that can be told from its letters. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
}

/** Whether two words are one: in the singular and plural, short and in full, with and without a slip of the pen. */
export function sameWord(one: string, other: string): boolean {
  if (singular(one) === singular(other)) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return isAbbreviation(short, long) || isMisspelled(short, long);
}

/** `desc` for description, `qty` for quantity; not `post` for postal. */
function isAbbreviation(short: string, long: string): boolean {
  const isStart = short.length >= 3 && short.length <= 5 && long.length >= short.length + 3;
  if (isStart && long.startsWith(short)) return true;
  const consonants = /^\p{L}[^aeiou\d]+$/u.test(short) && long.length >= short.length + 2;
  return consonants && short[0] === long[0] && isWithin(short, long);
}

/** Whether all letters of one are in the other in their order. */
function isWithin(letters: string, word: string): boolean {
  let position = 0;
  return Array.from(letters).every((letter) => {
    position = word.indexOf(letter, position) + 1;
    return position > 0;
  });
}

/** Begin and end are rarely wrong; where they differ, so do the words: height and weight. */
function isMisspelled(short: string, long: string): boolean {
  if (long.length < 6 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  const distance = editDistance(short, long);
  return distance === 1 || (distance === 2 && sortedLetters(short) === sortedLetters(long));
}

function sortedLetters(word: string): string {
  return Array.from(word).toSorted().join('');
}
