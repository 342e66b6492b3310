import type { ColumnType } from './column-type.ts';
import type { Sql, SqlValue } from './sql.ts';

/** What a migration says of a column beside its type; the names are those of TypeORM's `@Column`. */
export interface ColumnOptions {
  /** Whether the column takes NULL. Default false. */
  readonly nullable?: boolean;
  /** A literal, or {@link Sql} for an expression. Default none; null says the same. */
  readonly default?: SqlValue;
  /**
   * `increment`: SERIAL or AUTO_INCREMENT; `identity`: an identity column where there are any, else
   * the same; `uuid`: a random UUID, made by PostgreSQL and, elsewhere, by TypeORM.
   */
  readonly generated?: 'increment' | 'identity' | 'uuid';
  /** Whether the identity accepts values that a statement gives. Default `BY DEFAULT`. */
  readonly generatedIdentity?: 'ALWAYS' | 'BY DEFAULT';
  /** The expression of a generated column. */
  readonly asExpression?: string | Sql;
  /** Whether it is computed on write or on read. Default `VIRTUAL` where there is such a thing. */
  readonly generatedType?: 'VIRTUAL' | 'STORED';
  readonly collation?: string;
  /** MySQL and MariaDB; ignored elsewhere. */
  readonly charset?: string;
  /** Ignored on SQLite, which has no comments. */
  readonly comment?: string;
  /** MySQL and MariaDB; ignored elsewhere. */
  readonly onUpdate?: string | Sql;
}

/** A column as a migration file describes it: portable, with every database's own spelling to come. */
export interface ColumnSpec extends ColumnOptions {
  readonly kind: 'column';
  readonly name: string;
  readonly type: ColumnType;
}

/** Describes a column: `column('title', 'varchar(500)', { nullable: true })`. NOT NULL unless it says otherwise. */
export function column(name: string, type: ColumnType, options: ColumnOptions = {}): ColumnSpec {
  return { kind: 'column', name, type, ...options };
}
