import type { ColumnSpec } from './column-spec.ts';
import type {
  CheckConstraint,
  Deferrability,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  ReferentialAction,
  UniqueConstraint,
} from './constraint.ts';
import type { Sql } from './sql.ts';

/** A check whose condition may still be waiting for a database's spelling. */
export interface CheckSpec extends Omit<CheckConstraint, 'expression'> {
  readonly expression: string | Sql;
}

/** What stands between the brackets of `op.createTable`. */
export type TableElement =
  | ColumnSpec
  | PrimaryKey
  | UniqueConstraint
  | ForeignKey
  | CheckSpec
  | ExclusionConstraint;

export interface ConstraintOptions {
  /** Left out, the database chooses one. */
  readonly name?: string;
}

export interface UniqueOptions extends ConstraintOptions {
  readonly deferrable?: Deferrability;
  /** PostgreSQL 15: two NULLs count as equal. Default false. */
  readonly nullsNotDistinct?: boolean;
}

export interface ForeignKeyOptions extends ConstraintOptions {
  /** Default `NO ACTION`. */
  readonly onDelete?: ReferentialAction;
  /** Default `NO ACTION`. */
  readonly onUpdate?: ReferentialAction;
  readonly deferrable?: Deferrability;
  /**
   * `FULL` (PostgreSQL): a key of several columns that is NULL in one of them is NULL in all. Default
   * `SIMPLE`: one that is NULL in any refers to nothing.
   */
  readonly match?: 'SIMPLE' | 'FULL';
  /** The schema of the referenced table, when it is not the default one. */
  readonly referencedSchema?: string;
}

export interface ExcludeOptions {
  readonly name: string;
  readonly deferrable?: Deferrability;
}

/** The primary key of a table: `primaryKey(['id'])`. */
export function primaryKey(
  columns: readonly string[],
  options: ConstraintOptions = {},
): PrimaryKey {
  return { kind: 'primaryKey', name: options.name ?? null, columns };
}

/** A unique constraint; on MySQL and MariaDB, where there are no others, a unique index. */
export function unique(columns: readonly string[], options: UniqueOptions = {}): UniqueConstraint {
  return {
    kind: 'unique',
    name: options.name ?? null,
    columns,
    deferrable: options.deferrable ?? null,
    nullsNotDistinct: options.nullsNotDistinct ?? false,
  };
}

/** A foreign key: `foreignKey(['user_id'], 'users', ['id'], { onDelete: 'CASCADE' })`. */
export function foreignKey(
  columns: readonly string[],
  referencedTable: string,
  referencedColumns: readonly string[],
  options: ForeignKeyOptions = {},
): ForeignKey {
  return {
    kind: 'foreignKey',
    name: options.name ?? null,
    columns,
    referencedTable: { schema: options.referencedSchema ?? null, name: referencedTable },
    referencedColumns,
    onDelete: options.onDelete ?? 'NO ACTION',
    onUpdate: options.onUpdate ?? 'NO ACTION',
    deferrable: options.deferrable ?? null,
    ...(options.match === 'FULL' && { match: options.match }),
  };
}

/** A check constraint: `check('price > 0', { name: 'ck_price' })`. */
export function check(expression: string | Sql, options: ConstraintOptions = {}): CheckSpec {
  return { kind: 'check', name: options.name ?? null, expression };
}

/** An exclusion constraint (PostgreSQL); `expression` is the text after `EXCLUDE`. */
export function exclude(expression: string, options: ExcludeOptions): ExclusionConstraint {
  return {
    kind: 'exclusion',
    name: options.name,
    expression,
    deferrable: options.deferrable ?? null,
  };
}
