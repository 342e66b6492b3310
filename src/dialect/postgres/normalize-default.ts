import { quoteText } from '../literal.ts';
import { normalizeArrayLiteral } from './array-literal.ts';
import { stripParentheses } from './expression.ts';
import { normalizeJsonLiteral } from './json-literal.ts';
import { expandAlias } from './normalize-type.ts';
import { parseTypeName } from './type-name.ts';

const wholeNumbers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);
const stringTypes: ReadonlySet<string> = new Set(['text', 'character varying']);

const castLiteral =
  /^(?:b?'(?<text>(?:[^']|'')*)'|(?<bare>[-+]?[\d.]+(?:e[-+]?\d+)?|true|false|null)|(?<inner>\(.+\)))(?:::(?<cast>[\w".[\] ]+?))?$/is;

/**
 * The text of a default as both sides keep it: a literal without the cast to the column's own type
 * that PostgreSQL adds (`'x'::character varying` is `'x'`, `'-1'::integer` is `-1`), anything
 * else as it stands. `type` is the column's, in normal form. Null for `NULL`, which is no default.
 */
export function normalizeDefault(text: string, type: string): string | null {
  const trimmed = text.trim();
  const literal = readLiteral(trimmed, baseType(type));
  if (literal === null) return null;
  return literal === undefined ? trimmed : formatLiteral(literal, baseType(type));
}

/** A type without its modifiers, as the casts in expressions name it. */
function baseType(type: string): string {
  return type.startsWith('"') ? type : type.replace(/\([^)]*\)/, '');
}

interface Literal {
  readonly text: string;
  readonly quoted: boolean;
}

/** Undefined for what is not a literal of the type, null for `NULL`. */
function readLiteral(text: string, type: string): Literal | null | undefined {
  const groups = castLiteral.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { text: quoted, bare, inner, cast } = groups;
  if (bare?.toLowerCase() === 'null') return null;
  if (cast !== undefined && !keepsValue(expandAlias(cast), type)) return undefined;
  if (inner !== undefined) return readInner(inner, type);
  if (quoted !== undefined) return { text: quoted.replaceAll("''", "'"), quoted: true };
  return bare === undefined ? undefined : { text: bare, quoted: false };
}

function readInner(inner: string, type: string): Literal | null | undefined {
  const stripped = stripParentheses(inner);
  return stripped === inner ? undefined : readLiteral(stripped, type);
}

/** True when a literal keeps its value on the way through `cast` into a column of `type`. */
function keepsValue(cast: string, type: string): boolean {
  if (cast === type || castName(type) === cast) return true;
  if (wholeNumbers.has(cast)) return isNumeric(type);
  if (cast === 'numeric') return isNumeric(type) && !wholeNumbers.has(type);
  if (stringTypes.has(cast)) return stringTypes.has(type);
  return parseTypeName(type)?.name === parseTypeName(cast)?.name && type.includes('.');
}

/** Casts name some types by other words than columns do. */
function castName(type: string): string {
  return type.replace(/^character(?=$|\[)/, 'bpchar').replace(/^bit(?=$|\[)/, '"bit"');
}

function isNumeric(type: string): boolean {
  return (
    wholeNumbers.has(type) || type === 'numeric' || type === 'real' || type === 'double precision'
  );
}

function formatLiteral(literal: Literal, type: string): string {
  if (type.endsWith('[]')) return quoteText(normalizeArrayLiteral(literal.text, type.slice(0, -2)));
  const value = normalizeValue(literal.text, type);
  if (value !== null) return value;
  return literal.quoted ? quoteText(literal.text) : literal.text;
}

/** A value that has one spelling for its type; null when the text is to be taken as it stands. */
function normalizeValue(text: string, type: string): string | null {
  switch (type) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return /^\s*[-+]?\d+\s*$/.test(text) ? String(BigInt(text.trim().replace('+', ''))) : null;
    case 'numeric':
    case 'real':
      return normalizeDecimal(text);
    case 'double precision':
      return normalizeDouble(text);
    case 'boolean':
      return normalizeBoolean(text);
    case 'jsonb':
      return quoteText(normalizeJsonLiteral(text) ?? text);
    case 'uuid':
      return quoteText(/^[\da-f-]{36}$/i.test(text) ? text.toLowerCase() : text);
    default:
      return null;
  }
}

/** The scale is part of a numeric value: `1.50` stays `1.50`. */
function normalizeDecimal(text: string): string | null {
  const match = /^\s*([-+]?)0*(\d+(?:\.\d+)?)\s*$/.exec(text);
  if (match === null) return null;
  const [, sign, digits = ''] = match;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function normalizeDouble(text: string): string | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? String(value) : null;
}

const booleans: Readonly<Record<string, string>> = {
  true: 'true',
  t: 'true',
  yes: 'true',
  y: 'true',
  on: 'true',
  '1': 'true',
  false: 'false',
  f: 'false',
  no: 'false',
  n: 'false',
  off: 'false',
  '0': 'false',
};

function normalizeBoolean(text: string): string | null {
  return booleans[text.trim().toLowerCase()] ?? null;
}
