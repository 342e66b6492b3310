import type { Column } from './column.ts';
import type {
  CheckConstraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from './constraint.ts';
import type { Index } from './table-index.ts';
import type { TableName } from './table-name.ts';

export interface Table extends TableName {
  /** In the order of the table. */
  readonly columns: readonly Column[];
  readonly primaryKey: PrimaryKey | null;
  readonly uniques: readonly UniqueConstraint[];
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  readonly exclusions: readonly ExclusionConstraint[];
  readonly comment: string | null;
  readonly options: TableOptions;
  readonly triggers: readonly Trigger[];
  /** What of its making no migration can say: `partitioned`, `inherited`. Absent where there is nothing. */
  readonly beyond?: string;
  /** What is tied to it and no migration can make: `policy own_rows`, `rule no_delete`. */
  readonly fixtures?: readonly string[];
}

/** What stands after the closing parenthesis of `CREATE TABLE`; absent where the default holds. */
export interface TableOptions {
  /** The storage engine (MySQL, MariaDB). */
  readonly engine?: string;
  readonly charset?: string;
  readonly collation?: string;
  /** SQLite `WITHOUT ROWID`. */
  readonly withoutRowid?: true;
  /** SQLite `STRICT`. */
  readonly strict?: true;
}

/** Options with their values; null is the database's default. */
export type TableOptionsChange = {
  readonly [Option in keyof TableOptions]?: TableOptions[Option] | null;
};

/** A trigger as the catalog spells it. Entities cannot declare one: it is read to be kept. */
export interface Trigger {
  readonly name: string;
  readonly definition: string;
}
