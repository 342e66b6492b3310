import { join } from 'node:path';
import type { Config, NamedConfigs } from './config.ts';
import { configNamed, isNamedConfigs } from './config-export.ts';

/** A configuration and the name it goes by; null where it has none. */
export interface NamedConfig {
  readonly name: string | null;
  readonly config: Config;
}

/** The configuration that goes by `name`, of one or several. @throws as {@link configNamed} */
export function nameConfig(
  given: Config | NamedConfigs,
  name: string | null,
  path: string,
): NamedConfig {
  return isNamedConfigs(given) ? configNamed(given, name, path) : { name, config: given };
}

/**
 * The names of the databases that have their migrations in the same folders as the one called `name`,
 * itself included, in the order of the configuration; none where it has no name.
 */
export function namesSharing(
  given: Config | NamedConfigs,
  name: string | null,
  { folder, path }: { readonly folder: string | readonly string[]; readonly path: string },
): readonly string[] {
  if (name === null || !isNamedConfigs(given)) return [];
  const foldersOf = (each: string): string => {
    const { migrations } = withMigrations(configNamed(given, each, path), folder);
    return JSON.stringify([migrations].flat());
  };
  const own = foldersOf(name);
  return Object.keys(given.databases).filter((each) => foldersOf(each) === own);
}

/** The configuration with the folder its migrations are in by default: below `folder` where it has a name. */
export function withMigrations(
  { name, config }: NamedConfig,
  folder: string | readonly string[],
): Config {
  const [first = 'migrations'] = [folder].flat();
  return { migrations: name === null ? folder : join(first, name), ...config };
}
