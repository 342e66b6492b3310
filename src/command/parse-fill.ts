import type { RequiredColumn } from '../operation/required-column.ts';
import type { SqlValue } from '../schema/sql.ts';
import { fillMalformed, fillUnfit } from './command-error.ts';
import type { Fills } from './apply-fills.ts';

/** How SQL is told from a literal. */
const SQL = 'sql:';

/**
 * What `--fill users.name=value` says: a column and a text.
 * @throws {LimbeckError} `FILL_INVALID`
 */
export function splitFill(flag: string): readonly [column: string, text: string] {
  const position = flag.indexOf('=');
  if (position < 1 || !flag.slice(0, position).includes('.')) throw fillMalformed(flag);
  return [flag.slice(0, position), flag.slice(position + 1)];
}

/**
 * The values that texts stand for, each in the type of its column. A text for a column that needs
 * no value stays a text.
 * @throws {LimbeckError} `FILL_INVALID`
 */
export function parseFills(
  texts: readonly (readonly [column: string, text: string])[],
  required: readonly RequiredColumn[],
): Fills {
  return Object.fromEntries(
    texts.map(([name, text]) => {
      const owner = required.find((each) => each.name === name);
      return [name, owner === undefined ? text : parseFill(text, owner)];
    }),
  );
}

/**
 * The value that a text stands for: SQL after `sql:`, or a literal of the column's type.
 * @throws {LimbeckError} `FILL_INVALID` when it is none.
 */
export function parseFill(text: string, { name, column }: RequiredColumn): SqlValue {
  if (text.startsWith(SQL)) return raw(text.slice(SQL.length));
  const { type, enumValues } = column;
  if (enumValues !== null && !type.endsWith('[]') && !/^set\b/i.test(type)) {
    if (!enumValues.includes(text)) throw fillUnfit(name, text, `one of ${enumValues.join(', ')}`);
    return text;
  }
  if (/^bool/i.test(type)) return parseBoolean(text, name);
  if (!numeric.test(type) || type.endsWith('[]')) return text;
  // A boolean is a tinyint on MySQL.
  if (/^tinyint/i.test(type) && /^(?:true|false)$/.test(text)) return text === 'true';
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw fillUnfit(name, text, type);
  const number = Number(text);
  return String(number) === text ? number : raw(text);
}

const numeric =
  /^(?:(?:tiny|small|medium|big)?int(?:eger)?|int\d|numeric|decimal|real|float\d?|double(?: precision)?)\b/i;

function parseBoolean(text: string, name: string): boolean {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw fillUnfit(name, text, 'true or false');
}

function raw(text: string): SqlValue {
  return { kind: 'sql', texts: [text], values: [] };
}
