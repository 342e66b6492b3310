/**
 * Type words with a meaning on every database: the one TypeORM gives there to the same declaration.
 * `datetime` is what a property of type `Date` gets, `timestamp` what `@CreateDateColumn` gets,
 * `timestamptz` an instant, and `unsigned` says something on MySQL and MariaDB alone.
 */
export type PortableWord =
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | UnsignedWord
  | 'real'
  | 'float'
  | 'double precision'
  | 'numeric'
  | 'char'
  | 'varchar'
  | 'text'
  | 'uuid'
  | 'json'
  | 'date'
  | 'time'
  | 'datetime'
  | 'timestamp'
  | 'timestamptz'
  | 'blob';

/** Type words of one family of databases, refused by the others. */
export type NativeWord = PostgresWord | MysqlWord;

type PostgresWord =
  | 'bit'
  | 'bit varying'
  | 'box'
  | 'bytea'
  | 'cidr'
  | 'circle'
  | 'citext'
  | 'cube'
  | 'daterange'
  | 'geography'
  | 'geometry'
  | 'halfvec'
  | 'hstore'
  | 'inet'
  | 'int4range'
  | 'int8range'
  | 'interval'
  | 'jsonb'
  | 'line'
  | 'lseg'
  | 'ltree'
  | 'macaddr'
  | 'macaddr8'
  | 'money'
  | 'numrange'
  | 'path'
  | 'point'
  | 'polygon'
  | 'timetz'
  | 'tsquery'
  | 'tsrange'
  | 'tstzrange'
  | 'tsvector'
  | 'vector'
  | 'xml';

type MysqlWord =
  | 'tinyint'
  | 'mediumint'
  | 'tinyint unsigned'
  | 'mediumint unsigned'
  | 'binary'
  | 'varbinary'
  | 'tinyblob'
  | 'mediumblob'
  | 'longblob'
  | 'tinytext'
  | 'mediumtext'
  | 'longtext'
  | 'year'
  | 'geometrycollection'
  | 'linestring'
  | 'multilinestring'
  | 'multipoint'
  | 'multipolygon';

type UnsignedWord = `${'smallint' | 'integer' | 'bigint'} unsigned`;

type Word = PortableWord | NativeWord;
type Modified = Word | `${Word}(${number})` | `${Word}(${number},${number})`;

/** A type as SQL reads: `varchar(200)`, `numeric(10,2)`, `integer[]`. */
export type TypeText = Modified | `${Modified}[]`;

/**
 * A type in the words of single databases, taken as they stand, with `default` for the rest:
 * `{ postgres: 'jsonb', default: 'json' }`. MariaDB reads `mariadb` first, then `mysql`.
 */
export interface TypeVariants {
  readonly postgres?: string;
  readonly mysql?: string;
  readonly mariadb?: string;
  readonly sqlite?: string;
  readonly default?: TypeText | EnumTypeSpec;
}

/** An enumerated type: its own type on PostgreSQL, inline on MySQL, text with a check on SQLite. */
export interface EnumTypeSpec {
  readonly kind: 'enumType';
  /** The name of the type where it is an object of its own. */
  readonly name: string;
  readonly values: readonly string[];
  readonly schema: string | null;
  /** True for a column that holds an array of them (PostgreSQL). */
  readonly array: boolean;
}

/** The type of a column in a migration. */
export type ColumnType = TypeText | EnumTypeSpec | TypeVariants;

/** Whether a type is an enumerated one, rather than text or variants. */
export function isEnumType(type: ColumnType): type is EnumTypeSpec {
  return typeof type === 'object' && 'kind' in type;
}

/** The type of an enumerated column: `column('role', enumType('users_role_enum', ['user', 'admin']))`. */
export function enumType(
  name: string,
  values: readonly string[],
  options: { readonly schema?: string; readonly array?: boolean } = {},
): EnumTypeSpec {
  return {
    kind: 'enumType',
    name,
    values,
    schema: options.schema ?? null,
    array: options.array ?? false,
  };
}
