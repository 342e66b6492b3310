import type { Driver } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { Column } from '../schema/column.ts';
import type { ColumnType, TypeText } from '../schema/column-type.ts';
import type { EnumType } from '../schema/enum-type.ts';
import { portableWord } from './portable-word.ts';
import type { ColumnMetadata } from './typeorm-types.ts';

/** What a type needs beside the metadata of its column. */
export interface TypeContext {
  readonly enumType: EnumType | null;
  readonly dialect: Pick<Dialect, 'name'>;
  /** The types that TypeORM chooses for the columns it fills itself. */
  readonly mappedTypes: Driver['mappedDataTypes'];
}

/**
 * The portable type of a column, or its text on this database alone when there is no word for it.
 */
export function declaredType(
  metadata: ColumnMetadata,
  read: Column,
  { enumType, dialect, mappedTypes }: TypeContext,
): ColumnType {
  if (enumType !== null && isEnumeration(metadata)) {
    return { kind: 'enumType', ...enumType, array: metadata.isArray };
  }
  const text = isSpatial(metadata) ? null : portableText(metadata, mappedTypes);
  return text ?? { [dialect.name]: read.type };
}

function isEnumeration({ type }: ColumnMetadata): boolean {
  return type === 'enum' || type === 'simple-enum';
}

function isSpatial({ spatialFeatureType, srid }: ColumnMetadata): boolean {
  return spatialFeatureType !== undefined || srid !== undefined;
}

function portableText(
  metadata: ColumnMetadata,
  mappedTypes: Driver['mappedDataTypes'],
): TypeText | null {
  const isDate = isMappedDate(metadata, mappedTypes);
  const word = isDate ? 'timestamp' : portableWord(metadata);
  if (word === null) return null;
  // The three kinds of date have the same precision on every driver.
  const implied = isDate ? mappedTypes.createDatePrecision : undefined;
  const sign = metadata.unsigned && integers.has(word) ? ' unsigned' : '';
  const text = `${word}${sign}${modifiers(metadata, word, implied)}${metadata.isArray ? '[]' : ''}`;
  // The word is one of the union, and numbers in parentheses or brackets are all that follows it.
  return text as TypeText;
}

/** The words that `unsigned` can follow on every database. */
const integers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

/**
 * A column of `@CreateDateColumn` and its like, of the type that TypeORM chooses for it or of the
 * property's: either way it has TypeORM's precision.
 */
function isMappedDate(
  { type, isCreateDate, isUpdateDate, isDeleteDate }: ColumnMetadata,
  { createDate, updateDate, deleteDate }: Driver['mappedDataTypes'],
): boolean {
  return (
    (isCreateDate && (type === createDate || type === Date)) ||
    (isUpdateDate && (type === updateDate || type === Date)) ||
    (isDeleteDate && (type === deleteDate || type === Date))
  );
}

function modifiers(
  { length, precision, scale }: ColumnMetadata,
  word: string,
  impliedPrecision: number | undefined,
): string {
  // The length that TypeORM gives a UUID is of the text it is kept in where there is no such type.
  if (word === 'uuid') return '';
  if (length !== '') return `(${length})`;
  if (precision === undefined || precision === null || precision === impliedPrecision) return '';
  return scale === undefined ? `(${precision})` : `(${precision},${scale})`;
}
