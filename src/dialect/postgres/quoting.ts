import type { TableName } from '../../schema/table-name.ts';
import type { Quoting } from '../dialect.ts';
import { quoteText } from '../literal.ts';

/**
 * How PostgreSQL quotes. Strings rely on `standard_conforming_strings`, on since 9.1: a backslash
 * stands for itself. Dates are written in UTC.
 */
export const quoting: Quoting = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: formatLiteral,
  parameter: (position) => `$${position}`,
};

/** A table's name (or that of anything else with a schema), qualified outside the default schema. */
export function quoteTable({ schema, name }: TableName): string {
  const quoted = quoting.identifier(name);
  return schema === null ? quoted : `${quoting.identifier(schema)}.${quoted}`;
}

/** Names in a row: `"a", "b"`. */
export function quoteNames(names: readonly string[]): string {
  return names.map((name) => quoting.identifier(name)).join(', ');
}

function formatLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return formatNumber(value);
  if (value instanceof Date) return quoteText(value.toISOString());
  if (value instanceof Uint8Array) return quoteText(`\\x${Buffer.from(value).toString('hex')}`);
  return quoteText(JSON.stringify(value));
}

function formatNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : quoteText(String(value));
}
