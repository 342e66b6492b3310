import type { ScriptStyle } from '../script-style.ts';
import { versionGuard } from '../version-guard.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';
import { tokenize, type Token } from './tokenize.ts';

/**
 * Scripts for the `mysql` and `mariadb` clients. They have no transactions, which any DDL would
 * commit. Literals are written with backslashes that escape, and the session is told so.
 */
export function scriptStyle({ flavour }: MysqlServer): ScriptStyle {
  return {
    learns: true,
    stage: null,
    client: `${flavour.label.toLowerCase()} DATABASE < FILE`,
    remarks: [
      `${flavour.label} cannot roll back DDL, so there are no transactions: what ran before an error stays.`,
    ],
    utcNow: 'UTC_TIMESTAMP(6)',
    opening: (lock) => [
      'SET NAMES utf8mb4',
      'SET @limbeck_sql_mode = @@SESSION.sql_mode',
      "SET SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
      // The name that the lock has online too, unless it is longer than MySQL allows.
      `SET @limbeck_lock = LEFT(CONCAT(${quoting.literal(lock)}, '@', DATABASE()), 64)`,
      'SET @limbeck_locked = GET_LOCK(@limbeck_lock, 60)',
    ],
    closing: () => ['DO RELEASE_LOCK(@limbeck_lock)', 'SET SESSION sql_mode = @limbeck_sql_mode'],
    begin: [],
    commit: [],
    guard: (table, column, values) =>
      versionGuard(table, column, values, {
        quoting,
        from: ' FROM DUAL',
        otherwise: '@limbeck_locked <> 1',
      }),
    inline: inlineParameters,
    terminate: terminateStatement,
  };
}

function inlineParameters(statement: string, parameters: readonly unknown[]): string {
  const values = parameters.values();
  return tokenize(statement)
    .map(({ kind, text }) =>
      kind === 'symbol' && text === '?' ? formatParameter(values.next().value) : text,
    )
    .join('');
}

/** A list as the driver fills it in, for `IN (?)`. */
function formatParameter(value: unknown): string {
  return Array.isArray(value) ? value.map(formatParameter).join(', ') : quoting.literal(value);
}

/** A body of several statements (a trigger, a procedure) needs another word for the end of the whole. */
function terminateStatement(statement: string): string {
  const tokens = tokenize(statement);
  const last = tokens.findLastIndex((token) => token.kind !== 'space' && !isSemicolon(token));
  const whole = tokens.slice(0, last + 1);
  const text = whole.map((token) => token.text).join('');
  if (!whole.some(isSemicolon)) return `${text};`;
  const delimiter = ['//', '$$', '//limbeck//'].find((word) => !text.includes(word)) ?? '//';
  return [`DELIMITER ${delimiter}`, `${text}${delimiter}`, 'DELIMITER ;'].join('\n');
}

function isSemicolon({ kind, text }: Token): boolean {
  return kind === 'symbol' && text === ';';
}
