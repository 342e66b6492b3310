import { takeApart, type TypeParts } from './take-apart.ts';

/**
 * True when every value of one type has its place in the other, in the words of any database. False
 * where that is not known: a change of type is taken for lossy until shown otherwise.
 */
export function isLossless(from: string, to: string): boolean {
  const [before, after] = [takeApart(from), takeApart(to)];
  return (
    from === to ||
    isWiderText(before, after) ||
    isWiderInteger(before, after) ||
    isWiderNumber(before, after) ||
    isWiderTime(before, after) ||
    otherPairs.has(`${before.word} ${after.word}`)
  );
}

/** How many characters the types of text hold, as far as their order goes. */
const textSizes: Readonly<Record<string, number>> = {
  tinytext: 255,
  varchar: 2 ** 40,
  text: 2 ** 40,
  citext: 2 ** 40,
  mediumtext: 2 ** 41,
  longtext: 2 ** 42,
};

/** How many characters the values of other types take. */
const widths: Readonly<Record<string, number>> = {
  boolean: 5,
  tinyint: 4,
  smallint: 6,
  mediumint: 8,
  integer: 11,
  bigint: 20,
  uuid: 36,
  date: 10,
};

function isWiderText(from: TypeParts, to: TypeParts): boolean {
  const size = textSize(to);
  if (size === undefined) return false;
  const needed = textSize(from) ?? widths[from.word] ?? 2 ** 40;
  return size >= needed;
}

function textSize({ word, numbers: [length] }: TypeParts): number | undefined {
  if (word === 'char') return length ?? 1;
  return word === 'varchar' ? (length ?? textSizes[word]) : textSizes[word];
}

/** The digits of the integer types, which are in the order of their size. */
const digits: Readonly<Record<string, number>> = {
  tinyint: 3,
  smallint: 5,
  mediumint: 8,
  integer: 10,
  bigint: 19,
};

function isWiderInteger(from: TypeParts, to: TypeParts): boolean {
  const [before, after] = [digits[from.word], digits[to.word]];
  if (before === undefined || after === undefined) return false;
  if (from.isUnsigned === to.isUnsigned) return after >= before;
  return from.isUnsigned && after > before;
}

function isWiderNumber(from: TypeParts, to: TypeParts): boolean {
  if (to.word !== 'numeric') return false;
  const [precision = Infinity, scale = precision === Infinity ? Infinity : 0] = to.numbers;
  const whole = digits[from.word];
  if (whole !== undefined) return precision === Infinity || precision - scale >= whole;
  if (from.word !== 'numeric') return false;
  const [before = Infinity, scaleBefore = before === Infinity ? Infinity : 0] = from.numbers;
  if (precision === Infinity) return true;
  return scale >= scaleBefore && precision - scale >= before - scaleBefore;
}

const times = new Set(['timestamp', 'timestamptz', 'datetime', 'time']);

/** The same type with no fewer digits of a second; PostgreSQL's six when none are said. */
function isWiderTime(from: TypeParts, to: TypeParts): boolean {
  if (from.word !== to.word || !times.has(from.word)) return false;
  const unsaid = from.word === 'datetime' ? 0 : 6;
  return (to.numbers[0] ?? unsaid) >= (from.numbers[0] ?? unsaid);
}

/** Pairs of words whose values convert without exception. */
const otherPairs: ReadonlySet<string> = new Set([
  'real double precision',
  'float double precision',
  'float double',
  'integer double precision',
  'integer double',
  'date timestamp',
  'date timestamptz',
  'date datetime',
  'timestamp timestamptz',
  'timestamptz timestamp',
  'json jsonb',
  'jsonb json',
  'boolean integer',
  'serial integer',
]);
