import type { TableName } from './table-name.ts';

export interface PrimaryKey {
  readonly kind: 'primaryKey';
  /** Null where the database does not keep one (MySQL; SQLite without `CONSTRAINT`). */
  readonly name: string | null;
  readonly columns: readonly string[];
}

export interface UniqueConstraint {
  readonly kind: 'unique';
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly deferrable: Deferrability | null;
  readonly nullsNotDistinct: boolean;
}

export interface ForeignKey {
  readonly kind: 'foreignKey';
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly referencedTable: TableName;
  readonly referencedColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  readonly deferrable: Deferrability | null;
  /** Whether a key is NULL in all of its columns or in none (PostgreSQL); absent where any may be. */
  readonly match?: 'FULL';
  /** What only the database can say of it: `NOT VALID`, `MATCH FULL`. Absent where there is nothing. */
  readonly beyond?: string;
}

export interface CheckConstraint {
  readonly kind: 'check';
  readonly name: string | null;
  /** The condition without the outer parentheses of `CHECK (…)`. */
  readonly expression: string;
  /** What only the database can say of it: `NOT VALID`, `NO INHERIT`. Absent where there is nothing. */
  readonly beyond?: string;
}

export interface ExclusionConstraint {
  readonly kind: 'exclusion';
  readonly name: string;
  /** The text after `EXCLUDE`. */
  readonly expression: string;
  readonly deferrable: Deferrability | null;
}

export type Constraint =
  | PrimaryKey
  | UniqueConstraint
  | ForeignKey
  | CheckConstraint
  | ExclusionConstraint;

export type ConstraintKind = Constraint['kind'];

export type ReferentialAction = 'NO ACTION' | 'RESTRICT' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT';

export type Deferrability = 'INITIALLY IMMEDIATE' | 'INITIALLY DEFERRED';
