/** A piece of SQL that each database spells for itself; made by {@link sql}. */
export type Sql =
  | {
      readonly kind: 'sql';
      readonly texts: readonly string[];
      readonly values: readonly SqlValue[];
    }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'now' }
  | { readonly kind: 'uuid' };

/** A value that every database has a literal for. */
export type SqlLiteral = string | number | bigint | boolean | null | Date | Uint8Array;

/** What may stand between the braces of an `sql` template. */
export type SqlValue = SqlLiteral | Sql;

function template(texts: TemplateStringsArray, ...values: SqlValue[]): Sql {
  return { kind: 'sql', texts: [...texts], values };
}

/**
 * SQL text, with values as literals and {@link Sql} pieces in their place:
 * sql`lower(${sql.identifier('email')})`. A bare word, as in sql`now()`, reaches the database as it stands.
 */
export const sql = Object.assign(template, {
  /** A name, quoted as the database quotes it. */
  identifier(name: string): Sql {
    return { kind: 'identifier', name };
  },
  /**
   * The time at which a row is written, as TypeORM declares it for `@CreateDateColumn`: `now()` on
   * PostgreSQL, `CURRENT_TIMESTAMP` with the column's precision on MySQL, `datetime('now')` on SQLite.
   */
  now(): Sql {
    return { kind: 'now' };
  },
  /** A random UUID, where the database makes one: `gen_random_uuid()`, `uuid()`. */
  uuid(): Sql {
    return { kind: 'uuid' };
  },
});

/** What each kind of `Sql` has beside its kind. */
const members: Readonly<Record<string, readonly string[]>> = {
  sql: ['texts', 'values'],
  identifier: ['name'],
  now: [],
  uuid: [],
} satisfies Record<Sql['kind'], readonly string[]>;

/** True for what {@link sql} makes, whichever copy of Limbeck made it. */
export function isSql(value: unknown): value is Sql {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const names = members[String(value.kind)];
  // An object of JSON may well have a kind of its own.
  return (
    names !== undefined &&
    Object.keys(value).length === names.length + 1 &&
    names.every((name) => name in value)
  );
}
