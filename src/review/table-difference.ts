import type { ReferentialAction } from '../schema/constraint.ts';

/** What becomes of something. */
export type Mark = 'added' | 'changed' | 'dropped' | 'unchanged';

/** Something before and after a revision. */
export interface Difference<Part> {
  readonly mark: Mark;
  /** Null where it is added. */
  readonly before: Part | null;
  /** Null where it is dropped. */
  readonly after: Part | null;
}

/** A table before and after a revision, part by part. */
export interface TableDifference extends Difference<ReportTable> {
  readonly columns: readonly Difference<ReportColumn>[];
  /** Primary keys, unique constraints, checks and exclusions. */
  readonly keys: readonly Difference<ReportKey>[];
  readonly indexes: readonly Difference<ReportIndex>[];
  readonly foreignKeys: readonly Difference<ReportForeignKey>[];
}

/** A table, its parts apart. */
export interface ReportTable {
  /** `posts`, or `audit.posts` outside of the default schema. */
  readonly name: string;
  readonly comment: string | null;
}

/** A column in the spelling of one database. */
export interface ReportColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The expression behind `DEFAULT`; null where there is none. */
  readonly default: string | null;
  /** The expression of a generated column; null for a plain one. */
  readonly generated: string | null;
  /** Whether the database numbers the rows by it. */
  readonly isIdentity: boolean;
  readonly comment: string | null;
}

/** A constraint that is no foreign key. */
export interface ReportKey {
  readonly kind: 'primaryKey' | 'unique' | 'check' | 'exclusion';
  /** Null where the database chooses one. */
  readonly name: string | null;
  /** None for a check or an exclusion. */
  readonly columns: readonly string[];
  /** The expression of a check or an exclusion; null for the others. */
  readonly expression: string | null;
}

/** An index. */
export interface ReportIndex {
  readonly name: string;
  /** Columns and expressions, in order. */
  readonly keys: readonly string[];
  readonly unique: boolean;
  /** The predicate of a partial index; null for one over all rows. */
  readonly where: string | null;
}

/** A foreign key. */
export interface ReportForeignKey {
  readonly name: string | null;
  readonly columns: readonly string[];
  /** As {@link ReportTable.name}. */
  readonly referencedTable: string;
  readonly referencedColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}
