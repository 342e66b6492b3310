import { isBuiltin } from 'node:module';
import { rememberOrigin } from './failure-origin.ts';
import { isMissingModule } from './is-missing-module.ts';
import { moduleWaits } from './loader-error.ts';
import type { ModuleResolver } from './module-resolver.ts';
import { nativeModulesFor } from './native-modules.ts';
import { runCode } from './run-code.ts';
import { createSourceModule, isWaitingFor, type SourceModule } from './source-module.ts';
import type { ReadySource } from './source-reader.ts';

/** What a runner needs to know of the world. */
export interface RunnerContext {
  readonly read: (path: string) => ReadySource;
  readonly resolve: ModuleResolver;
  /** Modules that are not looked for on disk, by name; asked for when a file imports one. */
  readonly provided: Readonly<Record<string, () => Promise<unknown>>>;
  /** Called before Node loads anything but its own modules. */
  readonly beforeNative: () => void;
}

/**
 * Runs TypeScript files, each once, as Node would run what `tsc` makes of them. A file of a CommonJS
 * package runs at once and requires in place; one of an ES module package first waits for what it
 * imports, in order. Two that import each other see what the other has exported so far, in both
 * formats. Nothing is registered with Node: other runners and the program itself are not touched.
 */
export class ModuleRunner {
  readonly #context: RunnerContext;
  readonly #modules = new Map<string, SourceModule>();
  readonly #surveyed = new Set<SourceModule>();
  readonly #ready = new Map<string, unknown>();

  constructor(context: RunnerContext) {
    this.#context = context;
  }

  /** Loads the file at the absolute `path` and resolves with its exports. */
  async run(path: string): Promise<unknown> {
    const module = this.#open(path);
    await this.#makeReady(module);
    return this.#import(module, null);
  }

  /** The files that it knows of. */
  paths(): readonly string[] {
    return [...this.#modules.keys()];
  }

  #open(path: string): SourceModule {
    const module = this.#modules.get(path) ?? createSourceModule(this.#context.read(path));
    this.#modules.set(path, module);
    return module;
  }

  /** Asks for the provided modules that `module` or a source it imports will want without waiting. */
  async #makeReady(module: SourceModule): Promise<void> {
    for (const specifier of this.#survey(module)) {
      if (!this.#ready.has(specifier)) {
        this.#ready.set(specifier, await this.#context.provided[specifier]?.());
      }
    }
  }

  #survey(module: SourceModule): ReadonlySet<string> {
    const wanted = new Set<string>();
    const pending = [module];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (this.#surveyed.has(next)) continue;
      this.#surveyed.add(next);
      for (const specifier of next.source.imports) {
        if (Object.hasOwn(this.#context.provided, specifier)) wanted.add(specifier);
        else pending.push(...this.#sources(specifier, next));
      }
    }
    return wanted;
  }

  #sources(specifier: string, importer: SourceModule): readonly SourceModule[] {
    const target = this.#context.resolve(specifier, importer.source.path);
    return target.kind === 'source' ? [this.#open(target.path)] : [];
  }

  /** Loads `module` for `importer`, unless the two wait for each other: it then takes what is there. */
  async #import(module: SourceModule, importer: SourceModule | null): Promise<unknown> {
    if (module.source.format === 'commonjs') return this.#require(module);
    module.loading ??= this.#load(module);
    if (importer === null) await module.loading;
    else if (!isWaitingFor(module, importer)) {
      importer.waitingFor.add(module);
      await module.loading.finally(() => importer.waitingFor.delete(module));
    }
    return module.node.exports;
  }

  async #load(module: SourceModule): Promise<void> {
    module.state = 'running';
    for (const specifier of module.source.imports) {
      module.imported.set(specifier, await this.#importFrom(module, specifier));
    }
    await this.#execute(module);
    module.state = 'loaded';
  }

  /** What `import(specifier)` gives in `module`. */
  async #importFrom(module: SourceModule, specifier: string): Promise<unknown> {
    if (this.#ready.has(specifier)) return this.#ready.get(specifier);
    const target = this.#context.resolve(specifier, module.source.path);
    if (target.kind === 'source') {
      const imported = this.#open(target.path);
      const exports = await this.#import(imported, module);
      return imported.source.format === 'module' ? exports : asNamespace(exports);
    }
    this.#announce(target.specifier);
    try {
      return await nativeModulesFor(module.source.path).import(target.specifier);
    } catch (error) {
      return withoutModule(module, specifier, error);
    }
  }

  #announce(specifier: string): void {
    if (!isBuiltin(specifier)) this.#context.beforeNative();
  }

  #require(module: SourceModule): unknown {
    if (module.state === 'failed') throw module.failure;
    if (module.state === 'fresh') {
      if (module.source.awaits) throw moduleWaits(module.source.path);
      module.state = 'running';
      void this.#execute(module);
      module.state = 'loaded';
    }
    return module.node.exports;
  }

  /** What `require(specifier)` gives in `module`. */
  #requireFrom(module: SourceModule, specifier: string): unknown {
    if (module.imported.has(specifier)) return module.imported.get(specifier);
    if (this.#ready.has(specifier)) return this.#ready.get(specifier);
    const target = this.#context.resolve(specifier, module.source.path);
    if (target.kind === 'source') return this.#require(this.#open(target.path));
    this.#announce(target.specifier);
    try {
      return nativeModulesFor(module.source.path).require(target.specifier);
    } catch (error) {
      return withoutModule(module, specifier, error);
    }
  }

  /** Runs the code of `module`; a promise only where the code itself waits. */
  #execute(module: SourceModule): Promise<void> | undefined {
    const native = nativeModulesFor(module.source.path).require;
    const require = (specifier: string): unknown => this.#requireFrom(module, specifier);
    try {
      const running = runCode(module.source, module.node, {
        require: Object.assign(require, native),
        import: (specifier) => this.#importFrom(module, specifier),
      });
      return running?.catch((error: unknown) => fail(module, error));
    } catch (error) {
      return fail(module, error);
    }
  }
}

function fail(module: SourceModule, error: unknown): never {
  rememberOrigin(error, module.source.path);
  module.state = 'failed';
  module.failure = error;
  throw error;
}

/** A module that only emitted metadata mentions may be missing: `tsc` would not have imported it. */
function withoutModule(module: SourceModule, specifier: string, error: unknown): object {
  if (module.source.optionalImports.includes(specifier) && isMissingModule(error)) return {};
  throw error;
}

/** What an ES module sees of a CommonJS one that does not follow the convention of compilers. */
function asNamespace(exports: unknown): unknown {
  if (typeof exports === 'object' && exports !== null && '__esModule' in exports) return exports;
  const named = typeof exports === 'object' ? exports : {};
  return { ...named, default: exports };
}
