import { resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { isDataSource } from './config-export.ts';
import { optionMissing } from './config-error.ts';
import { databaseTarget } from './database-target.ts';
import type { LoadedConfig } from './read-config.ts';

/**
 * The options of the data source that a configuration holds, with the path of a SQLite file made
 * absolute: the driver would look for it in the working directory of the process.
 * @throws {LimbeckError} `CONFIG_INVALID` where they do not say which database, which TypeORM takes
 * for one in memory or for a bug.
 */
export function optionsOf({
  config,
  cwd,
}: Pick<LoadedConfig, 'config' | 'cwd'>): DataSourceOptions {
  const options = isDataSource(config.dataSource) ? config.dataSource.options : config.dataSource;
  if (!options.type) throw optionMissing('type', null);
  if (options.type !== 'better-sqlite3') return options;
  if (typeof options.database !== 'string') throw optionMissing('database', null);
  const { file } = databaseTarget(options);
  return file === null ? options : { ...options, database: resolve(cwd, file) };
}
