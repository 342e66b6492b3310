import type { ColumnType, EnumTypeSpec, TypeText } from '../../schema/column-type.ts';
import { chooseType } from '../choose-type.ts';
import { typeUnsupported } from '../dialect-error.ts';
import { formatType } from '../type-text.ts';
import { enumValuesOf, normalizeType, splitType, typeWord } from './normalize-type.ts';
import type { MysqlServer } from './server.ts';
import { formatString } from './string-literal.ts';

/** A type in normal form, with the values of an enumerated one in order. */
export interface NativeType {
  readonly type: string;
  readonly enumValues: readonly string[] | null;
}

/**
 * What the portable words for a moment mean here: `timestamp` is what TypeORM declares for
 * `@CreateDateColumn`, `timestamptz` an instant, which MySQL calls a timestamp.
 */
const moments: Readonly<Record<string, string>> = {
  timestamp: 'datetime',
  timestamptz: 'timestamp',
};

/** What a migration may write as it is, beside the words of `moments`. */
const nativeWords: ReadonlySet<string> = new Set([
  'tinyint',
  'smallint',
  'mediumint',
  'int',
  'bigint',
  'decimal',
  'float',
  'double',
  'bit',
  'char',
  'varchar',
  'binary',
  'varbinary',
  'tinytext',
  'text',
  'mediumtext',
  'longtext',
  'tinyblob',
  'blob',
  'mediumblob',
  'longblob',
  'json',
  'date',
  'time',
  'datetime',
  'year',
  'uuid',
  'vector',
  'geometry',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
]);

/** The portable word for a native one, where it has another name. */
const portableNames: Readonly<Record<string, string>> = {
  int: 'integer',
  double: 'double precision',
  decimal: 'numeric',
};

/** A portable or native type in this server's words. @throws {LimbeckError} `TYPE_UNSUPPORTED` */
export function toNativeType(type: ColumnType, column: string, server: MysqlServer): NativeType {
  const { label, typeNames } = server.flavour;
  const chosen = chooseType(type, typeNames);
  if (chosen === null) throw typeUnsupported(JSON.stringify(type), column, label);
  if (chosen.kind === 'enumType') return toInlineEnum(chosen, column, server);
  const native = chosen.kind === 'native' ? chosen.text : translate(chosen.text, server);
  if (native === null) throw typeUnsupported(chosen.text, column, label);
  const normal = normalizeType(native, server);
  return { type: normal, enumValues: enumValuesOf(normal) };
}

/** The most portable spelling of a type in normal form that {@link toNativeType} turns back into it. */
export function toPortableType(type: string, enumName: string, server: MysqlServer): ColumnType {
  const values = enumValuesOf(type);
  if (values !== null) {
    return { kind: 'enumType', name: enumName, values, schema: null, array: false };
  }
  const text = portableText(type);
  return isTypeText(text) && translate(text, server) === type ? text : { mysql: type };
}

/** The name of an enumerated type has no meaning here: its values stand in each column. */
function toInlineEnum(spec: EnumTypeSpec, column: string, server: MysqlServer): NativeType {
  if (spec.array) throw typeUnsupported(`${spec.name}[]`, column, server.flavour.label);
  return { type: `enum(${spec.values.map(formatString).join(',')})`, enumValues: spec.values };
}

function translate(text: string, server: MysqlServer): string | null {
  const parts = splitType(text);
  if (parts === null) return null;
  const moment = moments[parts.base];
  if (moment !== undefined)
    return normalizeType(formatType(moment, [parts.arguments[0] ?? '6']), server);
  const normal = normalizeType(text, server);
  return nativeWords.has(typeWord(normal)) ? normal : null;
}

function portableText(type: string): string {
  const word = typeWord(type);
  const precision = /\((\d+)\)/.exec(type)?.[1] ?? '0';
  if (word === 'timestamp') return withPrecision('timestamptz', precision);
  if (word === 'datetime' && precision !== '0') return withPrecision('timestamp', precision);
  const name = portableNames[word];
  return name === undefined ? type : type.replace(word, name);
}

function withPrecision(word: string, precision: string): string {
  return precision === '6' ? word : `${word}(${precision})`;
}

/** `TypeText` knows of attributes only `unsigned`, and only on integers without a width. */
function isTypeText(text: string): text is TypeText {
  return (
    !text.includes(' ') ||
    /^(?:double precision|(?:tiny|small|medium|big)?int(?:eger)? unsigned)$/.test(text)
  );
}
