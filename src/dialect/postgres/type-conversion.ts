import { parseTypeText } from '../type-text.ts';

const numbers = new Set(
  'smallint integer bigint numeric real double precision'.split(/ (?!precision)/),
);
const strings = new Set(['text', 'character varying', 'character', 'bpchar', 'name', 'citext']);

/** Pairs for which PostgreSQL converts on its own, beside numbers and strings: `SELECT * FROM pg_cast WHERE castcontext <> 'e'`. */
const automatic = pairs({
  date: ['timestamp without time zone', 'timestamp with time zone'],
  'timestamp without time zone': ['date', 'timestamp with time zone', 'time without time zone'],
  'timestamp with time zone': [
    'date',
    'timestamp without time zone',
    'time without time zone',
    'time with time zone',
  ],
  'time without time zone': ['interval', 'time with time zone'],
  'time with time zone': ['time without time zone'],
  interval: ['time without time zone'],
  json: ['jsonb'],
  jsonb: ['json'],
  inet: ['cidr'],
  cidr: ['inet'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  bit: ['bit varying'],
  'bit varying': ['bit'],
  money: ['numeric'],
  numeric: ['money'],
  integer: ['money'],
  bigint: ['money'],
});

/** Pairs that convert when asked to, where the way through text would lose or refuse values. */
const explicit = pairs({
  integer: ['boolean', 'bit'],
  bigint: ['bit'],
  boolean: ['integer'],
  jsonb: ['boolean', ...numbers],
});

/**
 * The expression after `USING` that converts a column to another type; null where PostgreSQL does
 * so on its own, which it refuses, unlike a cast, when a string is too long. A value becomes an
 * array of one; of an array only the first element is kept. `column` is quoted, types are in normal form.
 */
export function conversion(column: string, from: string, to: string): string | null {
  const [source, target] = [baseOf(from), baseOf(to)];
  if (isAutomatic(source, target)) return null;
  if (source.isArray === target.isArray) return `${through(column, source, target)}::${to}`;
  if (source.isArray) return `${through(`(${column})[1]`, asElement(source), target)}::${to}`;
  const element = through(column, source, asElement(target));
  return `CASE WHEN ${column} IS NULL THEN NULL ELSE ARRAY[${element}]::${to} END`;
}

interface Base {
  readonly word: string;
  readonly isArray: boolean;
}

function baseOf(type: string): Base {
  const parsed = parseTypeText(type);
  return { word: parsed?.word ?? type, isArray: (parsed?.dimensions ?? 0) > 0 };
}

function asElement({ word }: Base): Base {
  return { word, isArray: false };
}

function isAutomatic(from: Base, to: Base): boolean {
  if (from.isArray !== to.isArray) return !to.isArray && isString(to);
  if (from.word === to.word || isString(to)) return true;
  if (to.word === 'citext') return strings.has(from.word);
  return isNumber(from) && isNumber(to) ? true : automatic.has(pair(from.word, to.word));
}

/** The value, by way of text where there is no cast that goes straight. */
function through(value: string, from: Base, to: Base): string {
  const isDirect =
    isAutomatic(from, to) || strings.has(from.word) || explicit.has(pair(from.word, to.word));
  if (isDirect) return value;
  return `${value}::text${from.isArray ? '[]' : ''}`;
}

/** Every type turns into these on its own. */
function isString({ word }: Base): boolean {
  return strings.has(word) && word !== 'citext';
}

function isNumber({ word }: Base): boolean {
  return numbers.has(word);
}

function pair(from: string, to: string): string {
  return `${from} > ${to}`;
}

function pairs(table: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  return new Set(
    Object.entries(table).flatMap(([from, targets]) => targets.map((to) => pair(from, to))),
  );
}
