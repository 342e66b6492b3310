import type { Operation } from '../operation/operation.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Queryable } from './queryable.ts';

/** How statements are put into a script that a client of the database runs, Limbeck or not. */
export interface ScriptStyle {
  /** How a script is run, so that it stops at the first error: `psql -v ON_ERROR_STOP=1 -f FILE`. */
  readonly client: string;
  /** What a reader has to know of the script beside its statements, in sentences. */
  readonly remarks: readonly string[];
  /** The present in UTC, as an expression for a column without a time zone. */
  readonly utcNow: string;
  /** What goes ahead of everything: settings of the session, and the lock that `withLock` takes too. */
  opening(lock: string): readonly string[];
  /** What comes last. */
  closing(lock: string): readonly string[];
  /** What opens a transaction; none where DDL commits on its own. */
  readonly begin: readonly string[];
  /** What makes sure that a transaction can be kept, and keeps it. */
  readonly commit: readonly string[];
  /** A statement that fails unless the column of the table holds exactly these values, and changes nothing. */
  guard(table: TableName, column: string, values: readonly string[]): string;
  /** A statement with its parameters written out, as the driver would fill them in. */
  inline(statement: string, parameters: readonly unknown[]): string;
  /** A statement with what ends it. */
  terminate(statement: string): string;
  /** Whether the statements of an operation depend on what operations before it have made. */
  readonly learns: boolean;
  /** How a script is tried out while it is written; null where that would take a server. */
  readonly stage: StageStyle | null;
}

/** An empty database in memory, on which a script is tried out, so that later operations can read what earlier ones made. */
export interface StageStyle {
  /** Statements that prepare it. */
  readonly opening: readonly string[];
  /** Whether a statement changes what later operations read. Rows do not. */
  changesCatalog(statement: string): boolean;
  /** Makes what a database holds in the stage, without its rows. */
  copyCatalog(database: Queryable, stage: Queryable): Promise<void>;
  /**
   * Statements that fail unless the database is to an operation what the stage is: what is made anew
   * after the stage would lose what that does not know of. None where nothing is made anew.
   */
  precautions(
    operation: Operation,
    statements: readonly string[],
    stage: Queryable,
  ): Promise<readonly string[]>;
}
