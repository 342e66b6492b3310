import type { DataSource, DataSourceOptions } from 'typeorm';
import { dataSourceInvalid } from './config-error.ts';
import { driverNotInstalled } from './connection-error.ts';
import type { Entity } from './collect-entities.ts';
import { optionsOf } from './data-source-options.ts';
import { loadEntities } from './load-entities.ts';
import type { LoadedConfig } from './read-config.ts';
import { reasonOf } from './reason.ts';

/**
 * A DataSource of the project's own TypeORM with all its entities loaded, not connected. It is
 * another than the one the configuration exports, and differs from it in what would write to the
 * database or the terminal, or call the user's code beside the entities.
 * @throws {LimbeckError} as `loadEntities` and {@link prepareConnection}.
 */
export async function prepareDataSource(
  loaded: LoadedConfig,
  cwd: string = loaded.cwd,
): Promise<DataSource> {
  const { typeorm, loader } = loaded;
  const options = optionsOf(loaded);
  const entities = await loadEntities(options.entities, { loader, typeorm: typeorm(), cwd });
  return create(loaded, quietOptions(options, entities));
}

/** The same with these entities alone. */
export function prepareEntities(loaded: LoadedConfig, entities: readonly Entity[]): DataSource {
  return create(loaded, quietOptions(optionsOf(loaded), entities));
}

/**
 * The same without entities, to connect with: running migrations needs none of them.
 * @throws {LimbeckError} `CONNECTION_FAILED` when the driver's package is missing, `CONFIG_INVALID`
 * when TypeORM refuses the options.
 */
export function prepareConnection(loaded: LoadedConfig): DataSource {
  return create(loaded, quietOptions(optionsOf(loaded), []));
}

/** The same database, driver and naming; nothing that runs by itself. */
function quietOptions(options: DataSourceOptions, entities: readonly Entity[]): DataSourceOptions {
  return {
    ...options,
    // TypeORM asks for a list it could change.
    entities: [...entities],
    migrations: [],
    subscribers: [],
    synchronize: false,
    migrationsRun: false,
    dropSchema: false,
    cache: false,
    logging: false,
    logger: 'simple-console',
  };
}

function create({ typeorm, path }: LoadedConfig, options: DataSourceOptions): DataSource {
  try {
    const { DataSource } = typeorm();
    return new DataSource(options);
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'DriverPackageNotInstalledError') {
      throw driverNotInstalled(options.type, error);
    }
    throw dataSourceInvalid(path, reasonOf(error), error);
  }
}
