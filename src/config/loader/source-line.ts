import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { SettingsReader } from './compiler-settings.ts';
import { createFormatReader } from './module-format.ts';
import { sourceMapOf } from './transpile.ts';

/** A place in the code that is run for a file, which is compiled from it; both from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the lines of TypeScript files that places in their code come from. The code in the cache
 * knows none, so the file is compiled once more when the first one is asked for.
 */
export function createLineReader(
  settingsFor: SettingsReader,
): (path: string, place: CodePlace) => number {
  const formatOf = createFormatReader();
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (path: string): SourceMap | null => {
    const text = readFileSync(path, 'utf8');
    const map = sourceMapOf({ path, text, format: formatOf(path), settings: settingsFor(path) });
    // The compiler writes what Node reads.
    return map === null ? null : new SourceMap(JSON.parse(map));
  };
  return (path, { line, column }) => {
    const map = maps.has(path) ? maps.get(path) : mapOf(path);
    maps.set(path, map ?? null);
    const entry = map?.findEntry(line - 1, column - 1);
    return entry !== undefined && 'originalLine' in entry ? entry.originalLine + 1 : line;
  };
}
