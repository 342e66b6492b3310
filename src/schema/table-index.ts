/** An index that is not merely the shadow of a constraint. */
export interface Index {
  readonly name: string;
  readonly keys: readonly IndexKey[];
  readonly unique: boolean;
  /** The predicate of a partial index. */
  readonly where: string | null;
  /** The access method where it is not the usual one: `hash`, `gin`, `fulltext`, `spatial` …; null for a B-tree. */
  readonly method: string | null;
  /** Columns carried along without being keys (PostgreSQL `INCLUDE`). */
  readonly include: readonly string[];
  readonly nullsNotDistinct: boolean;
  /** The full-text parser (MySQL `WITH PARSER`). */
  readonly parser: string | null;
  readonly comment: string | null;
  /** What only the database can say of it: `invisible`. Absent where there is nothing. */
  readonly beyond?: string;
  /**
   * True when the entity declares a unique constraint that this database holds as an index
   * (MySQL, MariaDB). Never compared: only the writer of migration files looks at it.
   */
  readonly declaredAsConstraint: boolean;
}

export interface IndexKey {
  /** A column's name, or an SQL expression. */
  readonly kind: 'column' | 'expression';
  readonly value: string;
  readonly descending: boolean;
  /** Only where it differs from what the direction implies (PostgreSQL); null otherwise. */
  readonly nulls: 'first' | 'last' | null;
  /** Only a collation that differs from the column's; null otherwise. */
  readonly collation: string | null;
  /** Only an operator class that is not the type's default (PostgreSQL); null otherwise. */
  readonly operatorClass: string | null;
  /** How many leading characters or bytes are indexed (MySQL); null for all. */
  readonly length: number | null;
}
