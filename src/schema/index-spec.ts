import { isSql, type Sql } from './sql.ts';
import type { Index, IndexKey } from './table-index.ts';

/** A key of an index in a migration: a column's name, an expression, or either with details. */
export type IndexKeySpec = string | Sql | DetailedIndexKey;

export interface DetailedIndexKey {
  /** One of `column` and `expression`. */
  readonly column?: string;
  readonly expression?: Sql;
  /** Default `ASC`. */
  readonly order?: 'ASC' | 'DESC';
  /** PostgreSQL; by default NULLs are last in ascending and first in descending order. */
  readonly nulls?: 'FIRST' | 'LAST';
  readonly collation?: string;
  /** PostgreSQL; default that of the column's type. */
  readonly operatorClass?: string;
  /** MySQL: how many leading characters or bytes are indexed. */
  readonly length?: number;
}

/** What a migration says of an index beside its name and keys. */
export interface IndexOptions {
  /** Default false. */
  readonly unique?: boolean;
  /** The predicate of a partial index (PostgreSQL, SQLite). */
  readonly where?: string | Sql;
  /** `hash`, `gin`, `gist`, `fulltext`, `spatial` …; default a B-tree. */
  readonly method?: string;
  /** Columns carried along without being keys (PostgreSQL). */
  readonly include?: readonly string[];
  /** PostgreSQL 15: two NULLs count as equal. Default false. */
  readonly nullsNotDistinct?: boolean;
  /** The full-text parser (MySQL). */
  readonly parser?: string;
  /** MySQL and MariaDB; ignored elsewhere. */
  readonly comment?: string;
}

/** The index that a migration describes; `render` spells its expressions. */
export function indexFromSpec(
  name: string,
  keys: readonly IndexKeySpec[],
  options: IndexOptions,
  render: (value: string | Sql) => string,
): Index {
  return {
    name,
    keys: keys.map((key) => keyFromSpec(key, render)),
    unique: options.unique ?? false,
    where: options.where === undefined ? null : render(options.where),
    method: options.method ?? null,
    include: options.include ?? [],
    nullsNotDistinct: options.nullsNotDistinct ?? false,
    parser: options.parser ?? null,
    comment: options.comment ?? null,
    declaredAsConstraint: false,
  };
}

function keyFromSpec(spec: IndexKeySpec, render: (value: string | Sql) => string): IndexKey {
  const details = detailsOf(spec);
  const { column, expression, order, nulls, collation, operatorClass, length } = details;
  return {
    ...(expression === undefined
      ? { kind: 'column', value: column ?? '' }
      : { kind: 'expression', value: render(expression) }),
    descending: order === 'DESC',
    nulls: nulls === undefined ? null : nullsOf(nulls, order === 'DESC'),
    collation: collation ?? null,
    operatorClass: operatorClass ?? null,
    length: length ?? null,
  };
}

function detailsOf(spec: IndexKeySpec): DetailedIndexKey {
  if (typeof spec === 'string') return { column: spec };
  return isSql(spec) ? { expression: spec } : spec;
}

/** What the direction implies by itself is not said. */
function nullsOf(nulls: 'FIRST' | 'LAST', descending: boolean): IndexKey['nulls'] {
  if ((nulls === 'FIRST') === descending) return null;
  return nulls === 'FIRST' ? 'first' : 'last';
}
