import { resolve } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Config, NamedConfigs } from '../config/config.ts';
import type { Connection } from '../config/connect.ts';
import type { LoadedConfig } from '../config/read-config.ts';
import { LimbeckError } from '../error.ts';
import type { MigrationFolders } from '../revision/load-revisions.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { Access, Database, Project } from './project.ts';
import { ownTables } from './version-table-name.ts';

// What only some commands need is imported where it is needed: `limbeck current` starts in the
// time of Node itself, and a configuration file that imports `limbeck` loads this module.

/** Where a project is to be found. */
export interface ProjectOptions {
  /** The folder to look in, and that relative paths start from. Default the working directory. */
  readonly cwd?: string;
  /**
   * The configuration file; or a configuration, whose paths then start from `cwd`. Default
   * `ormconfig.ts`, or the same with another ending.
   */
  readonly config?: string | Config | NamedConfigs;
  /** Which of the databases of a configuration with several. */
  readonly name?: string;
  /**
   * A file that exports a data source, as TypeORM's `-d` takes it; or a data source, or its options.
   * Its migrations are then those below `cwd`.
   */
  readonly dataSource?: string | DataSource | DataSourceOptions;
  /** The folder of the migration files, or several. Default what the configuration says, else `migrations`. */
  readonly migrations?: string | readonly string[];
}

/**
 * Opens a project: finds and loads its configuration. Nothing is connected yet.
 *
 * @example
 * const project = await openProject({ config: 'ormconfig.ts' });
 * try {
 *   await upgrade(project, 'head');
 * } finally {
 *   await project.close();
 * }
 * @throws {LimbeckError} `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `CONFIG_FAILED`, `DATA_SOURCE_AMBIGUOUS`,
 * `DATABASE_NOT_NAMED`, `DATABASE_UNKNOWN`
 */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const cwd = resolve(options.cwd ?? '.');
  const loaded = await loadConfig(options, cwd);
  const migrations =
    options.migrations === undefined
      ? loaded.config.migrations
      : [options.migrations].flat().map((path) => resolve(cwd, path));
  return projectOf(loaded, migrations);
}

function projectOf(loaded: LoadedConfig, migrations: readonly string[]): Project {
  const folders = { locations: migrations, recursive: loaded.config.recursiveMigrations };
  let open: OpenDatabase | null = null;
  const metadata = new Map<'live' | 'offline', Promise<DataSource>>();

  const project: Project = {
    config: loaded.config,
    name: loaded.name,
    sharedBy: loaded.sharedBy,
    path: loaded.path,
    directory: loaded.directory,
    migrations,
    async load(path) {
      const { loadModule } = await import('../config/load-module.ts');
      const { sectionOf } = await import('./section-of.ts');
      return sectionOf(await loadModule(path, 'migration', loaded.loader), loaded.name, path);
    },
    sourceLine: (path, place) => loaded.loader.sourceLine(path, place),
    revisions: (given) => readRevisions(folders, given?.mustExist ?? false),
    async heads() {
      if (open !== null) return open.database.versionTable.read();
      const { readHeads } = await import('./read-heads.ts');
      return (await readHeads(loaded)) ?? (await project.database('read')).versionTable.read();
    },
    async database(access) {
      if (open !== null && access === 'write' && open.connection.isStandIn) await project.close();
      open ??= await openDatabase(loaded, access);
      return open.database;
    },
    async offline() {
      const { openOfflineDatabase } = await import('./open-offline.ts');
      return openOfflineDatabase(loaded, open?.database.dialect.version ?? null);
    },
    async metadata(given) {
      const isOffline = given?.offline ?? false;
      const { dialect } = await (isOffline ? project.offline() : project.database('read'));
      const kind = isOffline ? 'offline' : 'live';
      const known = metadata.get(kind);
      if (known !== undefined) return known;
      const { loadMetadata } = await import('./load-metadata.ts');
      const loading = loadMetadata(loaded, dialect);
      metadata.set(kind, loading);
      return loading;
    },
    async sources() {
      const { entityFiles } = await import('../config/entity-files.ts');
      return entityFiles(loaded);
    },
    async elsewhere(other) {
      const { optionsForDatabase } = await import('../config/other-database.ts');
      const { optionsOf } = await import('../config/data-source-options.ts');
      const dataSource = optionsForDatabase(optionsOf(loaded), other);
      const config = { ...loaded.config, dataSource, onVersionApply: () => undefined };
      return projectOf({ ...loaded, config }, migrations);
    },
    async close() {
      const connection = open?.connection;
      open = null;
      await connection?.close();
    },
  };
  return project;
}

/** The running copy of Limbeck, for the files that import it. */
const provided = { limbeck: () => import('../index.ts') };

async function loadConfig(options: ProjectOptions, cwd: string): Promise<LoadedConfig> {
  const { config, dataSource, migrations, name = null } = options;
  const given = typeof config === 'object' ? config : configOf(dataSource, migrations);
  if (given !== null) {
    const { givenConfig } = await import('../config/given-config.ts');
    return givenConfig(given, { directory: cwd, name, provided });
  }
  const { readConfig } = await import('../config/read-config.ts');
  // A data source lies deep in the sources, where TypeORM keeps migrations of its own.
  const usual = dataSource === undefined ? {} : { migrations: resolve(cwd, 'migrations') };
  return readConfig(await pathOf(options, cwd), { cwd, name, provided, ...usual });
}

async function pathOf({ config, dataSource }: ProjectOptions, cwd: string): Promise<string> {
  const { findConfig } = await import('../config/find-config.ts');
  return findConfig({
    cwd,
    ...(typeof config === 'string' ? { config } : {}),
    ...(typeof dataSource === 'string' ? { dataSource } : {}),
  });
}

/**
 * The names of the databases in a configuration with several; none where it holds one without a name.
 *
 * @example
 * for (const name of await databaseNames()) {
 *   const project = await openProject({ name });
 *   await upgrade(project).finally(() => project.close());
 * }
 * @throws {LimbeckError} `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `CONFIG_FAILED`
 */
export async function databaseNames(options: ProjectOptions = {}): Promise<readonly string[]> {
  const cwd = resolve(options.cwd ?? '.');
  const { config, dataSource } = options;
  const { isNamedConfigs } = await import('../config/config-export.ts');
  if (isNamedConfigs(config)) return Object.keys(config.databases);
  if (typeof config === 'object' || typeof dataSource === 'object') return [];
  const { readDatabaseNames } = await import('../config/read-config.ts');
  return readDatabaseNames(await pathOf(options, cwd), { cwd, provided });
}

/** A configuration of nothing but a data source; null where that has to be looked for in a file. */
function configOf(
  dataSource: ProjectOptions['dataSource'],
  migrations: ProjectOptions['migrations'],
): Config | null {
  if (typeof dataSource !== 'object') return null;
  return { dataSource, ...(migrations === undefined ? {} : { migrations }) };
}

/** Before the first revision there is no folder, which is only wrong when migrations are to run. */
async function readRevisions(
  folders: MigrationFolders,
  mustExist: boolean,
): Promise<RevisionGraph> {
  const { loadRevisions } = await import('../revision/load-revisions.ts');
  try {
    return await loadRevisions(folders);
  } catch (error) {
    if (mustExist || !isMissingFolder(error)) throw error;
    const { buildRevisionGraph } = await import('../revision/revision-graph.ts');
    return buildRevisionGraph([]);
  }
}

/** One that cannot be read may well hold migrations. */
function isMissingFolder(error: unknown): boolean {
  return (
    error instanceof LimbeckError &&
    error.code === 'MIGRATIONS_NOT_FOUND' &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    error.cause.code === 'ENOENT'
  );
}

/** Has a data source work as if it had been initialised, through the driver of one that is connected. */
function onDriverOf({ driver }: DataSource, dataSource: DataSource): DataSource {
  return Object.assign(dataSource, { driver, isInitialized: true });
}

interface OpenDatabase {
  readonly connection: Connection;
  readonly database: Database;
}

async function openDatabase(loaded: LoadedConfig, access: Access): Promise<OpenDatabase> {
  const { prepareConnection } = await import('../config/prepare-data-source.ts');
  const { connect } = await import('../config/connect.ts');
  const { firstQuery } = await import('../config/first-query.ts');
  const { dialectFor } = await import('../dialect/open-dialect.ts');
  const { versionTable } = await import('../runtime/version-table.ts');
  const { historyTable } = await import('../runtime/history-table.ts');
  const { journalTable } = await import('../runtime/journal-table.ts');
  const { optionsOf } = await import('../config/data-source-options.ts');
  const { metadataTable } = await import('../metadata/service-tables.ts');
  const options = optionsOf(loaded);
  const openDialect = dialectFor(options.type);
  const dataSource = prepareConnection(loaded);
  const connection = await connect(dataSource, { create: access === 'write' });
  try {
    const dialect = await firstQuery(options, () => openDialect(connection));
    const { version, history, journal } = ownTables(loaded.config, dialect);
    const typeormMetadata = loaded.config.typeormMetadata ? metadataTable(options, dialect) : null;
    return {
      connection,
      database: {
        dialect,
        db: connection,
        versionTable: versionTable(version, dialect, connection),
        historyTable: historyTable(history, dialect, connection),
        journalTable: journalTable(journal, dialect, connection),
        typeormMetadata,
        entities: {
          queryRunner: connection.queryRunner,
          withoutEntities: onDriverOf(dataSource, dataSource),
          async withEntities(entities) {
            const { loadMetadata } = await import('./load-metadata.ts');
            return onDriverOf(dataSource, await loadMetadata(loaded, dialect, entities ?? null));
          },
        },
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
