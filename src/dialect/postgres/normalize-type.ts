import { formatType, parseTypeText, type TypeText } from '../type-text.ts';
import type { Server } from './server.ts';
import { formatTypeName, parseTypeName } from './type-name.ts';

/** The words PostgreSQL takes for a type beside its own name for it. */
const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float: 'double precision',
  float4: 'real',
  float8: 'double precision',
  decimal: 'numeric',
  dec: 'numeric',
  bool: 'boolean',
  varchar: 'character varying',
  char: 'character',
  varbit: 'bit varying',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  timetz: 'time with time zone',
};

/** The name PostgreSQL has for a type word without modifiers: `varchar[]` is `character varying[]`. */
export function expandAlias(word: string): string {
  const [name = '', brackets = ''] = word.split(/(?=\[)/);
  return (aliases[name] ?? name) + brackets;
}

/**
 * A type as `format_type` would write it: `varchar(50)` is `character varying(50)`, `"app"."Role"`
 * loses the schema when it is the default one. Text that cannot be read stays as it is.
 */
export function normalizeType(text: string, server: Server): string {
  if (text.includes('"')) return normalizeTypeName(text, server);
  const parsed = parseTypeText(text);
  if (parsed === null) return text.trim();
  const { word, isArray } = splitArray(parsed);
  const element = formatElement(word, parsed.arguments, server);
  return isArray ? `${element}[]` : element;
}

/** The name of a type that somebody created, without the default schema, cut to what the server keeps. */
export function normalizeTypeName(text: string, server: Server): string {
  const parsed = parseTypeName(text);
  if (parsed === null) return text.trim();
  const schema = parsed.schema === server.defaultSchema ? null : parsed.schema;
  return formatTypeName({ ...parsed, schema, name: cutName(parsed.name, server) });
}

/** A name as the server keeps it: as many whole characters as fit. */
export function cutName(name: string, { maximumNameLength }: Server): string {
  if (name.length * 3 <= maximumNameLength) return name;
  const bytes = Buffer.from(name);
  if (bytes.length <= maximumNameLength) return name;
  const whole = bytes.subarray(0, startOfCharacter(bytes, maximumNameLength));
  return whole.toString();
}

/** UTF-8 continues a character with bytes of the form 10xxxxxx. */
function startOfCharacter(bytes: Uint8Array, position: number): number {
  const byte = bytes[position] ?? 0;
  return (byte & 0b1100_0000) === 0b1000_0000 ? startOfCharacter(bytes, position - 1) : position;
}

/** TypeORM writes `text array` for `text[]`. */
function splitArray({ word, dimensions }: TypeText): { word: string; isArray: boolean } {
  if (word.endsWith(' array')) return { word: word.slice(0, -' array'.length), isArray: true };
  return { word, isArray: dimensions > 0 };
}

function formatElement(word: string, typeArguments: readonly string[], server: Server): string {
  const name = aliases[word] ?? word;
  switch (name) {
    case 'character':
    case 'bit':
      return formatType(name, typeArguments.length === 0 ? ['1'] : typeArguments);
    case 'numeric':
      return formatType(name, typeArguments.length === 1 ? [...typeArguments, '0'] : typeArguments);
    case 'double precision':
      return isSingle(typeArguments) ? 'real' : name;
    case 'timestamp without time zone':
    case 'timestamp with time zone':
    case 'time without time zone':
    case 'time with time zone':
      return name.replace(' ', `${formatType('', typeArguments)} `);
    default:
      return formatType(stripSchema(name, server), typeArguments);
  }
}

/** `float(24)` and less is a `real`. */
function isSingle([precision]: readonly string[]): boolean {
  return precision !== undefined && Number(precision) <= 24;
}

function stripSchema(name: string, { defaultSchema }: Server): string {
  return name.startsWith(`${defaultSchema}.`) ? name.slice(defaultSchema.length + 1) : name;
}
