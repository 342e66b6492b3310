import type { DataSource } from 'typeorm';
import type { NormalConfig } from '../config/normalize-config.ts';
import type { OtherDatabase } from '../config/other-database.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { TableName } from '../schema/table-name.ts';
import type { EntityAccess } from '../runtime/entity-access.ts';
import type { HistoryTable } from '../runtime/history-table.ts';
import type { JournalTable } from '../runtime/journal-table.ts';
import type { OwnTables } from '../runtime/own-tables.ts';
import type { VersionTable } from '../runtime/version-table.ts';

/**
 * A configuration, its migration files, and a connection that is opened when first needed. Made by
 * {@link openProject}; any number can be open at once.
 */
export interface Project {
  /** The configuration with every default filled in. */
  readonly config: NormalConfig;
  /** The name of the database in a configuration with several; null where it has none. */
  readonly name: string | null;
  /**
   * The names of the databases that share its migration files, its own included; none where it has no
   * name.
   */
  readonly sharedBy: readonly string[];
  /** The configuration file. */
  readonly path: string;
  /** The folder that the paths of the configuration are relative to. */
  readonly directory: string;
  /** The folders of the migration files, absolute; at least one. */
  readonly migrations: readonly string[];
  /** Loads one of the project's files as a module. */
  load(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** The line of one of the project's files, from 1, that a place in the code of its module comes from. */
  sourceLine(path: string, place: { readonly line: number; readonly column: number }): number;
  /**
   * The migration files and how they follow each other, read when asked for. A folder that is not
   * there yet is an empty history, unless it `mustExist`.
   */
  revisions(options?: { readonly mustExist?: boolean }): Promise<RevisionGraph>;
  /** The revisions the database stands at. Writes nothing, and opens no more than that takes. */
  heads(): Promise<readonly string[]>;
  /** The connection, the same one every time. @throws {LimbeckError} `CONNECTION_FAILED` */
  database(access: Access): Promise<Database>;
  /** What a script is written for; connects to nothing, and has the version of a server that is connected to. */
  offline(): Promise<OfflineDatabase>;
  /**
   * The entities with their metadata built, in a data source that is never connected: for the server
   * that the project is connected to, or `offline` for the one that its configuration speaks of.
   * @throws {LimbeckError} `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `MODULE_FAILED`
   */
  metadata(options?: { readonly offline?: boolean }): Promise<DataSource>;
  /** The source files that entities may be declared in, absolute; those that are loaded by then. */
  sources(): Promise<readonly string[]>;
  /**
   * The same project on another database, with a connection of its own; what its hooks would tell of
   * that to others is told to nobody.
   */
  elsewhere(other: OtherDatabase): Promise<Project>;
  /** Closes the connection if one was opened. */
  close(): Promise<void>;
}

/** `read` leaves a database file that is not there yet uncreated. */
export type Access = 'read' | 'write';

/** What is known of a database that nobody connects to. */
export interface OfflineDatabase {
  readonly dialect: Dialect;
  /** The tables of Limbeck. */
  readonly tables: OwnTables;
  /** The table in which TypeORM records views and generated columns; null where it is left alone. */
  readonly typeormMetadata: TableName | null;
  /** Opens an empty database in memory, on which a script can be tried out; null where that would take a server. */
  openStage(): Promise<OfflineStage | null>;
}

/** A database in memory. */
export interface OfflineStage {
  readonly db: Queryable;
  /** Takes it away with all it holds. */
  close(): Promise<void>;
}

/** A live connection and what Limbeck knows of the server behind it. */
export interface Database {
  readonly dialect: Dialect;
  readonly db: Queryable;
  readonly versionTable: VersionTable;
  /** The table in which TypeORM records views and generated columns; null where it is left alone. */
  readonly typeormMetadata: TableName | null;
  readonly historyTable: HistoryTable;
  /** TypeORM's way to the rows on the same connection. */
  readonly entities: EntityAccess;
  /** How far a migration has come of which a part is committed. */
  readonly journalTable: JournalTable;
}
