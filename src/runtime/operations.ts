import type { EntityManager, QueryRunner } from 'typeorm';
import type { NamingConvention } from '../operation/name-unnamed.ts';
import type { Operation } from '../operation/operation.ts';
import type { OnlineOptions } from '../operation/online-options.ts';
import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import type { ColumnType } from '../schema/column-type.ts';
import type { ConstraintKind } from '../schema/constraint.ts';
import type { IndexKeySpec, IndexOptions } from '../schema/index-spec.ts';
import type { Row } from '../schema/row.ts';
import type { Sql, SqlValue } from '../schema/sql.ts';
import type {
  CheckSpec,
  ConstraintOptions,
  ExcludeOptions,
  ForeignKeyOptions,
  TableElement,
  UniqueOptions,
} from '../schema/table-element.ts';
import type { TableOptions, TableOptionsChange } from '../schema/table.ts';

import type { MigrationEntity } from './entity-access.ts';

/** Where a table or another object lives. */
export interface SchemaOption {
  /** Default the schema of the connection. */
  readonly schema?: string;
}

/** For what creates something. */
export interface IfNotExistsOption {
  /** Leaves the operation out where there is something of that name already. Default false. */
  readonly ifNotExists?: boolean;
}

/** For what drops something. */
export interface IfExistsOption {
  /** Leaves the operation out where there is nothing of that name. Default false. */
  readonly ifExists?: boolean;
}

/** For tables that are in use. */
export interface ConcurrentlyOption {
  /**
   * Lets others write to the table meanwhile (PostgreSQL), which is only done in `op.autocommit`; no
   * difference elsewhere. An index is built or dropped CONCURRENTLY, a unique constraint is made of
   * such an index, and a column becomes NOT NULL by way of a check that is validated before. Default
   * false.
   */
  readonly concurrently?: boolean;
}

/** How a batch is carried out where a table may have to be made anew (SQLite), or cannot be asked. */
export interface BatchOptions {
  /**
   * `always` makes the table anew, `never` refuses what ALTER TABLE cannot do. Default `auto`: where
   * ALTER TABLE cannot do it without loss.
   */
  readonly recreate?: 'auto' | 'always' | 'never';
  /**
   * Columns that are to stand in this order, each list for itself; the others keep their places:
   * `[['id', 'name'], ['created', 'updated']]`. Refused where the order of columns is not to be changed.
   */
  readonly partialReordering?: readonly (readonly string[])[];
  /**
   * The columns and constraints that the table has, for a database that cannot be asked (`--sql`), or
   * where the table is to be made anew after this rather than after the catalog (SQLite). A column
   * that is left out is an error. Default: as the catalog has it, and offline as the migrations before
   * have made it.
   */
  readonly copyFrom?: readonly TableElement[];
  /** Constraints that the table gets after all else: `[check('price > 0'), unique(['name'])]`. */
  readonly tableArgs?: readonly Exclude<TableElement, ColumnSpec>[];
  /**
   * What the `namingConvention` of the configuration is, for this batch. By such a name a constraint is
   * also found to be dropped that has none in the database (SQLite).
   */
  readonly namingConvention?: NamingConvention;
}

/** For constraints on tables with many rows. */
export interface NotValidOption {
  /**
   * Leaves the rows that are there unchecked (PostgreSQL) until `op.validateConstraint`; elsewhere they
   * are checked at once. Default false.
   */
  readonly notValid?: boolean;
}

/** What a rename may change beside the name. */
export interface RenameOptions extends SchemaOption {
  /** The schema to move to; null is that of the connection, and without it nothing moves. */
  readonly newSchema?: string | null;
}

export interface CreateTableOptions extends TableOptions, SchemaOption, IfNotExistsOption {
  readonly comment?: string;
}

export interface AddColumnOptions extends IfNotExistsOption {
  /** The value of rows that are there already, when it is not to be the default. */
  readonly fill?: SqlValue;
  /** The column that it comes to stand before (MySQL, MariaDB, SQLite); default behind all others. */
  readonly insertBefore?: string;
  /** The column that it comes to stand behind. */
  readonly insertAfter?: string;
}

/** Enumerated values that have another name, old and new. */
export type RenamedValues = readonly (readonly [from: string, to: string])[];

/** What changes in a column, with its value afterwards; null takes a property away. */
export type AlterColumnOptions = {
  readonly [Option in keyof ColumnOptions]?: ColumnOptions[Option] | null;
} & {
  readonly type?: ColumnType;
  /** The value for rows that hold NULL when the column becomes NOT NULL. */
  readonly fill?: SqlValue;
  /** How a value becomes one of the new type (PostgreSQL `USING`); default a cast. */
  readonly using?: string | Sql;
  /**
   * Values of an enumerated type that have another name in the new one, old and new: `[['draft',
   * 'drafted']]`. Rows and the default take it over, but on PostgreSQL, where `alterEnum` sees to that.
   */
  readonly renamedValues?: RenamedValues;
  /** The column before, which MySQL must be told again. What it leaves out is read from the catalog. */
  readonly existing?: ColumnOptions & { readonly type?: ColumnType };
};

export interface DropConstraintOptions extends IfExistsOption {
  readonly type: ConstraintKind;
  /** What is dropped, where it has no name: `dropConstraint(null, …, { existing: unique(['email']) })`. */
  readonly existing?: Exclude<TableElement, ColumnSpec>;
}

export interface RenameConstraintOptions {
  readonly type: ConstraintKind;
}

export interface AlterEnumOptions extends SchemaOption {
  /** The values that the type has. */
  readonly existing: readonly string[];
  /**
   * Values that have another name afterwards, old and new: `[['draft', 'drafted']]`. Rows and
   * defaults that have them keep them. Default none.
   */
  readonly renamed?: RenamedValues;
  /**
   * Makes the type anew where values could merely be added. PostgreSQL lets nothing use a value in
   * the transaction that adds it, so a migration that writes one, or makes it a default, needs
   * this; it rewrites the tables that use the type. Default false.
   */
  readonly recreate?: boolean;
  /**
   * The columns of the type, as `orders.state`, which are altered instead where there are no such
   * types (MySQL, MariaDB, SQLite); none where other operations see to that. Left out, it is an error there.
   */
  readonly columns?: readonly string[];
}

export interface ViewOptions extends SchemaOption {
  /** Default false. */
  readonly materialized?: boolean;
  /** A comment on the view (PostgreSQL); default none. */
  readonly comment?: string;
}

export interface DropViewOptions
  extends SchemaOption, IfExistsOption, Pick<ViewOptions, 'materialized'> {
  /**
   * The view is created again further down: what no entity declares comes back with it (rights,
   * triggers, settings), and so do views that read it and are not part of the migration.
   */
  readonly recreated?: boolean;
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
  /**
   * True while a script is written (`--sql`) and there is no database to ask: a migration that moves
   * data by way of {@link Operations.query} says here how to do it in SQL alone.
   */
  readonly offline: boolean;

  /** Creates a table: `op.createTable('tags', [column('id', 'integer'), primaryKey(['id'])])`. */
  createTable(
    name: string,
    elements: readonly TableElement[],
    options?: CreateTableOptions,
  ): Promise<void>;
  /** Drops a table with its rows, indexes and triggers. */
  dropTable(name: string, options?: SchemaOption & IfExistsOption): Promise<void>;
  /** Renames a table, or moves it with its rows to `newSchema`; what refers to it follows. */
  renameTable(from: string, to: string, options?: RenameOptions): Promise<void>;
  /** A comment on a table; `existing` is the one it replaces. */
  createTableComment(
    table: string,
    comment: string,
    options?: SchemaOption & { readonly existing?: string },
  ): Promise<void>;
  /** Takes a comment off a table; `existing` is the one it has. */
  dropTableComment(
    table: string,
    options?: SchemaOption & { readonly existing?: string },
  ): Promise<void>;

  /**
   * Adds a column at the end of a table: `op.addColumn('users', column('age', 'integer'), { fill: 0
   * })`.
   */
  addColumn(
    table: string,
    column: ColumnSpec,
    options?: AddColumnOptions & SchemaOption,
  ): Promise<void>;
  /** Drops a column with its values. */
  dropColumn(table: string, column: string, options?: SchemaOption & IfExistsOption): Promise<void>;
  /** Changes a column in place; its values are kept. */
  alterColumn(
    table: string,
    column: string,
    change: AlterColumnOptions,
    options?: SchemaOption & ConcurrentlyOption,
  ): Promise<void>;
  /** Renames a column; its values, indexes and constraints stay. */
  renameColumn(table: string, from: string, to: string, options?: SchemaOption): Promise<void>;
  /**
   * Changes what stands behind the parentheses of CREATE TABLE; null is the database's default:
   * `op.alterTableOptions('pairs', { withoutRowid: true })`. Nothing to do where there is no such option.
   */
  alterTableOptions(
    table: string,
    change: TableOptionsChange,
    options?: SchemaOption,
  ): Promise<void>;
  /** Several alterations of one table at once: one ALTER TABLE, or one rebuild on SQLite. */
  batchAlterTable(
    table: string,
    alter: (batch: Batch) => void,
    options?: SchemaOption & OnlineOptions & BatchOptions,
  ): Promise<void>;

  /**
   * Creates an index: `op.createIndex('ix_users_email', 'users', ['email'], { unique: true })`. Null
   * calls it by the `namingConvention` of the configuration, `ix_users_email` by default.
   */
  createIndex(
    name: string | null,
    table: string,
    keys: readonly IndexKeySpec[],
    options?: IndexOptions & SchemaOption & IfNotExistsOption & ConcurrentlyOption & OnlineOptions,
  ): Promise<void>;
  /** Drops an index of a table. */
  dropIndex(
    name: string,
    table: string,
    options?: SchemaOption & IfExistsOption & ConcurrentlyOption & OnlineOptions,
  ): Promise<void>;
  /** Renames an index without building it again, where the database can. */
  renameIndex(table: string, from: string, to: string, options?: SchemaOption): Promise<void>;

  /**
   * Makes columns the primary key of a table that has none; null leaves the name to the database.
   */
  createPrimaryKey(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: SchemaOption & IfNotExistsOption,
  ): Promise<void>;
  /** Adds a unique constraint, a unique index on MySQL and MariaDB; fails where rows are alike. */
  createUniqueConstraint(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: Omit<UniqueOptions, keyof ConstraintOptions> &
      SchemaOption &
      IfNotExistsOption &
      ConcurrentlyOption,
  ): Promise<void>;
  /**
   * Adds a foreign key; fails where a row refers to nothing:
   * `op.createForeignKey('fk_posts_user', 'posts', ['user_id'], 'users', ['id'], { onDelete: 'CASCADE' })`.
   */
  createForeignKey(
    name: string | null,
    table: string,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options?: Omit<ForeignKeyOptions, keyof ConstraintOptions> &
      SchemaOption &
      IfNotExistsOption &
      NotValidOption,
  ): Promise<void>;
  /** Adds a check; fails where a row does not meet it. */
  createCheckConstraint(
    name: string | null,
    table: string,
    expression: CheckSpec['expression'],
    options?: SchemaOption & IfNotExistsOption & NotValidOption,
  ): Promise<void>;
  /** Adds an exclusion constraint (PostgreSQL); `expression` is the text after `EXCLUDE`. */
  createExcludeConstraint(
    name: string,
    table: string,
    expression: string,
    options?: Omit<ExcludeOptions, 'name'> & SchemaOption & IfNotExistsOption,
  ): Promise<void>;
  /** Drops a constraint of the kind that `type` says. */
  dropConstraint(
    name: string | null,
    table: string,
    options: DropConstraintOptions & SchemaOption,
  ): Promise<void>;
  /** Renames a constraint; where the database cannot, it is dropped and created again. */
  renameConstraint(
    table: string,
    from: string,
    to: string,
    options: RenameConstraintOptions & SchemaOption,
  ): Promise<void>;

  /**
   * Checks the rows that were there before a constraint that was created `notValid` (PostgreSQL),
   * without keeping others from writing; elsewhere there is nothing to do.
   *
   * @example
   * await op.createForeignKey('fk_posts_user', 'posts', ['user_id'], 'users', ['id'], { notValid: true });
   * await op.validateConstraint('fk_posts_user', 'posts');
   */
  validateConstraint(name: string, table: string, options?: SchemaOption): Promise<void>;

  /** Creates an enumerated type (PostgreSQL); nothing to do where it is part of the column. */
  createEnum(
    name: string,
    values: readonly string[],
    options?: SchemaOption & IfNotExistsOption,
  ): Promise<void>;
  /** Changes the values of an enumerated type, keeping the columns that use it. */
  alterEnum(name: string, values: readonly string[], options: AlterEnumOptions): Promise<void>;
  /** Renames an enumerated type (PostgreSQL), or moves it to `newSchema`; columns follow. */
  renameEnum(from: string, to: string, options?: RenameOptions): Promise<void>;
  /** Renames a sequence (PostgreSQL), or moves it to `newSchema`; it counts on, and defaults follow. */
  renameSequence(from: string, to: string, options?: RenameOptions): Promise<void>;
  /** Drops an enumerated type that no column uses. */
  dropEnum(name: string, options?: SchemaOption & IfExistsOption): Promise<void>;

  /** Creates a view of a query. */
  createView(
    name: string,
    definition: string,
    options?: ViewOptions & IfNotExistsOption,
  ): Promise<void>;
  /** Gives a view another query; `existing` is the one it has. */
  replaceView(
    name: string,
    definition: string,
    options?: ViewOptions & { readonly existing?: string },
  ): Promise<void>;
  /** Drops a view. */
  dropView(name: string, options?: DropViewOptions): Promise<void>;

  /**
   * Creates a sequence (PostgreSQL); it counts up from 1 unless `options` say otherwise.
   */
  createSequence(name: string, options?: SequenceOptions & IfNotExistsOption): Promise<void>;
  /** Changes what a sequence counts. */
  alterSequence(name: string, options: SequenceOptions): Promise<void>;
  /** Drops a sequence. */
  dropSequence(name: string, options?: SchemaOption & IfExistsOption): Promise<void>;

  /** Creates a schema (PostgreSQL) unless it is there; elsewhere there is nothing to do. */
  createSchema(name: string): Promise<void>;
  /** Drops a schema (PostgreSQL) that holds nothing any more. */
  dropSchema(name: string, options?: IfExistsOption): Promise<void>;

  /** Installs an extension (PostgreSQL) unless it is there. */
  createExtension(name: string): Promise<void>;
  /** Removes an extension (PostgreSQL). */
  dropExtension(name: string, options?: IfExistsOption): Promise<void>;

  /**
   * Inserts rows, all of them or none, as many to a statement as the database takes:
   * `op.bulkInsert('roles', [{ id: 1, name: 'admin', rights: { all: true } }])`. Every row has the same
   * columns. Values are bound to placeholders; an {@link sql} template is a value as well. A `Date`
   * is stored as TypeORM stores it in a column of that type; in a script (`--sql`) it is in UTC.
   */
  bulkInsert(table: string, rows: readonly Row[], options?: SchemaOption): Promise<void>;
  /**
   * Carries out an operation that is data: one of those that `compare` returns, or one of a project's
   * own (`defineOperation`).
   */
  invoke(operation: Operation): Promise<void>;
  /** Runs a statement; {@link sql} templates quote for the database at hand. */
  execute(statement: string | Sql, parameters?: readonly unknown[]): Promise<void>;
  /** Runs a query and gives its rows, for migrations that move data; not {@link Operations.offline}. */
  query<Row extends object>(
    statement: string | Sql,
    parameters?: readonly unknown[],
  ): Promise<readonly Row[]>;

  /**
   * TypeORM's query runner, in the transaction of the migration; a transaction begun with it is a
   * savepoint. Its manager knows no entities: {@link Operations.manager} does.
   */
  queryRunner(): QueryRunner;
  /**
   * TypeORM's entity manager, in the transaction of the migration, for data migrations with
   * repositories. It knows the project's entities as they are today, or `entities` alone: classes or
   * schemas that say what the tables looked like then. Subscribers are not called.
   *
   * @example
   * const users = (await op.manager()).getRepository(User);
   * for (const user of await users.findBy({ slug: IsNull() })) {
   *   await users.update(user.id, { slug: slugOf(user.name) });
   * }
   */
  manager(entities?: readonly MigrationEntity[]): Promise<EntityManager>;
  /**
   * Carries out what writes rows, and changes no schema, once: where DDL commits on its own (MySQL,
   * MariaDB), a migration that failed half-way goes on where it stopped, and what `op.query`,
   * `op.queryRunner` and `op.manager` write outside of this would be written a second time. There a
   * change of the schema that follows such writes is refused.
   *
   * @example
   * await op.once(async () => {
   *   const manager = await op.manager();
   *   await manager.update(User, { role: IsNull() }, { role: 'reader' });
   * });
   */
  once(work: () => Promise<void>): Promise<void>;
  /**
   * Runs `work` outside of a transaction, for what a server does only there: an index that is built
   * concurrently, `VACUUM`, an enumerated value that the same migration uses. What stands before it is
   * committed, and what follows is a transaction of its own. How far the migration has come is written
   * down, so that the next run after a failure goes on there; the lock is kept all the while.
   *
   * @example
   * await op.autocommit(async () => {
   *   await op.createIndex('ix_users_email', 'users', ['email'], { concurrently: true });
   * });
   */
  autocommit(work: () => Promise<void>): Promise<void>;
}

/** The alterations of `batchAlterTable`: written down when called, carried out together at its end. */
export interface Batch {
  /** As {@link Operations.addColumn}. */
  addColumn(column: ColumnSpec, options?: AddColumnOptions): void;
  /** As {@link Operations.dropColumn}. */
  dropColumn(column: string, options?: IfExistsOption): void;
  /** As {@link Operations.alterColumn}. */
  alterColumn(column: string, change: AlterColumnOptions): void;
  /** As {@link Operations.renameColumn}. */
  renameColumn(from: string, to: string): void;
  /** As {@link Operations.createPrimaryKey}. */
  createPrimaryKey(
    name: string | null,
    columns: readonly string[],
    options?: IfNotExistsOption,
  ): void;
  /** As {@link Operations.createUniqueConstraint}. */
  createUniqueConstraint(
    name: string | null,
    columns: readonly string[],
    options?: Omit<UniqueOptions, keyof ConstraintOptions> & IfNotExistsOption,
  ): void;
  /** As {@link Operations.createForeignKey}. */
  createForeignKey(
    name: string | null,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options?: Omit<ForeignKeyOptions, keyof ConstraintOptions> & IfNotExistsOption & NotValidOption,
  ): void;
  /** As {@link Operations.createCheckConstraint}. */
  createCheckConstraint(
    name: string | null,
    expression: CheckSpec['expression'],
    options?: IfNotExistsOption & NotValidOption,
  ): void;
  /** As {@link Operations.createExcludeConstraint}. */
  createExcludeConstraint(
    name: string,
    expression: string,
    options?: Omit<ExcludeOptions, 'name'> & IfNotExistsOption,
  ): void;
  /** As {@link Operations.dropConstraint}. */
  dropConstraint(name: string | null, options: DropConstraintOptions): void;
  /** As {@link Operations.renameConstraint}. */
  renameConstraint(from: string, to: string, options: RenameConstraintOptions): void;
  /** As {@link Operations.alterTableOptions}. */
  alterTableOptions(change: TableOptionsChange): void;
}
