import type { ColumnType, EnumTypeSpec, TypeText } from '../../schema/column-type.ts';
import type { Column } from '../../schema/column.ts';
import { chooseType } from '../choose-type.ts';
import { typeUnsupported } from '../dialect-error.ts';
import { withoutSign } from '../without-sign.ts';
import { formatType, parseTypeText } from '../type-text.ts';
import { cutName, normalizeType } from './normalize-type.ts';
import type { Server } from './server.ts';
import { formatTypeName, parseTypeName } from './type-name.ts';

/** Portable words that PostgreSQL calls otherwise, beside those it knows as aliases. */
const translations: Readonly<Record<string, string>> = { datetime: 'timestamp', blob: 'bytea' };

/** Every word that a migration may use for a type without naming the database. */
const words: ReadonlySet<string> = new Set(
  [
    'bigint bit boolean bool box bytea char character cidr circle citext cube date datemultirange',
    'daterange dec decimal float float4 float8 geography geometry halfvec hstore inet int int2 int4',
    'int4multirange int4range int8 int8multirange int8range integer interval json jsonb jsonpath',
    'line lseg ltree macaddr macaddr8 money numeric nummultirange numrange path point polygon real',
    'smallint text time timestamp timestamptz timetz tsmultirange tsquery tsrange tstzmultirange',
    'tstzrange tsvector uuid varbit varchar vector xml',
  ]
    .flatMap((line) => line.split(' '))
    .concat('bit varying', 'character varying', 'double precision')
    .concat('time with time zone', 'time without time zone')
    .concat('timestamp with time zone', 'timestamp without time zone'),
);

/** Native words that a migration spells in another, portable way. */
const portableWords: Readonly<Record<string, string>> = {
  'character varying': 'varchar',
  character: 'char',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'time with time zone': 'timetz',
  bytea: 'blob',
};

/** The type of a column in normal form, with the values of an enumerated one. */
export interface NativeType {
  readonly type: string;
  readonly enumValues: readonly string[] | null;
}

/** What a type in a migration is on PostgreSQL. @throws {LimbeckError} `TYPE_UNSUPPORTED` */
export function nativeType(type: ColumnType, column: string, server: Server): NativeType {
  const chosen = chooseType(type, ['postgres']);
  if (chosen === null) throw typeUnsupported(JSON.stringify(type), column, 'PostgreSQL');
  switch (chosen.kind) {
    case 'native':
      return { type: normalizeType(chosen.text, server), enumValues: null };
    case 'portable':
      return { type: translate(chosen.text, column, server), enumValues: null };
    case 'enumType':
      return { type: nameOf(chosen, server), enumValues: chosen.values };
  }
}

/** The most portable spelling of a column's type that {@link nativeType} takes back to it. */
export function portableType({
  type,
  enumValues,
}: Pick<Column, 'type' | 'enumValues'>): ColumnType {
  if (enumValues !== null) return enumTypeSpec(type, enumValues) ?? { postgres: type };
  const parsed = parseTypeText(type);
  if (parsed === null) return { postgres: type };
  const word = portableWords[parsed.word] ?? parsed.word;
  const isPlain = words.has(parsed.word) && parsed.arguments.every((one) => /^-?\d+$/.test(one));
  if (!isPlain) return { postgres: type };
  // `word` is one of `words` or `portableWords`, its arguments are numbers.
  return `${formatType(word, parsed.arguments)}${'[]'.repeat(parsed.dimensions)}` as TypeText;
}

function translate(text: string, column: string, server: Server): string {
  const parsed = parseTypeText(text);
  if (parsed === null) throw typeUnsupported(text, column, 'PostgreSQL');
  const signed = withoutSign(parsed.word);
  const word = translations[signed] ?? signed;
  if (!words.has(word)) throw typeUnsupported(text, column, 'PostgreSQL');
  const brackets = '[]'.repeat(parsed.dimensions);
  return normalizeType(`${formatType(word, parsed.arguments)}${brackets}`, server);
}

function nameOf({ schema, name, array }: EnumTypeSpec, server: Server): string {
  return formatTypeName({
    schema: schema === server.defaultSchema ? null : schema,
    name: cutName(name, server),
    array,
  });
}

function enumTypeSpec(type: string, values: readonly string[]): EnumTypeSpec | null {
  const parsed = parseTypeName(type);
  return parsed === null ? null : { kind: 'enumType', values, ...parsed };
}
