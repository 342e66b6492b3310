import { formatType, parseTypeText } from '../type-text.ts';
import type { MysqlServer } from './server.ts';
import { formatString, parseString } from './string-literal.ts';
import { tokenize } from './tokenize.ts';

/** A type taken apart: `int(10) unsigned` is base `int`, argument `10`, attribute `unsigned`. */
export interface TypeParts {
  readonly base: string;
  readonly arguments: readonly string[];
  readonly attributes: readonly string[];
}

const aliases: Readonly<Record<string, string>> = {
  bool: 'tinyint',
  boolean: 'tinyint',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  middleint: 'mediumint',
  int4: 'int',
  integer: 'int',
  int8: 'bigint',
  dec: 'decimal',
  fixed: 'decimal',
  numeric: 'decimal',
  float4: 'float',
  float8: 'double',
  real: 'double',
  'double precision': 'double',
  character: 'char',
  nchar: 'char',
  'national char': 'char',
  'national character': 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  nvarchar: 'varchar',
  'national varchar': 'varchar',
  'char byte': 'binary',
  long: 'mediumtext',
  'long varchar': 'mediumtext',
  'long varbinary': 'mediumblob',
  geomcollection: 'geometrycollection',
};

/** Widths that MariaDB shows without being told; MySQL shows none since 8.0.19. */
const displayWidths: ReadonlySet<string> = new Set([
  'tinyint(4)',
  'tinyint(3) unsigned',
  'smallint(6)',
  'smallint(5) unsigned',
  'mediumint(9)',
  'mediumint(8) unsigned',
  'int(11)',
  'int(10) unsigned',
  'bigint(20)',
  'bigint(20) unsigned',
  'year(4)',
]);

const defaultArguments: Readonly<Record<string, readonly string[]>> = {
  decimal: ['10', '0'],
  char: ['1'],
  binary: ['1'],
  bit: ['1'],
  varchar: ['255'],
  varbinary: ['255'],
  vector: ['2048'],
};

const temporal: ReadonlySet<string> = new Set(['datetime', 'timestamp', 'time']);

/** Types repeat in every table: each spelling is worked out once for a server. */
const known = new WeakMap<MysqlServer, Map<string, string>>();

/** A type in the normal form of the dialect, from the catalog, from TypeORM or from a person. */
export function normalizeType(text: string, server: MysqlServer): string {
  const types = known.get(server) ?? new Map<string, string>();
  known.set(server, types);
  const type = types.get(text) ?? workOutType(text, server);
  types.set(text, type);
  return type;
}

function workOutType(text: string, server: MysqlServer): string {
  const list = valueList(text);
  if (list !== null) return `${list.word}(${list.values.map(formatString).join(',')})`;
  const parts = splitType(text);
  return parts === null ? text.trim() : formatParts(resolve(parts, server));
}

/** Takes a type that is no list of values apart; null when it is not of that form. */
export function splitType(text: string): TypeParts | null {
  const parsed = parseTypeText(text);
  if (parsed === null || parsed.dimensions > 0) return null;
  const attributes = parsed.word.match(/\b(?:unsigned|zerofill|srid \d+)\b/g) ?? [];
  const base = parsed.word.replaceAll(/\s(?:unsigned|signed|zerofill|srid \d+)\b/g, '');
  return { base, arguments: parsed.arguments, attributes };
}

/** The values of `enum('a','b')`; null for any other type. */
export function enumValuesOf(type: string): readonly string[] | null {
  const list = valueList(type);
  return list?.word === 'enum' ? list.values : null;
}

/** The values of `enum('a','b')` and `set('a','b')`; null for any other type. */
export function labelsOf(type: string): readonly string[] | null {
  return valueList(type)?.values ?? null;
}

/** The first word of a type in normal form: `varchar`, `int`, `enum`. */
export function typeWord(type: string): string {
  return /^[a-z]+\d?/.exec(type)?.[0] ?? type;
}

/** The number in the parentheses of a type in normal form; 0 when there is none. */
export function typePrecision(type: string): number {
  return Number(/\((\d+)\)/.exec(type)?.[1] ?? 0);
}

function valueList(text: string): { word: string; values: readonly string[] } | null {
  const match = /^\s*(enum|set)\s*\(([\s\S]*)\)\s*$/i.exec(text);
  if (match === null) return null;
  const [, word = '', list = ''] = match;
  const strings = tokenize(list).filter((token) => token.kind === 'string');
  return { word: word.toLowerCase(), values: strings.map((token) => parseString(token.text)) };
}

function resolve(parts: TypeParts, server: MysqlServer): TypeParts {
  const base = aliases[parts.base] ?? parts.base;
  const attributes = resolveAttributes(parts.attributes, server);
  if (base === 'uuid' && !server.flavour.hasUuid(server.version)) {
    return { base: 'varchar', arguments: ['36'], attributes };
  }
  if (base === 'float' && parts.arguments.length === 1) {
    const word = Number(parts.arguments[0]) > 24 ? 'double' : 'float';
    return { base: word, arguments: [], attributes };
  }
  return { base, arguments: resolveArguments(base, parts.arguments), attributes };
}

/** ZEROFILL implies UNSIGNED; MariaDB's catalog does not tell the spatial reference system. */
function resolveAttributes(given: readonly string[], { flavour }: MysqlServer): readonly string[] {
  if (given.includes('zerofill')) return ['unsigned', 'zerofill'];
  return given.filter((attribute) => flavour.keepsSrid || !attribute.startsWith('srid'));
}

function resolveArguments(base: string, given: readonly string[]): readonly string[] {
  if (given.length === 0) return defaultArguments[base] ?? [];
  if (base === 'decimal' && given.length === 1) return [...given, '0'];
  return temporal.has(base) && given[0] === '0' ? [] : given;
}

function formatParts({ base, arguments: typeArguments, attributes }: TypeParts): string {
  const text = [formatType(base, typeArguments), ...attributes].join(' ');
  return displayWidths.has(text) ? [base, ...attributes].join(' ') : text;
}
