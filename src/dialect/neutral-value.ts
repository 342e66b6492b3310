import type { Column } from '../schema/column.ts';
import { isEnumType, type ColumnType } from '../schema/column-type.ts';
import { sql, type SqlValue } from '../schema/sql.ts';
import type { Dialect } from './dialect.ts';
import { renderValue } from './render-sql.ts';
import { parseTypeText } from './type-text.ts';

/**
 * A value that rows may be given when a NOT NULL column comes back to them, as an SQL expression:
 * an empty text, zero, the present. Null for a type of which no value is known.
 */
export function neutralValue(column: Column, dialect: Dialect): string | null {
  const value = valueFor(dialect.toSpec(column).type);
  return value === undefined ? null : renderValue(value, dialect.sqlWords);
}

function valueFor(type: ColumnType): SqlValue | undefined {
  if (typeof type === 'string') return valueForText(type);
  if (!isEnumType(type)) return undefined;
  return type.array ? emptyArray : type.values[0];
}

const emptyArray = '{}';

function valueForText(text: string): SqlValue | undefined {
  const type = parseTypeText(text);
  if (type === null) return undefined;
  return type.dimensions > 0 ? emptyArray : values[type.word.replace(/ unsigned$/, '')];
}

const values: Readonly<Record<string, SqlValue>> = {
  boolean: false,
  tinyint: 0,
  smallint: 0,
  mediumint: 0,
  integer: 0,
  bigint: 0,
  real: 0,
  float: 0,
  'double precision': 0,
  numeric: 0,
  money: 0,
  year: 2000,
  char: '',
  varchar: '',
  citext: '',
  text: '',
  tinytext: '',
  mediumtext: '',
  longtext: '',
  blob: '',
  bytea: '',
  binary: '',
  varbinary: '',
  uuid: '00000000-0000-0000-0000-000000000000',
  json: '{}',
  jsonb: '{}',
  date: '1970-01-01',
  time: '00:00:00',
  datetime: sql.now(),
  timestamp: sql.now(),
  timestamptz: sql.now(),
};
