import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileExists, fileNotWritable, folderBlocked } from './command-error.ts';
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
 * @throws {LimbeckError} `FILE_EXISTS` or `FILE_NOT_WRITABLE`, with no file written
 */
export async function init(options: InitOptions = {}): Promise<InitResult> {
  const { directory = 'migrations', database = databases[0] } = options;
  const cwd = resolve(options.cwd ?? '.');
  const config = join(cwd, 'ormconfig.ts');
  const migrations = resolve(cwd, directory);
  if (await exists(config)) throw fileExists(config);
  await makeFolder(migrations);
  await writeFile(config, templateFor(database, directory), { flag: 'wx' }).catch(
    (cause: unknown) => {
      throw fileNotWritable(config, cause);
    },
  );
  return { created: [config, migrations].map((path) => relative(cwd, path)) };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    const isInTheWay = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isInTheWay ? folderBlocked(path) : fileNotWritable(path, cause);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
