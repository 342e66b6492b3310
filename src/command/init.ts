import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileExists } from './command-error.ts';
import { databases, templateFor, type InitDatabase } from './config-template.ts';

/** What {@link init} writes, and where. */
export interface InitOptions {
  /** The folder of the project. Default the working directory. */
  readonly cwd?: string;
  /** The folder of the migration files, relative to it. Default `migrations`. */
  readonly directory?: string;
  /** The database the configuration is written for. Default `sqlite`. */
  readonly database?: InitDatabase;
}

/** What was written. */
export interface InitResult {
  /** Paths relative to the project. */
  readonly created: readonly string[];
}

/**
 * Writes `ormconfig.ts` and the folder of the migration files. Overwrites nothing.
 *
 * @example
 * await init({ database: 'postgres' });
 * @throws {LimbeckError} `FILE_EXISTS`, with nothing written
 */
export async function init(options: InitOptions = {}): Promise<InitResult> {
  const { directory = 'migrations', database = databases[0] } = options;
  const cwd = resolve(options.cwd ?? '.');
  const config = join(cwd, 'ormconfig.ts');
  const migrations = resolve(cwd, directory);
  if (await exists(config)) throw fileExists(config);
  await mkdir(migrations, { recursive: true });
  await writeFile(config, templateFor(database, directory), { flag: 'wx' });
  return { created: [config, migrations].map((path) => relative(cwd, path)) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
