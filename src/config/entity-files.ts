import { optionsOf } from './data-source-options.ts';
import { expandGlobs } from './expand-globs.ts';
import type { LoadedConfig } from './read-config.ts';

/** The files that the entities of a configuration may be declared in, absolute: those that it names, and those loaded so far. */
export function entityFiles(loaded: LoadedConfig): readonly string[] {
  const declared: readonly unknown[] = Object.values(optionsOf(loaded).entities ?? {});
  const globs = declared.filter((item) => typeof item === 'string');
  return [...new Set([...expandGlobs(globs, loaded.cwd), ...loaded.loader.loaded()])].toSorted();
}
