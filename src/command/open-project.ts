import { isAbsolute, join, resolve } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { normalizeConfig, type Config } from '../config/config.ts';
import { connect, type Connection } from '../config/connect.ts';
import { findConfig } from '../config/find-config.ts';
import { createModuleLoader, type ModuleLoader } from '../config/loader/module-loader.ts';
import { prepareDataSource } from '../config/prepare-data-source.ts';
import { readConfig, type LoadedConfig } from '../config/read-config.ts';
import { openDialect } from '../dialect/open-dialect.ts';
import { loadRevisions } from '../revision/load-revisions.ts';
import { versionTable } from '../runtime/version-table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Database, Project } from './project.ts';

/** Where a project is to be found. */
export interface ProjectOptions {
  /** The folder to look in, and that relative paths start from. Default the working directory. */
  readonly cwd?: string;
  /** The configuration file. Default `ormconfig.ts`, or the same with another ending. */
  readonly config?: string;
  /** A file that exports a data source, as TypeORM's `-d` takes it; or a data source, or its options. */
  readonly dataSource?: string | DataSource | DataSourceOptions;
  /** The folder of the migration files, where the configuration does not say. Default `migrations`. */
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
  return null as never;
}

export function versionTableName(config: Config): TableName {
  return { schema: config.versionTableSchema ?? null, name: config.versionTable };
}
