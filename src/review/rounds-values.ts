import { takeApart, type TypeParts } from './take-apart.ts';

/**
 * Whether a change of type gives values fewer digits, or a time fewer parts, without an error: what
 * does not fit otherwise fails. True only where that is known.
 */
export function roundsValues(from: string, to: string): boolean {
  const [before, after] = [takeApart(from), takeApart(to)];
  return losesDigits(before, after) || losesTime(before, after);
}

const whole = new Set(['tinyint', 'smallint', 'mediumint', 'integer', 'bigint']);
/** Significant digits of the inexact types. */
const inexact: Readonly<Record<string, number>> = {
  real: 6,
  float: 6,
  double: 15,
  'double precision': 15,
};

function losesDigits(from: TypeParts, to: TypeParts): boolean {
  const isExact = from.word === 'numeric';
  const digits = inexact[from.word];
  if (!isExact && digits === undefined) return false;
  if (whole.has(to.word)) return !isExact || scaleOf(from) > 0;
  if (to.word === 'numeric') return scaleOf(to) < (isExact ? scaleOf(from) : Infinity);
  const digitsAfter = inexact[to.word];
  return digitsAfter !== undefined && (isExact || digitsAfter < (digits ?? 0));
}

/** The digits behind the point: any number of them where no precision is said. */
function scaleOf({ numbers: [precision, scale = 0] }: TypeParts): number {
  return precision === undefined ? Infinity : scale;
}

/** What the types of time hold. */
const timeParts: Readonly<Record<string, { readonly date: boolean; readonly time: boolean }>> = {
  date: { date: true, time: false },
  time: { date: false, time: true },
  timetz: { date: false, time: true },
  datetime: { date: true, time: true },
  timestamp: { date: true, time: true },
  timestamptz: { date: true, time: true },
};

function losesTime(from: TypeParts, to: TypeParts): boolean {
  const [before, after] = [timeParts[from.word], timeParts[to.word]];
  if (before === undefined || after === undefined) return false;
  if ((before.date && !after.date) || (before.time && !after.time)) return true;
  return before.time && fractionOf(to) < fractionOf(from);
}

/** The digits of a second: six where PostgreSQL says none, none where MySQL does. */
function fractionOf({ word, numbers: [digits] }: TypeParts): number {
  return digits ?? (word === 'datetime' ? 0 : 6);
}
