import type { Config, NamedConfigs } from './config.ts';
import { loadTypeorm } from './load-typeorm.ts';
import { createModuleLoader } from './loader/module-loader.ts';
import { nameConfig, namesSharing, withMigrations } from './name-config.ts';
import { normalizeConfig } from './normalize-config.ts';
import type { LoadedConfig, ReadConfigOptions } from './read-config.ts';

/** Where a configuration that is not in a file belongs. */
export interface GivenConfigOptions extends Omit<ReadConfigOptions, 'cwd'> {
  /** The folder of the project, to which paths are relative. */
  readonly directory: string;
}

/**
 * Makes a configuration that a program passes as a value what `readConfig` makes of a file. Its path
 * is the folder's.
 * @throws {LimbeckError} `CONFIG_INVALID`
 */
export function givenConfig(
  given: Config | NamedConfigs,
  { directory, name = null, ...options }: GivenConfigOptions,
): LoadedConfig {
  const named = nameConfig(given, name, directory);
  const { migrations = 'migrations' } = options;
  const config = withMigrations(named, migrations);
  return {
    path: directory,
    directory,
    cwd: directory,
    name: named.name,
    sharedBy: namesSharing(given, named.name, { folder: migrations, path: directory }),
    config: normalizeConfig(config, directory, directory),
    loader: createModuleLoader({ root: directory, ...options }),
    typeorm: () => loadTypeorm(directory),
  };
}
