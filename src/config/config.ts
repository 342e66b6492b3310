import type { DataSource, DataSourceOptions } from 'typeorm';
import type { MigrationParts } from '../emit/migration-parts.ts';
import type { RenderItem } from '../emit/render-item.ts';
import type { NamingConvention } from '../operation/name-unnamed.ts';
import type { Rule } from '../review/rule.ts';
import type { Severities } from '../review/severities.ts';
import type { Column } from '../schema/column.ts';
import type { ProcessRevisionDirectives } from './revision-directive.ts';
import type { OnVersionApply } from './version-applied.ts';
import type { Constraint } from '../schema/constraint.ts';
import type { EnumType } from '../schema/enum-type.ts';
import type { Sequence } from '../schema/sequence.ts';
import type { Table } from '../schema/table.ts';
import type { Index } from '../schema/table-index.ts';
import type { View } from '../schema/view.ts';

/**
 * The configurations of several databases, by the names that `--name` gives them. Their migrations lie
 * in `migrations/<name>` unless they say otherwise; where several say the same folder, they share its
 * files, and a file has a section for each.
 */
export interface NamedConfigs {
  readonly databases: Readonly<Record<string, Config>>;
}

/** What `ormconfig.ts` exports through {@link defineConfig}. */
export interface Config {
  /**
   * The database and its entities: TypeORM's `DataSource`, or the options of one. It is never
   * initialised, and its `synchronize`, `migrationsRun`, `dropSchema`, `logging`, `subscribers` and
   * `migrations` are left aside.
   */
  readonly dataSource: DataSource | DataSourceOptions;
  /**
   * The folder of the migration files, relative to the configuration file; or several, which hold
   * one history. A new file goes to that of the revision it follows, or to `--version-path`.
   * Default `migrations`.
   */
  readonly migrations?: string | readonly string[];
  /** Whether the folders below those of {@link Config.migrations} hold migration files too. Default false. */
  readonly recursiveMigrations?: boolean;
  /**
   * How migration files are named, without the ending. In braces stand Alembic's words: `{rev}`,
   * `{slug}` (the words of the message), `{epoch}` (in seconds), `{year}`, `{month}`, `{day}`,
   * `{hour}`, `{minute}`, `{second}`. It may name folders (`{year}/{rev}_{slug}`) where
   * {@link Config.recursiveMigrations} is true. Default `{rev}_{slug}`.
   */
  readonly fileTemplate?: string;
  /** The longest slug, in characters; it is cut after a whole word. Default 40. */
  readonly truncateSlugLength?: number;
  /**
   * The time zone of the names and headers of new files, by its IANA name: `Europe/Berlin`. Default
   * `UTC`.
   */
  readonly timezone?: string;
  /** Writes pieces of a new migration file in other words: types, defaults, operations. Default none. */
  readonly renderItem?: RenderItem;
  /** Lays out a new migration file. Default the form that Limbeck gives it. */
  readonly migrationTemplate?: MigrationTemplate;
  /**
   * What is done with each new migration file, in order: commands, or functions that get its path.
   * One that fails is warned of, and the file stays. Default nothing.
   */
  readonly postWriteHooks?: readonly PostWriteHook[];
  /** The table that holds the current revisions. Default `limbeck_version`. */
  readonly versionTable?: string;
  /** The schema (PostgreSQL) or database (MySQL) of that table. Default: the connection's own. */
  readonly versionTableSchema?: string;
  /**
   * Whether migrations keep the rows of TypeORM's own table `typeorm_metadata` for the views and
   * generated columns they touch, so that TypeORM's schema log agrees with the result. Default true.
   */
  readonly typeormMetadata?: boolean;
  /** Whether a column's type is compared. Default true. */
  readonly compareType?: boolean;
  /** Whether a column's default is compared. Default true. */
  readonly compareServerDefault?: boolean;
  /**
   * Decides of a column whether its type has changed: true, false, or undefined to leave it to
   * Limbeck. Not asked where {@link Config.compareType} is false.
   */
  readonly compareTypeWith?: CompareColumn;
  /** The same for its default, unless {@link Config.compareServerDefault} is false. */
  readonly compareDefaultWith?: CompareColumn;
  /** Changes revisions before they are written; `rewriter` makes one of rules for kinds of operations. */
  readonly processRevisionDirectives?: ProcessRevisionDirectives;
  /**
   * Schemas (PostgreSQL) or databases (MySQL) that are compared beside the default one and those
   * that entities are in: a list, or true for all that the user may see. What they hold and no
   * entity declares is then undeclared, and {@link Config.unmanaged} says what becomes of it.
   * {@link Config.includeName} is asked of each, as of a `schema`. Default false.
   */
  readonly includeSchemas?: boolean | readonly string[];
  /**
   * Says of each object in the database, by its name alone, whether it takes part in a comparison.
   * What it declines is never dropped. Default: everything does.
   */
  readonly includeName?: IncludeName;
  /**
   * Says of each object on either side, with its definition, whether it takes part in a comparison.
   * Asked after {@link Config.includeName}. Default: everything does.
   */
  readonly includeObject?: IncludeObject;
  /**
   * What becomes of things in the database that no entity declares: `drop` them, `report` and leave
   * them, or `ignore` them; one word for all, or one for each kind. Default `drop`, as in Alembic,
   * but the first revision of a project only reports. Entities with `synchronize: false`, and what
   * {@link Config.includeName} declines, are never dropped.
   */
  readonly unmanaged?: Unmanaged | Partial<Readonly<Record<UnmanagedKind, Unmanaged>>>;
  /**
   * Single things that no entity declares and that are left alone whatever {@link Config.unmanaged}
   * says, by the names that a comparison gives them: `legacy_orders`, `users.legacy_code`, `index
   * ix_city on users`. What an entity does declare is compared all the same. Default none.
   */
  readonly keep?: readonly string[];
  /**
   * The names that tables and columns had before, by those they have: `{ people: 'users',
   * 'people.full_name': 'users.name' }`. What is around a thing has its old name before an old one. A
   * hint that meets nothing, because the rename is carried out, does nothing. Default none.
   */
  readonly renamedFrom?: Readonly<Record<string, string>>;
  /**
   * Whether the history of the entity files helps to tell a rename: what has become of them since the
   * commit that brought the newest migration applied. `use` it where git can read it, and say so where
   * it cannot; `require` it, as an error; or `ignore` it. Read only where something is gone and
   * something else is new. Default `use`.
   */
  readonly gitHistory?: GitHistory;
  /**
   * What comes of migration files that are not as they were when they were applied: `warn` of them,
   * or an `error` that stops `upgrade`, or `ignore` them. Default `warn`.
   */
  readonly editedMigrations?: EditedMigrations;
  /**
   * The version of the server that `--sql` writes for, as it tells it itself: `15.4`, `8.0.36`,
   * `10.11.6-MariaDB`. Without it the latest one is taken that Limbeck knows, MySQL or MariaDB as the
   * data source says. With a connection, the server itself is asked.
   */
  readonly serverVersion?: string;
  /**
   * How constraints and indexes are called that a migration creates without a name, by their kind:
   * `{ unique: 'uq_{table}_{columns}', foreignKey: 'fk_{table}_{columns}_{referencedTable}' }`. In
   * braces stand `table`, `columns`, `column` (the first), `referencedTable` and `hash` (eight digits of
   * the definition, for checks). What autogenerate writes has the names of TypeORM's naming strategy.
   * Default none, but for indexes: `ix_{table}_{columns}`.
   */
  readonly namingConvention?: NamingConvention;
  /**
   * What a transaction is around: `perRevision`; `perRun`, so that a run with a migration that fails
   * leaves nothing behind, where DDL can be rolled back (elsewhere it is as `perRevision`); or `none`: each
   * statement is committed by itself, as in `op.autocommit`, and a run after a failure goes on where the
   * last one stopped. Scripts (`--sql`) are written alike. Default `perRevision`.
   */
  readonly transaction?: 'perRevision' | 'perRun' | 'none';
  /**
   * How grave the findings of rules are taken, by the ids of the rules: `error` is refused by `upgrade`,
   * `warning` stands in the header of a file, `info` in `--json` alone, `off` nowhere. Default as each
   * rule says.
   *
   * @example
   * ```ts
   * hazards: { 'drop-index': 'warning', 'create-foreign-key': 'off' },
   * ```
   */
  readonly hazards?: Severities;
  /** Rules of the project's own, made by `defineRule`. Default none. */
  readonly rules?: readonly Rule[];
  /**
   * Whether autogenerate writes what it finds on tables that are there already in the form for tables in
   * use: indexes built concurrently, foreign keys and checks validated later, and so on as far as the
   * server has such ways. `--online` and `--no-online` say otherwise for one file. Default false.
   */
  readonly online?: boolean;
  /** Told of each step of an upgrade or downgrade, and of each stamp, inside its transaction. */
  readonly onVersionApply?: OnVersionApply;
  /**
   * How long to wait for the migration lock, in milliseconds. Default 60 000; 0 waits for ever.
   */
  readonly lockTimeout?: number;
}

/**
 * Lays out a migration file from its parts. The text has to declare the revision, as a literal.
 *
 * @example
 * ```ts
 * export default defineConfig({
 *   dataSource,
 *   migrationTemplate: ({ text }) => `// Reviewed by the database team.\n${text}`,
 * });
 * ```
 */
export type MigrationTemplate = (parts: MigrationParts) => string;

/**
 * A command with its arguments, or a function. `{file}` among the arguments stands for the path of
 * the new file, which comes last where it is not named. No shell takes it apart; programs of the
 * project's own `node_modules/.bin` are found. It runs in the folder of the configuration.
 *
 * @example
 * ```ts
 * postWriteHooks: [['prettier', '--write'], ['eslint', '--fix', '{file}'], (path) => console.error(path)],
 * ```
 */
export type PostWriteHook =
  | readonly [command: string, ...words: readonly string[]]
  | ((path: string) => void | Promise<void>);

/** What {@link Config.gitHistory} can say. */
export type GitHistory = 'use' | 'require' | 'ignore';

/** What {@link Config.editedMigrations} can say. */
export type EditedMigrations = 'warn' | 'error' | 'ignore';

/** Drop it, name it and leave it, or leave it. */
export type Unmanaged = 'drop' | 'report' | 'ignore';

/** The kinds of things that {@link Config.unmanaged} can tell apart. */
export type UnmanagedKind =
  | 'table'
  | 'view'
  | 'column'
  | 'index'
  | 'constraint'
  | 'enum'
  | 'sequence';

/**
 * True where the column has changed, false where it has not, undefined to leave it to Limbeck.
 *
 * @example
 * ```ts
 * // The server keeps less of this default than the entity says.
 * compareDefaultWith: ({ table, database }) => (table === 'jobs' && database.name === 'due' ? false : undefined),
 * ```
 */
export type CompareColumn = (column: ComparedColumn) => boolean | undefined;

/** A column on both sides, each in the spelling of the database. */
export interface ComparedColumn {
  /** Null for the connection's own. */
  readonly schema: string | null;
  readonly table: string;
  readonly database: Column;
  readonly declared: Column;
}

/** The kinds of objects that a filter is asked about; a `schema` only by its name. */
export type ObjectKind =
  | 'schema'
  | 'table'
  | 'view'
  | 'column'
  | 'index'
  | 'enum'
  | 'sequence'
  | Constraint['kind'];

/** What {@link IncludeName} and {@link IncludeObject} learn about where an object is. */
export interface ObjectParent {
  /** The schema (PostgreSQL) or database (MySQL); null for the connection's own. */
  readonly schema: string | null;
  /** The table of a column, an index or a constraint; null for anything else. */
  readonly table: string | null;
}

/** True keeps the object called `name` in the comparison. */
export type IncludeName = (name: string, kind: ObjectKind, parent: ObjectParent) => boolean;

/** What {@link IncludeObject} is asked about. */
export interface ComparedObject extends ObjectParent {
  readonly kind: ObjectKind;
  /** Null for a constraint that the database does not name. */
  readonly name: string | null;
  readonly object: Table | View | Column | Index | Constraint | EnumType | Sequence;
  /** The side the object is from: the entities, or the database. */
  readonly side: 'declared' | 'database';
}

/** True keeps the object in the comparison. */
export type IncludeObject = (object: ComparedObject) => boolean;

/**
 * Types the configuration; returns it as it is.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'limbeck';
 *
 * export default defineConfig({
 *   dataSource: { type: 'better-sqlite3', database: 'app.sqlite', entities: ['entities/*.ts'] },
 *   migrations: 'migrations',
 * });
 * ```
 */
export function defineConfig(config: Config): Config;
/**
 * The same for several databases.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'limbeck';
 *
 * export default defineConfig({
 *   databases: {
 *     app: { dataSource: { type: 'postgres', url: process.env.APP_URL, entities: ['entities/*.ts'] } },
 *     audit: { dataSource: { type: 'better-sqlite3', database: 'audit.sqlite', entities: ['audit/*.ts'] } },
 *   },
 * });
 * ```
 */
export function defineConfig(config: NamedConfigs): NamedConfigs;
export function defineConfig(config: Config | NamedConfigs): Config | NamedConfigs {
  return config;
}
