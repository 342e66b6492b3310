import type { Queryable } from '../queryable.ts';
import { quoting } from './quoting.ts';
import { formatPlainString, parseString } from './string-literal.ts';
import { tokenize } from './tokenize.ts';

/**
 * What a session takes quotes and backslashes for. Schemas, operations and migration files hold SQL
 * as it reads without either mode; it is translated where it comes from or goes to a session.
 */
export interface SqlMode {
  /** The value of `sql_mode` in the session. */
  readonly text: string;
  /** `ANSI_QUOTES`: `"x"` is a name. */
  readonly ansiQuotes: boolean;
  /** `NO_BACKSLASH_ESCAPES`: a backslash in a string is a backslash. */
  readonly plainBackslashes: boolean;
}

export function parseSqlMode(text: string): SqlMode {
  const modes = new Set(text.split(','));
  return {
    text,
    ansiQuotes: modes.has('ANSI_QUOTES'),
    plainBackslashes: modes.has('NO_BACKSLASH_ESCAPES'),
  };
}

/** SQL that was written for the session, as it reads without the modes. */
export function fromSession(text: string, mode: SqlMode): string {
  const escaped = mode.plainBackslashes ? text.replaceAll('\\', '\\\\') : text;
  return withNames(escaped, mode);
}

/** `"x"` as a name where the session takes it for one, which no other mode mistakes for a string. */
function withNames(text: string, { ansiQuotes }: SqlMode): string {
  if (!ansiQuotes || !text.includes('"')) return text;
  return tokenize(text)
    .map((token) =>
      token.kind === 'string' && token.text.startsWith('"')
        ? quoting.identifier(token.text.slice(1, -1).replaceAll('""', '"'))
        : token.text,
    )
    .join('');
}

/** A statement that reads without the modes, as it is written for the session. */
export function toSession(statement: string, { plainBackslashes }: SqlMode): string {
  if (!plainBackslashes || !statement.includes('\\')) return statement;
  return tokenize(statement)
    .map(({ kind, text }) => (kind === 'string' ? formatPlainString(parseString(text)) : text))
    .join('');
}

/**
 * Runs `work`, which reads what the server spells, without the modes: MariaDB spells names of
 * expressions with them, MySQL reads its own spelling of strings only without them.
 */
export async function withoutModes<Result>(
  db: Queryable,
  mode: SqlMode,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!mode.ansiQuotes && !mode.plainBackslashes) return work();
  const others = mode.text.split(',').filter((name) => !unwanted.has(name));
  await db.query(`SET SESSION sql_mode = '${others.join(',')}'`);
  try {
    return await work();
  } finally {
    await db.query(`SET SESSION sql_mode = '${mode.text}'`);
  }
}

/** The modes, and those names of several modes that would bring them back. */
const unwanted: ReadonlySet<string> = new Set([
  'ANSI',
  'ANSI_QUOTES',
  'DB2',
  'MAXDB',
  'MSSQL',
  'NO_BACKSLASH_ESCAPES',
  'ORACLE',
  'POSTGRESQL',
]);
