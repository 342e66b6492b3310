import type { Quoting } from '../dialect.ts';
import { quoteText } from '../literal.ts';

/**
 * How SQLite quotes. Booleans are 1 and 0; dates are written as TypeORM stores them: in UTC, with
 * a space and milliseconds.
 */
export const quoting: Quoting = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: formatLiteral,
  parameter: () => '?',
};

/** A name as it stands in SQL text. */
export function quoteName(name: string): string {
  return quoting.identifier(name);
}

/** Names in a row: `"a", "b"`. */
export function quoteNames(names: readonly string[]): string {
  return names.map(quoteName).join(', ');
}

function formatLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return formatString(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return formatNumber(value);
  if (value instanceof Date) return quoteText(formatDate(value));
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  return formatString(JSON.stringify(value));
}

/** SQLite reads SQL text up to the first NUL character: a string that holds one goes in as bytes. */
function formatString(text: string): string {
  if (!text.includes('\0')) return quoteText(text);
  return `CAST(X'${Buffer.from(text).toString('hex')}' AS TEXT)`;
}

/** An infinity is the number that overflows to it; SQLite keeps NaN as NULL. */
function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NULL';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '9e999' : '-9e999';
}

function formatDate(date: Date): string {
  return date.toISOString().replace('T', ' ').replace('Z', '');
}
