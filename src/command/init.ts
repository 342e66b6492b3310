import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileExists, fileNotWritable, folderBlocked } from './command-error.ts';
import { databases, type InitDatabase } from './config-template.ts';
import { findDataSource, specifierOf } from './find-data-source.ts';
import { templateNames, templates, type InitTemplate } from './init-templates.ts';

/** What {@link init} writes, and where. */
export interface InitOptions {
  /** The folder of the project. Default the working directory. */
  readonly cwd?: string;
  /** The folder of the migration files, relative to it. Default `migrations`. */
  readonly directory?: string;
  /** The database the configuration is written for. Default `sqlite`. */
  readonly database?: InitDatabase;
  /** The kind of project. Default `generic`; see {@link listTemplates}. */
  readonly template?: InitTemplate;
  /**
   * The file with the data source of the project, for `typeorm-datasource`. Default `data-source.ts`,
   * there or in `src`.
   */
  readonly dataSource?: string;
}

/** What was written. */
export interface InitResult {
  /** Paths relative to the project. */
  readonly created: readonly string[];
}

/**
 * Writes `ormconfig.ts`, what goes with it, and the folder of the migration files. Overwrites nothing.
 *
 * @example
 * await init({ database: 'postgres' });
 * @throws {LimbeckError} `FILE_EXISTS`, `FILE_NOT_WRITABLE` or `CONFIG_NOT_FOUND`, with no file written
 */
export async function init(options: InitOptions = {}): Promise<InitResult> {
  const { directory = 'migrations', database = databases[0], dataSource } = options;
  const cwd = resolve(options.cwd ?? '.');
  const template = templates[options.template ?? templateNames[0]];
  const files = await template.files({
    database,
    directory,
    specifierOf: (path) => specifierOf(cwd, path),
    dataSource: () => findDataSource(cwd, dataSource),
  });
  const paths = Object.keys(files).map((path) => join(cwd, path));
  for (const path of paths) if (await exists(path)) throw fileExists(path);
  const folders = template.folders(directory).map((path) => resolve(cwd, path));
  for (const folder of folders) await makeFolder(folder);
  for (const [path, text] of Object.entries(files)) await write(join(cwd, path), text);
  return { created: [...paths, ...folders].map((path) => relative(cwd, path)) };
}

/**
 * The templates of {@link init}, by name, with what each is for.
 *
 * @example
 * for (const { name, describe } of listTemplates()) console.log(name, describe);
 */
export function listTemplates(): readonly {
  readonly name: InitTemplate;
  readonly describe: string;
}[] {
  return templateNames.map((name) => ({ name, describe: templates[name].describe }));
}

async function write(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeFile(path, text, { flag: 'wx' }).catch((cause: unknown) => {
    throw fileNotWritable(path, cause);
  });
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
