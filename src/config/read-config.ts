import { dirname } from 'node:path';
import { LimbeckError } from '../error.ts';
import type { Config, NamedConfigs } from './config.ts';
import { configFailed, configWithoutDataSource, databaseUnknown } from './config-error.ts';
import { configExport, isNamedConfigs } from './config-export.ts';
import { nameConfig, namesSharing, withMigrations } from './name-config.ts';
import { explainMetadataError } from './explain-metadata-error.ts';
import { guardUserCode } from './guard-user-code.ts';
import { holdInitialize, type HeldInitialize } from './hold-initialize.ts';
import { loadTypeorm, type Typeorm } from './load-typeorm.ts';
import { originOf } from './loader/failure-origin.ts';
import { createModuleLoader, type ModuleLoader } from './loader/module-loader.ts';
import { normalizeConfig, type NormalConfig } from './normalize-config.ts';

/** A configuration, and what loading its entities needs. */
export interface LoadedConfig {
  /** The absolute path of the file. */
  readonly path: string;
  /** Its folder, to which its paths are relative. */
  readonly directory: string;
  /** The folder that globs and paths of the data source are relative to, as for TypeORM. */
  readonly cwd: string;
  readonly config: NormalConfig;
  /** The name of the database in the configuration; null where it has none. */
  readonly name: string | null;
  /** The names of all databases that share its migrations, itself included; none where it has no name. */
  readonly sharedBy: readonly string[];
  readonly loader: ModuleLoader;
  /** The project's own copy, loaded when first asked for: it takes longer than the rest. */
  readonly typeorm: () => Typeorm;
}

/** What {@link readConfig} gets from outside. */
export interface ReadConfigOptions {
  /** As {@link ModuleLoaderOptions.provided}: `limbeck` for configurations and migrations. */
  readonly provided?: Readonly<Record<string, () => Promise<unknown>>>;
  /** Default the working directory of the process. */
  readonly cwd?: string;
  /** The folder of the migrations where the configuration does not say, in place of `migrations` beside it. */
  readonly migrations?: string;
  /** Which of several databases; null, the default, where there is but one. */
  readonly name?: string | null;
  /** Decides for every TypeScript file in place of the tsconfig nearest to it. */
  readonly tsconfig?: string;
}

/**
 * Loads the configuration at the absolute `path` and finds the data source among what it exports.
 * The data source is not connected, even if the file tries to.
 * @throws {LimbeckError} `CONFIG_FAILED` when the file throws or ends the process,
 * `CONFIG_INVALID` when it exports no data source, or options that do not exist,
 * `DATA_SOURCE_AMBIGUOUS` when it exports two, `ENTITIES_INVALID` or `MODULE_FAILED` for a fault in
 * a file it imports.
 */
export async function readConfig(
  path: string,
  {
    cwd = process.cwd(),
    migrations = 'migrations',
    name = null,
    ...options
  }: ReadConfigOptions = {},
): Promise<LoadedConfig> {
  const directory = dirname(path);
  const typeorm = (): Typeorm => loadTypeorm(directory);
  const held = holdInitialize(typeorm);
  const loader = createModuleLoader({ root: directory, ...options, beforeNative: held.hold });
  const exported = await runConfig(path, loader, { held, name });
  if (exported === null)
    throw name === null ? configWithoutDataSource(path) : databaseUnknown(name, [], path);
  const named = nameConfig(exported, name, path);
  const config = normalizeConfig(withMigrations(named, migrations), path, directory);
  const sharedBy = namesSharing(exported, named.name, { folder: migrations, path });
  return { path, directory, cwd, config, name: named.name, sharedBy, loader, typeorm };
}

/** The names of the databases in the configuration at `path`; none where it holds one without a name. */
export async function readDatabaseNames(
  path: string,
  { name = null, ...options }: ReadConfigOptions = {},
): Promise<readonly string[]> {
  const directory = dirname(path);
  const held = holdInitialize(() => loadTypeorm(directory));
  const loader = createModuleLoader({ root: directory, ...options, beforeNative: held.hold });
  const exported = await runConfig(path, loader, { held, name });
  return isNamedConfigs(exported) ? Object.keys(exported.databases) : [];
}

async function runConfig(
  path: string,
  loader: ModuleLoader,
  { held, name }: { readonly held: HeldInitialize; readonly name: string | null },
): Promise<Config | NamedConfigs | null> {
  try {
    return await guardUserCode(async () => {
      const loading = loader.load(path).then((exports) => configExport(exports, path, name));
      return await resumeLate(loading, held);
    });
  } catch (error) {
    if (error instanceof LimbeckError) throw error;
    const file = originOf(error) ?? path;
    throw explainMetadataError(error, { file, loader }) ?? configFailed(file, error);
  } finally {
    held.release();
  }
}

/** A file that has not loaded after this long, in milliseconds, is taken to await `initialize`. */
const patience = 200;

async function resumeLate<Result>(loading: Promise<Result>, held: HeldInitialize): Promise<Result> {
  const timer = setTimeout(() => held.resume(), patience);
  try {
    return await loading;
  } finally {
    clearTimeout(timer);
  }
}
