import type { ColumnChange } from './column.ts';

/** An enumerated type of its own (PostgreSQL `CREATE TYPE … AS ENUM`). */
export interface EnumType {
  readonly schema: string | null;
  readonly name: string;
  readonly values: readonly string[];
}

/** The name of the enumerated type that a column has, without quotes and brackets; null when it has none. */
export function enumTypeOfColumn({ type, enumValues }: ColumnChange): string | null {
  if (type === undefined || enumValues === undefined || enumValues === null) return null;
  return type.replaceAll(/"|\[\]$/g, '');
}

/** A type's name as {@link enumTypeOfColumn} gives it. */
export function enumTypeName({ schema, name }: Omit<EnumType, 'values'>): string {
  return `${schema === null ? '' : `${schema}.`}${name}`;
}

/** What the literals in an SQL text say, and the elements of those that are arrays: any of it may be a value. */
export function literalsIn(text: string): readonly string[] {
  return [...text.matchAll(/'((?:[^']|'')*)'/g)].flatMap(([, literal = '']) => {
    const content = literal.replaceAll("''", "'");
    return [content, ...elementsOf(content)];
  });
}

/** The elements of an array literal, `{a,"b c"}`; none for any other text. */
export function elementsOf(text: string): readonly string[] {
  if (!text.startsWith('{') || !text.endsWith('}')) return [];
  return [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/g)].map(
    ([plain, quoted]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain,
  );
}

/** The name that TypeORM gives to the enumerated type of a column. */
export function usualEnumName(table: string, column: string): string {
  return `${table}_${column.toLowerCase()}_enum`;
}
