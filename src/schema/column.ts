import type { ColumnSpec } from './column-spec.ts';

/** One column, each property in the spelling of the database it belongs to. */
export interface Column {
  readonly name: string;
  /**
   * The type in the database's normal form, modifiers and array brackets included:
   * `character varying(200)`, `int unsigned`, `integer[]`, `enum('a','b')`.
   */
  readonly type: string;
  /** The type below where `type` is a domain (PostgreSQL), which no entity can name. */
  readonly baseType?: string;
  readonly nullable: boolean;
  /** The SQL expression after `DEFAULT`; null when there is none. */
  readonly default: string | null;
  /** How the database numbers the rows; null when it does not. */
  readonly identity: Identity | null;
  /** The expression of a generated column; null for a plain one. */
  readonly generated: GeneratedExpression | null;
  /** Only a collation that differs from what the column would inherit; null otherwise. */
  readonly collation: string | null;
  /** Only a character set that differs from the table's (MySQL, MariaDB); null otherwise. */
  readonly charset: string | null;
  readonly comment: string | null;
  /** The expression after `ON UPDATE` (MySQL, MariaDB). */
  readonly onUpdate: string | null;
  /** The values of an enumerated column, in order, wherever the database keeps them. */
  readonly enumValues: readonly string[] | null;
  /**
   * What the entity declares, in portable words, with all that this database cannot hold. Never
   * compared: only the writer of migration files looks at it. Null for what was read from a catalog.
   */
  readonly declared: ColumnSpec | null;
}

/**
 * Numbering of rows. `increment` is `SERIAL`, `AUTO_INCREMENT` or `AUTOINCREMENT`; the other two
 * are the identity columns of the SQL standard.
 */
export interface Identity {
  readonly kind: 'increment' | 'always' | 'by default';
}

export interface GeneratedExpression {
  readonly expression: string;
  /** True when computed on write and kept, false when computed on read. */
  readonly stored: boolean;
}

/** New values for some properties of a column; null takes a property away. */
export type ColumnChange = Partial<Omit<Column, 'name'>>;
