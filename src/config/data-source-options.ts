import type { DataSourceOptions } from 'typeorm';
import { isDataSource } from './config-export.ts';
import type { LoadedConfig } from './read-config.ts';

/** The options of the data source that a configuration holds. */
export function optionsOf({ config }: Pick<LoadedConfig, 'config'>): DataSourceOptions {
  return isDataSource(config.dataSource) ? config.dataSource.options : config.dataSource;
}
