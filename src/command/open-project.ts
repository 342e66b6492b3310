import { resolve } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { connect, type Connection } from '../config/connect.ts';
import { findConfig } from '../config/find-config.ts';
import { givenConfig } from '../config/given-config.ts';
import { prepareDataSource } from '../config/prepare-data-source.ts';
import { readConfig, type LoadedConfig } from '../config/read-config.ts';
import { openDialect, supportedDrivers } from '../dialect/open-dialect.ts';
import { LimbeckError } from '../error.ts';
import { loadRevisions } from '../revision/load-revisions.ts';
import { buildRevisionGraph, type RevisionGraph } from '../revision/revision-graph.ts';
import { versionTable } from '../runtime/version-table.ts';
import { databaseUnsupported } from './command-error.ts';
import type { Access, Database, Project } from './project.ts';
import { versionTableName } from './version-table-name.ts';

/** Where a project is to be found. */
export interface ProjectOptions {
  /** The folder to look in, and that relative paths start from. Default the working directory. */
  readonly cwd?: string;
  /** The configuration file. Default `ormconfig.ts`, or the same with another ending. */
  readonly config?: string;
  /** A file that exports a data source, as TypeORM's `-d` takes it; or a data source, or its options. */
  readonly dataSource?: string | DataSource | DataSourceOptions;
  /** The folder of the migration files. Default what the configuration says, else `migrations`. */
  readonly migrations?: string;
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
 * @throws {LimbeckError} `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `CONFIG_FAILED`, `DATA_SOURCE_AMBIGUOUS`
 */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const cwd = resolve(options.cwd ?? '.');
  const loaded = await loadConfig(options, cwd);
  const migrations =
    options.migrations === undefined ? loaded.config.migrations : resolve(cwd, options.migrations);
  let open: { readonly connection: Connection; readonly database: Database } | null = null;

  return {
    config: loaded.config,
    path: loaded.path,
    migrations,
    load: (path) => loaded.loader.load(path),
    revisions: (options) => readRevisions(migrations, options?.mustExist ?? false),
    async database(access) {
      if (open !== null && access === 'write' && open.connection.isStandIn) {
        await open.connection.close();
        open = null;
      }
      open ??= await openDatabase(loaded, cwd, access);
      return open.database;
    },
    async close() {
      await open?.connection.close();
      open = null;
    },
  };
}

/** The running copy of Limbeck, for the files that import it. */
const provided = { limbeck: () => import('../index.ts') };

async function loadConfig(
  { config, dataSource, migrations }: ProjectOptions,
  cwd: string,
): Promise<LoadedConfig> {
  if (typeof dataSource === 'object') {
    return givenConfig(
      { dataSource, ...(migrations === undefined ? {} : { migrations }) },
      { directory: cwd, provided },
    );
  }
  const query = {
    cwd,
    ...(config === undefined ? {} : { config }),
    ...(dataSource === undefined ? {} : { dataSource }),
  };
  return readConfig(findConfig(query), { provided });
}

/** Before the first revision there is no folder, which is only wrong when migrations are to run. */
async function readRevisions(directory: string, mustExist: boolean): Promise<RevisionGraph> {
  try {
    return await loadRevisions(directory);
  } catch (error) {
    const isMissing = error instanceof LimbeckError && error.code === 'MIGRATIONS_NOT_FOUND';
    if (mustExist || !isMissing) throw error;
    return buildRevisionGraph([]);
  }
}

async function openDatabase(
  loaded: LoadedConfig,
  cwd: string,
  access: Access,
): Promise<{ readonly connection: Connection; readonly database: Database }> {
  const dataSource = await prepareDataSource(loaded, cwd);
  const connection = await connect(dataSource, { create: access === 'write' });
  const dialect = await openDialect(dataSource.options.type, connection);
  if (dialect === null) {
    await connection.close();
    throw databaseUnsupported(dataSource.options.type, supportedDrivers);
  }
  const version = versionTable(versionTableName(loaded.config), dialect, connection);
  return { connection, database: { dialect, db: connection, dataSource, versionTable: version } };
}
