import { readFileSync } from 'node:fs';
import type { SettingsReader } from './compiler-settings.ts';
import { digest, digestFile } from './digest.ts';
import type { DiskCache } from './disk-cache.ts';
import { createFormatReader, type ModuleFormat } from './module-format.ts';
import { transpile, type Transpiled } from './transpile.ts';

/** A TypeScript file that is ready to run. */
export interface ReadySource extends Transpiled {
  readonly path: string;
  readonly format: ModuleFormat;
}

/** What the cache keeps of a file; `key` and `dependencyKey` say what it was made from. */
interface CachedSource extends Transpiled {
  readonly key: string;
  readonly dependencyKey: string;
}

/** Reads TypeScript files as JavaScript, from the cache where file, settings and types are the same. */
export function createSourceReader(
  settingsFor: SettingsReader,
  cache: DiskCache,
): (path: string) => ReadySource {
  const formatOf = createFormatReader();
  const digests = new Map<string, string>();
  const dependencyKey = (paths: readonly string[]): string =>
    digest(...paths.map((path) => keep(digests, path, digestFile)));
  return (path) => {
    const text = readFileSync(path, 'utf8');
    const settings = settingsFor(path);
    const format = formatOf(path);
    const key = digest(text, path, format, settings.digest);
    const cached = cache.read(path);
    if (isCachedSource(cached) && cached.key === key) {
      if (cached.dependencyKey === dependencyKey(cached.dependencies)) {
        return { ...cached, path, format: effectiveFormat(format, cached) };
      }
    }
    const transpiled = transpile({ path, text, format, settings });
    cache.write(path, {
      ...transpiled,
      key,
      dependencyKey: dependencyKey(transpiled.dependencies),
    } satisfies CachedSource);
    return { ...transpiled, path, format: effectiveFormat(format, transpiled) };
  };
}

/** Only a module may wait, whatever its package says of `.ts` files. */
function effectiveFormat(format: ModuleFormat, { awaits }: Transpiled): ModuleFormat {
  return awaits ? 'module' : format;
}

function keep(known: Map<string, string>, key: string, make: (key: string) => string): string {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

/** Only this file writes entries; the key tells whether one has today's shape. */
function isCachedSource(value: unknown): value is CachedSource {
  return typeof value === 'object' && value !== null && 'key' in value && 'dependencyKey' in value;
}
