/** Integer types from small to large, in the words of every database. */
const integers = [['tinyint'], ['smallint'], ['mediumint'], ['integer', 'int'], ['bigint']];

/**
 * True when some value of the type `from` certainly has no place in `to`: the same type with less
 * length or precision, or a smaller integer. Types of different kinds are not judged.
 */
export function narrows(from: string, to: string): boolean {
  const [before, after] = [takeApart(from), takeApart(to)];
  const [wide, slim] = [sizeOf(before.word), sizeOf(after.word)];
  if (wide !== -1 && slim !== -1 && wide !== slim) return slim < wide;
  if (before.word !== after.word) return false;
  return after.numbers.some((number, position) => number < (before.numbers[position] ?? Infinity));
}

function sizeOf(word: string): number {
  return integers.findIndex((names) => names.includes(word));
}

function takeApart(type: string): { readonly word: string; readonly numbers: readonly number[] } {
  const [word = '', list] = type.split('(');
  return {
    word: word.trim(),
    numbers: list === undefined ? [] : list.split(/[,)]/).filter(Boolean).map(Number),
  };
}
