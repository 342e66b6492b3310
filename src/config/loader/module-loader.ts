import { resolve } from 'node:path';
import { hasActiveLoader } from './active-loader.ts';
import { createSettingsReader, type CompilerSettings } from './compiler-settings.ts';
import { cacheDirectoryFor, openDiskCache } from './disk-cache.ts';
import { isTypeScript } from './module-format.ts';
import { createModuleResolver } from './module-resolver.ts';
import { ModuleRunner } from './module-runner.ts';
import { nativeModulesFor } from './native-modules.ts';
import { createLineReader, type CodePlace } from './source-line.ts';
import { createSourceReader } from './source-reader.ts';

/** Loads the user's files, TypeScript or JavaScript, of either module format. */
export interface ModuleLoader {
  /** The exports of the file at `path`, which runs once however often it is asked for. */
  load(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** The settings a TypeScript file is compiled with; null for a file that Node runs itself. */
  settingsFor(path: string): CompilerSettings | null;
  /** The TypeScript files that were loaded so far, absolute; none under a loader of the user's own. */
  loaded(): readonly string[];
  /** The line of the file at `path` that a place in the code comes from which is run for it. */
  sourceLine(path: string, place: CodePlace): number;
}

/** Where a loader works. */
export interface ModuleLoaderOptions {
  /** The folder of the project; the cache is kept in its `node_modules`. */
  readonly root: string;
  /** Decides for every source in place of the tsconfig nearest to it. */
  readonly tsconfig?: string;
  /** Default: `node_modules/.cache/limbeck`, or a folder in the system's temporary one. */
  readonly cacheDirectory?: string;
  /**
   * Modules that the files get from this process and not from disk, by name: `limbeck` is to be
   * the copy that is running. Called at the first import.
   */
  readonly provided?: Readonly<Record<string, () => Promise<unknown>>>;
  /** Called before Node itself loads a file or package that is not one of its own modules. */
  readonly beforeNative?: () => void;
}

/**
 * JavaScript is left to Node, and so is TypeScript when the process already runs under a loader of
 * its own. Other TypeScript is run here, from a cache on disk that spares even loading the compiler.
 */
export function createModuleLoader(options: ModuleLoaderOptions): ModuleLoader {
  const cache = openDiskCache(options.cacheDirectory ?? cacheDirectoryFor(options.root));
  const settingsFor = createSettingsReader(cache, options.tsconfig);
  const beforeNative = options.beforeNative ?? (() => {});
  const lineOf = createLineReader(settingsFor);
  const runner = new ModuleRunner({
    read: createSourceReader(settingsFor, cache),
    resolve: createModuleResolver(settingsFor),
    provided: options.provided ?? {},
    beforeNative,
  });
  return {
    async load(path) {
      const file = resolve(options.root, path);
      if (isOurs(file)) return asExports(await runner.run(file));
      beforeNative();
      return asExports(await nativeModulesFor(file).import(file));
    },
    settingsFor: (path) => (isOurs(path) ? settingsFor(path) : null),
    loaded: () => runner.paths(),
    // Another loader says lines of the file itself.
    sourceLine: (path, place) => (isOurs(path) ? lineOf(path, place) : place.line),
  };
}

function isOurs(path: string): boolean {
  return isTypeScript(path) && !hasActiveLoader();
}

/** `module.exports = x` is, as everywhere, the default export. */
function asExports(exports: unknown): Readonly<Record<string, unknown>> {
  const isPlain = typeof exports === 'object' && exports !== null && isRecord(exports);
  return isPlain ? exports : { default: exports };
}

/** Instances of classes are exported values, not collections of them. */
function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
