import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Node's own loading of modules, from where a certain file stands. */
export interface NativeModules {
  readonly require: NodeJS.Require;
  /** As `import(specifier)` in that file: with the package's `import` conditions. */
  import(specifier: string): Promise<unknown>;
}

/** Opens Node's loaders for files of the same folder as `path`. */
export function nativeModulesFor(path: string): NativeModules {
  const byDirectory = known.get(dirname(path));
  if (byDirectory !== undefined) return byDirectory;
  const importHere = importerAt(path);
  const modules: NativeModules = {
    require: createRequire(path),
    async import(specifier) {
      if (specifier.endsWith('.json')) {
        const file = modules.require.resolve(specifier);
        return { default: JSON.parse(readFileSync(file, 'utf8')) as unknown };
      }
      return importHere(isAbsolute(specifier) ? pathToFileURL(specifier).href : specifier);
    },
  };
  known.set(dirname(path), modules);
  return modules;
}

const known = new Map<string, NativeModules>();

/**
 * Only code of a file has its imports resolved from there. `_compile` is what Node itself runs a
 * CommonJS file with, and what require hooks are built on; the documented way
 * (`vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER`) prints a warning that it is experimental.
 */
function importerAt(path: string): (specifier: string) => Promise<unknown> {
  // Node's declarations leave the method out.
  const module = new Module(path) as Module & { _compile(code: string, filename: string): void };
  // oxlint-disable-next-line no-underscore-dangle -- Node's own name.
  module._compile('module.exports = (specifier) => import(specifier);', path);
  // What the text above says.
  return module.exports as (specifier: string) => Promise<unknown>;
}
