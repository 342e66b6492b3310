import type { Column } from '../schema/column.ts';

/** How rows are made up for a table, and read to be compared. */
export interface RowSamples {
  /**
   * SQL for a value that fits a column by its type alone; another one for each number from 1 on, as
   * far as the type has as many. `long` asks for as long a text, or as large a number, as makes
   * sense. Null for a type that is not known.
   */
  value(column: SampledColumn, number: number, size: SampleSize): string | null;
  /** SQL that reads a value as a text which differs where the value does. */
  text(column: Pick<Column, 'name' | 'type'>): string;
  /** What stands for the value of a column that the server numbers. */
  readonly numbered: string;
}

export type SampleSize = 'plain' | 'long';

export type SampledColumn = Pick<Column, 'type' | 'baseType' | 'enumValues'>;

/** How long texts are where the type sets no limit, or one that is out of reach. */
const longText = 300;

/** A text of at most `limit` characters that differs for each number by how it begins. */
export function sampleText(number: number, size: SampleSize, limit: number | null): string {
  const start = size === 'long' ? `${number} ` : `${number} sample`;
  const length = size === 'long' ? Math.min(limit ?? longText, 65_000) : start.length;
  return start.padEnd(length, 'x').slice(0, limit ?? undefined);
}

/** As many digits as the type holds, `11111.11`; an integer where it has no room for others. */
export function sampleDecimal(
  number: number,
  size: SampleSize,
  digits: { readonly precision: number; readonly scale: number },
): string {
  const { precision, scale } = digits;
  const whole = precision - scale;
  const fraction = size === 'long' && scale > 0 ? `.${'1'.repeat(scale - 1)}${number % 10}` : '';
  if (whole <= 0) return scale > 0 ? `0.${String(number % 10).padStart(scale, '0')}` : '0';
  const start = String(number % 10 ** Math.min(whole, 9));
  return `${size === 'long' ? start.padEnd(Math.min(whole, 20), '1') : start}${fraction}`;
}
