import type { TableName } from '../../schema/table-name.ts';
import type { Quoting } from '../dialect.ts';
import { formatPlainString, formatString } from './string-literal.ts';

/** How MySQL and MariaDB quote. Dates are written in UTC. */
export const quoting: Quoting = {
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  literal: (value) => formatLiteral(value),
  parameter: () => '?',
};

/** A table's name, with its database where it is not the connection's. */
export function quoteTable({ schema, name }: TableName): string {
  const table = quoting.identifier(name);
  return schema === null ? table : `${quoting.identifier(schema)}.${table}`;
}

/** Names in a row: `` `a`, `b` ``. */
export function quoteNames(names: readonly string[]): string {
  return names.map((name) => quoting.identifier(name)).join(', ');
}

/** The same for a session in which backslashes may be plain. */
export function quotingIn({ plainBackslashes }: { readonly plainBackslashes: boolean }): Quoting {
  if (!plainBackslashes) return quoting;
  return { ...quoting, literal: (value) => formatLiteral(value, formatPlainString) };
}

function formatLiteral(value: unknown, format = formatString): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return format(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return `'${formatDate(value)}'`;
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  return format(JSON.stringify(value));
}

function formatDate(date: Date): string {
  return date.toISOString().replace('T', ' ').replace('Z', '').replace('.000', '');
}
