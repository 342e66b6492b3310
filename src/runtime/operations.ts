import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import type { ColumnType } from '../schema/column-type.ts';
import type { ConstraintKind } from '../schema/constraint.ts';
import type { IndexKeySpec, IndexOptions } from '../schema/index-spec.ts';
import type { Sql, SqlValue } from '../schema/sql.ts';
import type {
  CheckSpec,
  ConstraintOptions,
  ExcludeOptions,
  ForeignKeyOptions,
  TableElement,
  UniqueOptions,
} from '../schema/table-element.ts';
import type { TableOptions } from '../schema/table.ts';

/** Where a table or another object lives. */
export interface SchemaOption {
  /** Default the schema of the connection. */
  readonly schema?: string;
}

export interface CreateTableOptions extends TableOptions, SchemaOption {
  readonly comment?: string;
}

export interface AddColumnOptions {
  /** The value of rows that are there already, when it is not to be the default. */
  readonly fill?: SqlValue;
}

/** What changes in a column, with its value afterwards; null takes a property away. */
export type AlterColumnOptions = {
  readonly [Option in keyof ColumnOptions]?: ColumnOptions[Option] | null;
} & {
  readonly type?: ColumnType;
  /** The value for rows that hold NULL when the column becomes NOT NULL. */
  readonly fill?: SqlValue;
  /** How a value becomes one of the new type (PostgreSQL `USING`); default a cast. */
  readonly using?: string | Sql;
  /** The column before, which MySQL must be told again. What it leaves out is read from the catalog. */
  readonly existing?: ColumnOptions & { readonly type?: ColumnType };
};

export interface DropConstraintOptions {
  readonly type: ConstraintKind;
  /** What is dropped, where it has no name: `dropConstraint(null, …, { existing: unique(['email']) })`. */
  readonly existing?: Exclude<TableElement, ColumnSpec>;
}

export interface RenameConstraintOptions {
  readonly type: ConstraintKind;
}

export interface ViewOptions extends SchemaOption {
  /** Default false. */
  readonly materialized?: boolean;
}

/** Numbers are text: they go beyond what a double holds. */
export interface SequenceOptions extends SchemaOption {
  readonly type?: string;
  readonly start?: string;
  readonly increment?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
}

/**
 * What a migration does, as `upgrade(op)` and `downgrade(op)` receive it. Every operation runs
 * when it is called and works on every database that can do it; one that cannot is an error that
 * names the operation and the database, before anything of it ran.
 */
export interface Operations {
  /** The database the migration runs on, for what only one of them needs. */
  readonly dialect: 'postgres' | 'mysql' | 'sqlite';

  createTable(
    name: string,
    elements: readonly TableElement[],
    options?: CreateTableOptions,
  ): Promise<void>;
  dropTable(name: string, options?: SchemaOption): Promise<void>;
  renameTable(from: string, to: string, options?: SchemaOption): Promise<void>;
  /** A comment on a table; `existing` is the one it replaces. */
  createTableComment(
    table: string,
    comment: string,
    options?: SchemaOption & { readonly existing?: string },
  ): Promise<void>;
  dropTableComment(
    table: string,
    options?: SchemaOption & { readonly existing?: string },
  ): Promise<void>;

  addColumn(
    table: string,
    column: ColumnSpec,
    options?: AddColumnOptions & SchemaOption,
  ): Promise<void>;
  dropColumn(table: string, column: string, options?: SchemaOption): Promise<void>;
  /** Changes a column in place; its values are kept. */
  alterColumn(
    table: string,
    column: string,
    change: AlterColumnOptions,
    options?: SchemaOption,
  ): Promise<void>;
  renameColumn(table: string, from: string, to: string, options?: SchemaOption): Promise<void>;
  /** Several alterations of one table at once: one ALTER TABLE, or one rebuild on SQLite. */
  batchAlterTable(
    table: string,
    alter: (batch: Batch) => void,
    options?: SchemaOption,
  ): Promise<void>;

  createIndex(
    name: string,
    table: string,
    keys: readonly IndexKeySpec[],
    options?: IndexOptions & SchemaOption,
  ): Promise<void>;
  dropIndex(name: string, table: string, options?: SchemaOption): Promise<void>;
  renameIndex(table: string, from: string, to: string, options?: SchemaOption): Promise<void>;

  createPrimaryKey(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: SchemaOption,
  ): Promise<void>;
  createUniqueConstraint(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: Omit<UniqueOptions, keyof ConstraintOptions> & SchemaOption,
  ): Promise<void>;
  createForeignKey(
    name: string | null,
    table: string,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options?: Omit<ForeignKeyOptions, keyof ConstraintOptions> & SchemaOption,
  ): Promise<void>;
  createCheckConstraint(
    name: string | null,
    table: string,
    expression: CheckSpec['expression'],
    options?: SchemaOption,
  ): Promise<void>;
  createExcludeConstraint(
    name: string,
    table: string,
    expression: string,
    options?: Omit<ExcludeOptions, 'name'> & SchemaOption,
  ): Promise<void>;
  dropConstraint(
    name: string | null,
    table: string,
    options: DropConstraintOptions & SchemaOption,
  ): Promise<void>;
  renameConstraint(
    table: string,
    from: string,
    to: string,
    options: RenameConstraintOptions & SchemaOption,
  ): Promise<void>;

  createEnum(name: string, values: readonly string[], options?: SchemaOption): Promise<void>;
  /** Changes the values of an enumerated type; `existing` are those it has. */
  alterEnum(
    name: string,
    values: readonly string[],
    options: SchemaOption & { readonly existing: readonly string[] },
  ): Promise<void>;
  dropEnum(name: string, options?: SchemaOption): Promise<void>;

  createView(name: string, definition: string, options?: ViewOptions): Promise<void>;
  /** Gives a view another query; `existing` is the one it has. */
  replaceView(
    name: string,
    definition: string,
    options?: ViewOptions & { readonly existing?: string },
  ): Promise<void>;
  dropView(name: string, options?: ViewOptions): Promise<void>;

  createSequence(name: string, options?: SequenceOptions): Promise<void>;
  alterSequence(name: string, options: SequenceOptions): Promise<void>;
  dropSequence(name: string, options?: SchemaOption): Promise<void>;

  createExtension(name: string): Promise<void>;
  dropExtension(name: string): Promise<void>;

  /** Runs a statement; {@link sql} templates quote for the database at hand. */
  execute(statement: string | Sql, parameters?: readonly unknown[]): Promise<void>;
  /** Runs a query and gives its rows, for migrations that move data. */
  query<Row extends object>(
    statement: string | Sql,
    parameters?: readonly unknown[],
  ): Promise<readonly Row[]>;
}

/** The alterations of `batchAlterTable`: written down when called, carried out together at its end. */
export interface Batch {
  addColumn(column: ColumnSpec, options?: AddColumnOptions): void;
  dropColumn(column: string): void;
  alterColumn(column: string, change: AlterColumnOptions): void;
  renameColumn(from: string, to: string): void;
  createPrimaryKey(name: string | null, columns: readonly string[]): void;
  createUniqueConstraint(
    name: string | null,
    columns: readonly string[],
    options?: Omit<UniqueOptions, keyof ConstraintOptions>,
  ): void;
  createForeignKey(
    name: string | null,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options?: Omit<ForeignKeyOptions, keyof ConstraintOptions>,
  ): void;
  createCheckConstraint(name: string | null, expression: CheckSpec['expression']): void;
  createExcludeConstraint(
    name: string,
    expression: string,
    options?: Omit<ExcludeOptions, 'name'>,
  ): void;
  dropConstraint(name: string | null, options: DropConstraintOptions): void;
  renameConstraint(from: string, to: string, options: RenameConstraintOptions): void;
}
