import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createFormatReader } from '../config/loader/module-format.ts';
import { dataSourceNotFound } from './command-error.ts';

/** A file of the project's that exports a data source. */
export interface FoundDataSource {
  /** How a configuration in the folder of the project imports the file. */
  readonly specifier: string;
  /** The name it is exported under; null for the default export. */
  readonly name: string | null;
}

/** Where projects have it. */
const usual = ['src/data-source.ts', 'data-source.ts', 'src/database/data-source.ts'];

/**
 * Finds the file that is `given`, or else where projects have it, and the name of its data source.
 * @throws {LimbeckError} `CONFIG_NOT_FOUND`
 */
export async function findDataSource(cwd: string, given?: string): Promise<FoundDataSource> {
  for (const path of given === undefined ? usual : [given]) {
    const text = await readFile(resolve(cwd, path), 'utf8').catch(() => null);
    if (text !== null) return { name: exportedName(text), specifier: specifierOf(cwd, path) };
  }
  throw dataSourceNotFound(cwd, given ?? null, usual);
}

function exportedName(text: string): string | null {
  const [, name] = /\bexport\s+const\s+(\w+)[^=;]*=\s*new\s+DataSource\b/.exec(text) ?? [];
  return name ?? null;
}

/** ES modules name the file that the compiler writes; CommonJS leaves the ending out. */
export function specifierOf(cwd: string, path: string): string {
  const extension = createFormatReader()(join(cwd, 'ormconfig.ts')) === 'module' ? '.js' : '';
  const bare = relative(cwd, resolve(cwd, path))
    .replaceAll('\\', '/')
    .replace(/\.[cm]?[jt]s$/, '');
  return `${bare.startsWith('.') ? '' : './'}${bare}${extension}`;
}
