import type { Deferrability, ReferentialAction } from '../../schema/constraint.ts';
import type { Span } from './tokenize.ts';

/**
 * A CREATE TABLE statement taken apart. Every part knows where it stands in the text, so that an
 * alteration replaces just that and leaves the rest as its author wrote it, comments included.
 */
export interface TableDefinition {
  readonly sql: string;
  readonly name: string;
  /** In the order of the table. */
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
  /** The parentheses around columns and constraints. */
  readonly open: Span;
  readonly close: Span;
  readonly withoutRowid: boolean;
  readonly strict: boolean;
}

/** Something between the commas of a CREATE TABLE. */
export interface Element extends Span {
  /** Where the comma behind it stands; SQLite lets table constraints do without. */
  readonly comma: Span | null;
}

export interface ColumnDefinition extends Element {
  readonly name: string;
  readonly nameSpan: Span;
  /** In normal form; empty for a column without a type. */
  readonly type: string;
  readonly typeSpan: Span | null;
  readonly clauses: readonly ColumnClause[];
}

/** A part of a definition that may begin with `CONSTRAINT "name"`. */
interface Named extends Span {
  readonly name: string | null;
  readonly nameSpan: Span | null;
}

/** What may follow the type of a column. */
export type ColumnClause = Named &
  (
    | { readonly kind: 'notNull' | 'null' | 'unique' }
    | {
        readonly kind: 'primaryKey';
        readonly descending: boolean;
        readonly autoincrement: Span | null;
      }
    | { readonly kind: 'check'; readonly expression: string }
    | { readonly kind: 'default'; readonly expression: string }
    | { readonly kind: 'collate'; readonly collation: string }
    | { readonly kind: 'foreignKey'; readonly reference: Reference }
    | { readonly kind: 'generated'; readonly expression: string; readonly stored: boolean }
  );

export type ColumnClauseKind = ColumnClause['kind'];

/** What may follow the columns. */
export type TableConstraint = Named &
  Element &
  (
    | {
        readonly kind: 'primaryKey';
        readonly columns: readonly string[];
        readonly autoincrement: Span | null;
      }
    | { readonly kind: 'unique'; readonly columns: readonly string[] }
    | { readonly kind: 'check'; readonly expression: string }
    | {
        readonly kind: 'foreignKey';
        readonly columns: readonly string[];
        readonly reference: Reference;
      }
  );

/** What follows REFERENCES. */
export interface Reference {
  readonly table: string;
  /** Empty for the primary key of the table. */
  readonly columns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  readonly deferrable: Deferrability | null;
}

/** The clause of that kind, if the column has one; SQLite goes by the last of several. */
export function findClause<Kind extends ColumnClauseKind>(
  column: ColumnDefinition,
  kind: Kind,
): Extract<ColumnClause, { kind: Kind }> | undefined {
  return column.clauses.findLast(
    (clause): clause is Extract<ColumnClause, { kind: Kind }> => clause.kind === kind,
  );
}

/** SQLite compares names without regard to case, but only that of ASCII letters. */
export function foldName(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function sameName(one: string, other: string): boolean {
  return one === other || foldName(one) === foldName(other);
}
