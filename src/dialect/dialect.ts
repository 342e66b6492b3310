import type { ComparisonRules } from '../compare/comparison-rules.ts';
import type { Doubt, Verdict } from '../compare/doubt.ts';
import type { Course } from '../operation/course.ts';
import type { Operation, OperationKind } from '../operation/operation.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';
import type { ConstraintKind } from '../schema/constraint.ts';
import type { Column } from '../schema/column.ts';
import type { Storable } from '../schema/row.ts';
import type { Schema } from '../schema/schema.ts';
import type { SqlLiteral } from '../schema/sql.ts';
import type { TableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import type { Queryable } from './queryable.ts';
import type { SqlWords } from './render-sql.ts';
import type { RowSamples } from './row-samples.ts';
import type { ScratchDatabases } from './scratch-databases.ts';
import type { ScriptStyle } from './script-style.ts';

/** As much of a dialect as finding and reading one table takes. */
export type Catalog = Pick<Dialect, 'hasTable' | 'quoting'>;

/** What Limbeck has to know of one database server; made for a live connection, or offline for a server that is described. */
export interface Dialect {
  /** The family: chooses the variant of a portable type. */
  readonly name: 'postgres' | 'mysql' | 'sqlite';
  readonly product: 'PostgreSQL' | 'MySQL' | 'MariaDB' | 'SQLite';
  /** The server's version number alone: `15.20`, `10.11.19`. */
  readonly version: string;
  /** The name of the schema that `TableName.schema` null stands for; null where there are none. */
  readonly defaultSchema: string | null;
  /** False where what stands before the name of a table is another file (SQLite), which is out of reach. */
  readonly hasSchemas: boolean;
  /** The name of the database around the schemas (PostgreSQL); null where a schema is a database itself. */
  readonly database: string | null;
  /** Whether an enumerated type is an object of its own, rather than part of each column. */
  readonly hasEnumTypes: boolean;
  /** False where DDL commits on its own (MySQL), so a failed upgrade can stop half-way. */
  readonly transactionalDdl: boolean;
  readonly rules: ComparisonRules;
  readonly quoting: Quoting;
  /** How `sql` templates are spelled outside a column definition. */
  readonly sqlWords: SqlWords;
  /** How statements are put into a script that a client of the database runs. */
  readonly script: ScriptStyle;
  /** How many placeholders a statement may have. */
  readonly parameterLimit: number;

  /** Reads the catalog in a number of queries that does not depend on what it holds. Writes nothing. */
  introspect(db: Queryable, scope: Scope): Promise<Schema>;
  /**
   * What the database holds as sorted lines, read from the catalog in another way than `introspect`
   * reads it: equal lines are an equal catalog. Tables that are in `leaveOut` take no part.
   */
  fingerprint(db: Queryable, leaveOut: readonly TableName[]): Promise<readonly string[]>;
  /** How an empty database is made on the server; null where one in memory takes no server. */
  readonly scratch: ScratchDatabases | null;
  readonly rowSamples: RowSamples;
  /**
   * The schemas (PostgreSQL) or databases (MySQL) that the user may see, in order, without the
   * default one and those of the server itself; none where there are no schemas. One query.
   */
  schemas(db: Queryable): Promise<readonly string[]>;
  /**
   * The schemas (PostgreSQL) or databases (MySQL) outside `scope` that hold something that the
   * server would not let what is in it go for. One query.
   */
  neighbours(db: Queryable, scope: Scope): Promise<readonly string[]>;
  /** Whether a table is there; one query, whatever else the database holds. */
  hasTable(db: Queryable, table: TableName): Promise<boolean>;
  /** The columns of a table, in its order; null when there is no such table. */
  columnsOf(db: Queryable, table: TableName): Promise<readonly StoredColumn[] | null>;
  /**
   * A value as the driver is to have it for a column of that `type`, in the spelling of
   * {@link columnsOf}: JSON and arrays as text, a `Date` as TypeORM stores it. Null for a type that is
   * not known, where the value itself has to do.
   */
  storedValue(value: Storable, type: string | null): SqlLiteral;
  /** Whether something of that name is there; no of all that the database has no place for. */
  has(db: Queryable, thing: NamedThing): Promise<boolean>;
  /** The operations that take IF EXISTS or IF NOT EXISTS, for scripts. */
  readonly conditional: ReadonlySet<OperationKind>;
  /**
   * What the database would hold if `declared` were created: types in normal form, uniques as
   * indexes where they are indexes, nothing that it cannot keep. Needs no connection.
   */
  normalize(declared: Schema): Schema;
  /** A second opinion on texts that differ, in one batch; one verdict a doubt, in order. Leaves nothing behind. */
  judge(db: Queryable, doubts: readonly Doubt[]): Promise<readonly Verdict[]>;
  /**
   * The statements that carry out `operation`. With a connection, what the operation leaves out is
   * read from the catalog (a SQLite rebuild needs the whole table, MySQL's MODIFY the whole
   * column); null asks for them offline.
   * @throws {LimbeckError} `OPERATION_UNSUPPORTED` naming operation and database when it cannot be done.
   */
  statements(operation: Operation, db: Queryable | null): Promise<readonly string[]>;

  /**
   * Revisions that follow each other, in the form that keeps others from the tables that are in use as
   * little as the server can. Reads the catalog at most.
   */
  onlineForm(db: Queryable, courses: readonly Course[]): Promise<readonly Course[]>;

  /**
   * Reads what is lost when a view is dropped, and no operation brings back; asked before a view
   * is dropped to be created again.
   */
  keepsakes(db: Queryable, view: TableName): Promise<Keepsakes>;

  /** A portable column in this database's spelling. @throws {LimbeckError} `TYPE_UNSUPPORTED` */
  toColumn(spec: ColumnSpec): Column;
  /**
   * The portable form of a column: `toColumn(toSpec(column))` is the same column again. An
   * enumerated type that has no name here gets the one that TypeORM would give it in `table`.
   */
  toSpec(column: Column, table?: string): ColumnSpec;

  /**
   * Runs `work` in a transaction, committed when it resolves and rolled back when it rejects.
   * SQLite: foreign keys are switched off around it and checked before the commit.
   */
  transaction<Result>(db: Queryable, work: (outside: Outside) => Promise<Result>): Promise<Result>;
  /**
   * What it is in an operation that the server does not do inside of a transaction, `create the index
   * ix_users concurrently`; null for all others.
   */
  outsideOnly(operation: Operation): string | null;
  /**
   * Runs `work` while no other runner holds the lock of that name.
   * `timeout` in milliseconds, 0 waits for ever. @throws {LimbeckError} `LOCK_TIMEOUT`
   */
  withLock<Result>(
    db: Queryable,
    lock: { readonly name: string; readonly timeout: number },
    work: () => Promise<Result>,
  ): Promise<Result>;
}

/** What goes with a view. */
export interface Keepsakes {
  /** Statements that take views out of the way that read it and belong to nobody. */
  readonly before: readonly string[];
  /** Statements that put these views back. */
  readonly after: readonly string[];
  /** Statements that give a view of the same name the rights, triggers and settings of the dropped one. */
  giveTo(created: View): readonly string[];
}

/** What is known of a server that nobody is connected to. */
export interface OfflineServer {
  /** Its version as it tells it; null for the latest one that Limbeck knows. */
  readonly version: string | null;
  /** The database that a script is for; null when the configuration names none. */
  readonly database: string | null;
}

/**
 * Leaves a transaction for a while: what was written is committed, each statement of `work` is on its
 * own, and another transaction begins when it ends, however it ends.
 */
export type Outside = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Something that may be there or not. */
export type NamedThing =
  | { readonly kind: 'table' | 'view' | 'sequence' | 'enum'; readonly name: TableName }
  | { readonly kind: 'schema' | 'extension'; readonly name: string }
  | { readonly kind: 'column' | 'index'; readonly table: TableName; readonly name: string }
  | {
      readonly kind: 'constraint';
      readonly table: TableName;
      readonly constraintKind: ConstraintKind;
      /** One without a name is not found, but for a primary key. */
      readonly name: string | null;
    };

/** A column as far as storing values takes it. */
export interface StoredColumn extends Pick<Column, 'name' | 'type'> {
  /** Whether the server computes its values, which can then be had again. */
  readonly isComputed: boolean;
}

/** How a database has rows written. */
export type RowFormat = Pick<Dialect, 'quoting' | 'sqlWords' | 'storedValue' | 'parameterLimit'>;

/** Which part of the catalog is read. */
export interface Scope {
  /** Schemas (PostgreSQL) or databases (MySQL) beside the default one. */
  readonly schemas: readonly string[];
}

/** How names and values are written into SQL text. */
export interface Quoting {
  identifier(name: string): string;
  /** A string, number, bigint, boolean, null, Date (UTC), or bytes as a literal of this database. */
  literal(value: unknown): string;
  /** The placeholder of the n-th parameter, from 1. */
  parameter(position: number): string;
}
