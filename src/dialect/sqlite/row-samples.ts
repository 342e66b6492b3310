import {
  sampleDecimal,
  sampleText,
  type RowSamples,
  type SampledColumn,
  type SampleSize,
} from '../row-samples.ts';
import { parseTypeText } from '../type-text.ts';
import { quoting } from './quoting.ts';

/** Values for columns of SQLite, whose types may be called anything. */
export const rowSamples: RowSamples = {
  value: sampleValue,
  text({ name }) {
    const column = quoting.identifier(name);
    return `CASE WHEN ${column} IS NOT NULL THEN quote(${column}) END`;
  },
  numbered: 'NULL',
};

function sampleValue(
  { type, enumValues }: SampledColumn,
  number: number,
  size: SampleSize,
): string | null {
  if (enumValues !== null && enumValues.length > 0) {
    return quoting.literal(enumValues[(number - 1) % enumValues.length]);
  }
  const parsed = parseTypeText(type);
  const word = parsed?.word ?? '';
  const [first, second] = (parsed?.arguments ?? []).map(Number);
  if (/bool/.test(word)) return String(number % 2);
  if (/int/.test(word)) return String(size === 'long' ? 5_000_000_000 + number : number);
  if (/json/.test(word)) return quoting.literal(`{"a": ${number}}`);
  if (word === 'date') return quoting.literal(day(number));
  if (/date|timestamp/.test(word)) return quoting.literal(`${day(number)} 10:00:00.123`);
  if (word.startsWith('time')) return quoting.literal(`0${((number - 1) % 9) + 1}:00:00`);
  if (/real|floa|doub/.test(word)) return `${number}.5`;
  if (/deci|num/.test(word)) {
    return sampleDecimal(number, size, { precision: first ?? 10, scale: second ?? 0 });
  }
  if (/blob/.test(word)) return `X'0${number % 10}ff00'`;
  return quoting.literal(sampleText(number, size, first ?? null));
}

function day(number: number): string {
  return `2020-01-0${((number - 1) % 9) + 1}`;
}
