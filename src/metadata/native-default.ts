import type { TableColumn } from 'typeorm';
import { parseLiteral, quoteText } from '../dialect/literal.ts';
import type { ReadContext } from './read-context.ts';
import type { ColumnMetadata } from './typeorm-types.ts';
import { withColumnPrecision } from './with-column-precision.ts';

/**
 * The SQL text of a column's default: TypeORM's, unless it says something other than the entity.
 *
 * - MySQL: a number is rounded to the column's scale, or to an integer when it has none (1.5 → `'2'`).
 * - A string stands between quotes as it is, so that `it''s` means it's. One that is no literal that
 *   way (`it's`) can only mean itself.
 * - Elements of an array are not quoted; objects and dates come out as `[object Object]` and the
 *   like on MySQL, dates as JSON on SQLite.
 * - The current time has six digits on MySQL, whatever the column has.
 */
export function nativeDefault(
  declared: ColumnMetadata,
  column: TableColumn,
  context: ReadContext,
): string | null {
  // `TableColumn.default` is `any`; `normalizeDefault`, which fills it, gives this.
  const text = column.default as string | undefined;
  if (text === undefined) return generatedDefault(column, context);
  const value: unknown = declared.default;
  if (typeof value === 'number') return sameNumber(text, value) ? text : quoteText(String(value));
  if (typeof value === 'string') return isText(text) ? text : quoteText(value);
  if (Array.isArray(value)) return arrayDefault(value, column, text);
  if (value instanceof Date) return context.dialect.quoting.literal(value);
  if (typeof value === 'object') return isText(text) ? text : jsonDefault(value, text);
  return withColumnPrecision(text, declared.precision);
}

/**
 * A generated UUID is made by the server where TypeORM's driver leaves it to the server: by its own
 * function, and not one of the extension that TypeORM installs for it (`uuid_generate_v4()`).
 */
function generatedDefault(
  column: TableColumn,
  { dataSource, dialect }: ReadContext,
): string | null {
  if (!column.isGenerated || column.generationStrategy !== 'uuid') return null;
  return dataSource.driver.isUUIDGenerationSupported() ? dialect.sqlWords.uuid : null;
}

function arrayDefault(elements: readonly unknown[], column: TableColumn, text: string): string {
  const texts = elements.map(String);
  const plain = texts.every((element) => !/^$|^null$|[\s,{}"'\\]/i.test(element));
  if (!column.isArray || (plain && isText(text))) return text;
  return quoteText(
    `{${texts.map((element) => `"${element.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`,
  );
}

/** SQLite's binary JSON is made by a function of that name. */
function jsonDefault(value: unknown, text: string): string {
  const json = quoteText(JSON.stringify(value));
  return text.startsWith('jsonb(') ? `jsonb(${json})` : json;
}

function sameNumber(text: string, value: number): boolean {
  return Number(isText(text) ? parseLiteral(text) : text) === value;
}

/** One literal, also with the backslashes that MySQL takes for escapes. */
function isText(text: string): boolean {
  return typeof parseLiteral(text) === 'string' || /^'(?:[^'\\]|''|\\.)*'$/s.test(text);
}
