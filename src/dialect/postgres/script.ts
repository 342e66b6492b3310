import type { ScriptStyle } from '../script-style.ts';
import { quoteText } from '../literal.ts';
import { versionGuard } from '../version-guard.ts';
import { lockKey } from './lock.ts';
import { quoting } from './quoting.ts';
import { scan } from './scan.ts';

/** Scripts for `psql`. DDL is rolled back with everything else of its transaction. */
export const script: ScriptStyle = {
  learns: false,
  stage: null,
  client: 'psql -v ON_ERROR_STOP=1 -f FILE',
  remarks: [],
  utcNow: "timezone('UTC', clock_timestamp())",
  opening: (lock) => [
    "SET client_encoding = 'UTF8'",
    // What is there already is no news.
    'SET client_min_messages = warning',
    perform('pg_advisory_lock', lock),
  ],
  closing: (lock) => [perform('pg_advisory_unlock', lock)],
  begin: ['BEGIN'],
  commit: ['COMMIT'],
  guard: (table, column, values) => versionGuard(table, column, values, { quoting }),
  inline: (statement, parameters) =>
    scan(statement)
      .map(({ kind, text }) =>
        kind === 'parameter' ? formatParameter(parameters[Number(text.slice(1)) - 1]) : text,
      )
      .join(''),
  terminate(statement) {
    const pieces = scan(statement);
    const end = pieces.findLastIndex(({ kind }) => kind !== 'space' && kind !== 'semicolon') + 1;
    const text = pieces.slice(0, end).map((piece) => piece.text);
    return `${text.join('')};`;
  },
};

/** In a block of its own, as the result of a SELECT would be printed. */
function perform(name: string, lock: string): string {
  return `DO $limbeck$ BEGIN PERFORM ${name}(${lockKey(lock)}); END $limbeck$`;
}

/**
 * A parameter as the driver sends it: text whose type the server finds out, a list as an array. So
 * `5` is written `'5'`, which goes with a text column as it does online.
 */
function formatParameter(value: unknown): string {
  if (Array.isArray(value)) return quoteText(formatArray(value));
  const isPlain = ['number', 'bigint', 'boolean'].includes(typeof value);
  return isPlain ? quoteText(String(value)) : quoting.literal(value);
}

function formatArray(values: readonly unknown[]): string {
  return `{${values.map(formatElement).join(',')}}`;
}

function formatElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return formatArray(value);
  return `"${elementText(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function elementText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'string' || typeof value === 'bigint') return String(value);
  return JSON.stringify(value);
}
