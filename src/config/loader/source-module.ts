import { Module } from 'node:module';
import type { ReadySource } from './source-reader.ts';

/** A TypeScript file that is loaded, is loading, or failed to. */
export interface SourceModule {
  readonly source: ReadySource;
  /** What the code sees as `module`. */
  readonly node: Module;
  /** What its imports led to, once they are there; a `require` in the code answers from here. */
  readonly imported: Map<string, unknown>;
  /** The modules for which the loading of this one waits. */
  readonly waitingFor: Set<SourceModule>;
  state: 'fresh' | 'running' | 'loaded' | 'failed';
  loading: Promise<void> | null;
  failure: unknown;
}

/** A module that has not run. Its exports are named already, for those that import it in a circle. */
export function createSourceModule(source: ReadySource): SourceModule {
  const exports = Object.fromEntries(source.exports.map((name) => [name, undefined]));
  Object.defineProperty(exports, '__esModule', { value: true });
  return {
    source,
    node: Object.assign(new Module(source.path), { filename: source.path, exports }),
    imported: new Map(),
    waitingFor: new Set(),
    state: 'fresh',
    loading: null,
    failure: undefined,
  };
}

/** True when `module` cannot finish before `other` does: to wait for it would be for ever. */
export function isWaitingFor(module: SourceModule, other: SourceModule): boolean {
  return module === other || [...module.waitingFor].some((next) => isWaitingFor(next, other));
}
