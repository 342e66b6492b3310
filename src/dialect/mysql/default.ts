import { normalizeExpression, isComplete } from './expression.ts';
import { typePrecision, typeWord } from './normalize-type.ts';
import { formatString, parseString } from './string-literal.ts';

/** How the text of a default is spelled depends on what the column holds. */
type Family = 'number' | 'bit' | 'moment' | 'time' | 'bytes' | 'text';

const families: Readonly<Record<string, Family>> = {
  tinyint: 'number',
  smallint: 'number',
  mediumint: 'number',
  int: 'number',
  bigint: 'number',
  decimal: 'number',
  float: 'number',
  double: 'number',
  year: 'number',
  bit: 'bit',
  datetime: 'moment',
  timestamp: 'moment',
  time: 'time',
  binary: 'bytes',
  varbinary: 'bytes',
};

const stringPattern = /^'(?:[^'\\]|\\[\s\S]|'')*'$/;

/** Types that MySQL gives a default only in parentheses. */
const largeTypes =
  /^(?:(?:tiny|medium|long)?(?:text|blob)|json|vector|geometry|point|linestring|polygon|multi|geometrycollection)/;

/** True when a column of this type holds values too large for a plain literal default on MySQL. */
export function isLargeType(type: string): boolean {
  return largeTypes.test(type);
}

const randomFunctions =
  /\b(?:uuid|uuid_short|rand|random_bytes|sysdate|connection_id|user|current_user)\b/i;

/**
 * True for a default that gives each row another value. MySQL adds no column with one while it
 * writes a binary log (error 1674), which it does by default.
 */
export function isRandomDefault(text: string): boolean {
  return text.startsWith('(') && randomFunctions.test(text);
}

/**
 * The text after DEFAULT in one spelling for both the catalog's and TypeORM's: `5`, `'x'`, `b'101'`,
 * `CURRENT_TIMESTAMP(6)`, and any other expression in parentheses. Null for no default, which NULL is too.
 */
export function normalizeDefault(text: string, type: string): string | null {
  const expression = normalizeExpression(repairQuotes(text));
  if (expression === '' || /^null$/i.test(expression)) return null;
  return normalizeLiteral(expression, type) ?? normalizeFunction(expression, type);
}

/** Only a column that holds a moment takes `CURRENT_TIMESTAMP` without parentheses. */
function normalizeFunction(expression: string, type: string): string {
  const text = normalizeMoment(expression) ?? expression;
  const isBare = families[typeWord(type)] === 'moment' && text.startsWith('CURRENT_TIMESTAMP');
  return isBare ? text : `(${text})`;
}

/** `CURRENT_TIMESTAMP` with the precision of the column, as TypeORM declares it; the day or time of day for others. */
export function nowFor(type: string): string {
  const precision = typePrecision(type);
  switch (typeWord(type)) {
    case 'date':
      return '(curdate())';
    case 'time':
      return precision === 0 ? '(curtime())' : `(curtime(${precision}))`;
  }
  return precision === 0 ? 'CURRENT_TIMESTAMP' : `CURRENT_TIMESTAMP(${precision})`;
}

/** `ON UPDATE` in the spelling of the default that means the same. */
export function normalizeOnUpdate(text: string): string {
  const expression = normalizeExpression(text);
  return normalizeMoment(expression) ?? expression;
}

/** `CURRENT_TIMESTAMP` for its other names, `curdate()` and `curtime()` likewise; null for anything else. */
function normalizeMoment(expression: string): string | null {
  const match =
    /^(?:(now|current_timestamp|localtime|localtimestamp)|(curdate|current_date)|curtime|current_time)\s*(?:\(\s*(\d*)\s*\))?$/i.exec(
      expression,
    );
  if (match === null) return null;
  const [, isInstant, isDay, digits = ''] = match;
  const precision = Number(digits);
  if (isDay !== undefined) return 'curdate()';
  if (isInstant === undefined) return precision === 0 ? 'curtime()' : `curtime(${precision})`;
  return precision === 0 ? 'CURRENT_TIMESTAMP' : `CURRENT_TIMESTAMP(${precision})`;
}

/**
 * TypeORM writes a string default between quotes without doubling those inside, so `it's` comes as
 * `'it's'`. What cannot be SQL is taken for the string it was meant to be.
 */
function repairQuotes(text: string): string {
  const trimmed = text.trim();
  const isQuoted = trimmed.length > 1 && trimmed.startsWith("'") && trimmed.endsWith("'");
  if (!isQuoted || stringPattern.test(trimmed) || isComplete(trimmed)) return trimmed;
  return formatString(trimmed.slice(1, -1).replaceAll("''", "'"));
}

function normalizeLiteral(expression: string, type: string): string | null {
  const family = families[typeWord(type)] ?? 'text';
  const value = literalValue(expression);
  if (value === null) return null;
  if (value.kind === 'bits') return `b'${value.text.replace(/^0+(?=.)/, '')}'`;
  if (value.kind === 'bytes' && family !== 'text') return printable(value.text, expression);
  if (value.kind === 'bytes') return null;
  return spellers[family](value, type);
}

interface LiteralValue {
  readonly kind: 'string' | 'number' | 'bits' | 'bytes';
  readonly text: string;
}

function literalValue(expression: string): LiteralValue | null {
  if (stringPattern.test(expression)) return { kind: 'string', text: parseString(expression) };
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(expression)) {
    return { kind: 'number', text: expression };
  }
  if (/^(?:true|false)$/i.test(expression)) {
    return { kind: 'number', text: expression.toLowerCase() === 'true' ? '1' : '0' };
  }
  const bits = /^(?:b'([01]+)'|0b([01]+))$/i.exec(expression);
  if (bits !== null) return { kind: 'bits', text: bits[1] ?? bits[2] ?? '' };
  const bytes = /^(?:x'([\da-f]*)'|0x([\da-f]*))$/i.exec(expression);
  return bytes === null ? null : { kind: 'bytes', text: bytes[1] ?? bytes[2] ?? '' };
}

const spellers: Readonly<Record<Family, (value: LiteralValue, type: string) => string>> = {
  number: ({ text }) => canonicalNumber(text) ?? formatString(text),
  bit: ({ kind, text }) =>
    kind === 'number' && /^\d+$/.test(text) ? `b'${BigInt(text).toString(2)}'` : formatString(text),
  moment: ({ text }, type) => formatString(canonicalMoment(text, typePrecision(type))),
  time: ({ text }, type) => formatString(canonicalTime(text, typePrecision(type))),
  bytes: ({ text }) => formatString(text.replace(/\0+$/, '')),
  text: ({ text }) => formatString(text),
};

/** `1.50` and `+01.5` are `1.5`; null for what is no decimal number. */
function canonicalNumber(text: string): string | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e\+?(-?\d+))?\s*$/i.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent] = match;
  if (whole + fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const number = decimals === '' ? digits : `${digits}.${decimals}`;
  const minus = sign === '-' && /[1-9]/.test(number) ? '-' : '';
  const hasExponent = exponent !== undefined && Number(exponent) !== 0;
  return minus + number + (hasExponent ? `e${exponent}` : '');
}

function canonicalMoment(text: string, precision: number): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T]([\d:.]+))?$/.exec(text.trim());
  if (match === null) return text;
  const [, day, time = '00:00:00'] = match;
  return `${day} ${canonicalTime(time, precision)}`;
}

function canonicalTime(text: string, precision: number): string {
  const match = /^(-?\d+:\d\d)(?::(\d\d))?(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return text;
  const [, minutes, seconds = '00', fraction = ''] = match;
  const decimals = fraction.replace(/0+$/, '').padEnd(precision, '0');
  return `${minutes}:${seconds}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Bytes that can be read are spelled as text, which is how they are declared. */
function printable(hex: string, expression: string): string {
  const text = Buffer.from(hex, 'hex').toString('latin1').replace(/\0+$/, '');
  return /^[\x20-\x7e]*$/.test(text) ? formatString(text) : expression.toLowerCase();
}
