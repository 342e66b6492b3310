import { join, resolve } from 'node:path';
import { configMissing, configNotFound } from './config-error.ts';
import { isFile } from './loader/nearest-file.ts';

/** Where to look for the configuration. */
export interface ConfigQuery {
  readonly cwd: string;
  /** `-c/--config`: the path of the configuration, relative to `cwd`. */
  readonly config?: string;
  /** `-d/--dataSource`: as TypeORM's option, the path of a file that exports a DataSource. */
  readonly dataSource?: string;
}

const extensions = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/**
 * The absolute path of the configuration: the file that was named, else `ormconfig` in `cwd`. A
 * `data-source.ts` is only proposed: it may belong to another tool, and its folder may hold
 * migrations of TypeORM.
 * @throws {LimbeckError} `CONFIG_NOT_FOUND`
 */
export function findConfig({ cwd, config, dataSource }: ConfigQuery): string {
  const named = config ?? dataSource;
  if (named !== undefined) {
    const path = resolve(cwd, named);
    if (isFile(path)) return path;
    throw configMissing(path);
  }
  const found = firstFile(cwd, ['ormconfig'], [...extensions, 'json']);
  if (found !== null) return join(cwd, found);
  throw configNotFound(cwd, firstFile(cwd, ['data-source', 'src/data-source'], extensions));
}

function firstFile(
  directory: string,
  names: readonly string[],
  suffixes: readonly string[],
): string | null {
  const candidates = names.flatMap((name) => suffixes.map((suffix) => `${name}.${suffix}`));
  return candidates.find((name) => isFile(join(directory, name))) ?? null;
}
