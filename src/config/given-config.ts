import type { Config } from './config.ts';
import { loadTypeorm } from './load-typeorm.ts';
import { createModuleLoader } from './loader/module-loader.ts';
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
  config: Config,
  { directory, ...options }: GivenConfigOptions,
): LoadedConfig {
  return {
    path: directory,
    directory,
    cwd: directory,
    config: normalizeConfig(config, directory, directory),
    loader: createModuleLoader({ root: directory, ...options }),
    typeorm: () => loadTypeorm(directory),
  };
}
