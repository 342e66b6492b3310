import type { OperationKind } from '../../operation/operation.ts';
import type { Version } from './version.ts';

/** What MySQL and MariaDB do differently, as far as Limbeck has to know. */
export interface Flavour {
  readonly label: 'MySQL' | 'MariaDB';
  /** The variants of a portable type that count here, most specific first. */
  readonly typeNames: readonly ('mysql' | 'mariadb')[];
  /** The operations that take IF EXISTS or IF NOT EXISTS. */
  readonly conditional: ReadonlySet<OperationKind>;
  /** False when an index key is always a column. */
  readonly expressionKeys: boolean;
  /** False when a generated column is never NOT NULL. */
  readonly generatedNotNull: boolean;
  /** True when expressions that name a column follow its rename; else they have to be changed with it. */
  readonly renamesDependents: boolean;
  /** True when a literal default of a text, blob or JSON column needs parentheses. */
  readonly wrapsLargeDefaults: boolean;
  /** True when a check can be part of a column, so that a new definition of the column loses it. */
  readonly columnChecks: boolean;
  /** True when a foreign key has to say NO ACTION, or the catalog calls it RESTRICT, which TypeORM takes for a difference. */
  readonly spellsNoAction: boolean;
  /** The clause that drops a check constraint. */
  readonly dropCheck: 'DROP CHECK' | 'DROP CONSTRAINT';
  /** What `STATISTICS` says of an expression key; the whole select list item. */
  readonly indexExpression: string;
  /** Whether `STATISTICS` has the optimizer overlook an index, as a condition. */
  readonly isHiddenIndex: string;
  /** True when a spatial column knows its reference system. */
  readonly keepsSrid: boolean;
  hasUuid(version: Version): boolean;
  /** The SQL text after DEFAULT, from COLUMN_DEFAULT and EXTRA; null when there is none. */
  defaultText(value: string | null, extra: string, type: string): string | null;
  /** An expression as the catalog writes it, in SQL. */
  expressionText(text: string): string;
  /** The query for `schema`, `table`, `name`, `level`, `expression` and `enforced` of checks; ends in the condition on the schemas. */
  readonly checkQuery: string;
}
