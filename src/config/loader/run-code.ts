import { createRequire, type Module } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { dynamicImport, importMeta } from './module-syntax.ts';
import type { ReadySource } from './source-reader.ts';

/** How the code of a file reaches other modules. */
export interface ModuleAccess {
  readonly require: (specifier: string) => unknown;
  readonly import: (specifier: string) => Promise<unknown>;
}

const parameters = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
  dynamicImport,
  importMeta,
];

/** Runs the code of one file; what it exports is in `module.exports` afterwards. */
export function runCode(
  { code, path, awaits }: ReadySource,
  module: Module,
  access: ModuleAccess,
): Promise<void> | undefined {
  const keyword = awaits ? 'async function' : 'function';
  // Line numbers in a stack stay right because the code begins on the first line.
  const text = `(${keyword} (${parameters.join(', ')}) {${code}\n})`;
  // The text beside it is a function of these parameters, `async` where it awaits.
  const body = runInThisContext(text, { filename: path }) as (
    ...values: readonly unknown[]
  ) => Promise<void> | undefined;
  const { exports } = module;
  return body.call(
    exports,
    exports,
    access.require,
    module,
    path,
    dirname(path),
    access.import,
    metaOf(path),
  );
}

function metaOf(path: string): Readonly<Record<string, unknown>> {
  const url = pathToFileURL(path).href;
  return {
    url,
    filename: path,
    dirname: dirname(path),
    resolve: (specifier: string): string =>
      /^\.{0,2}\//.test(specifier)
        ? new URL(specifier, url).href
        : pathToFileURL(createRequire(path).resolve(specifier)).href,
  };
}
