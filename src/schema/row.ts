import { isSql, type Sql, type SqlLiteral } from './sql.ts';

/** A list or an object, for a column of JSON or of an array type. */
export type Structure = readonly Storable[] | { readonly [key: string]: unknown };

/** A value that stands for itself, rather than SQL that makes one. */
export type Storable = SqlLiteral | Structure;

/**
 * A value of a row: a literal, an `sql` template, or what a JSON or array column holds. A `Date` is
 * stored as TypeORM stores it there; every value of a JSON column is written as JSON, strings too.
 */
export type RowValue = Storable | Sql;

/** A row by the names of its columns: `{ id: 1, title: 'Hello' }`. */
export type Row = Readonly<Record<string, RowValue>>;

/** Whether a value is a list or an object of its own, rather than a literal or an `sql` value. */
export function isStructure(value: RowValue): value is Structure {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && !isSql(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
