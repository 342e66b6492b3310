import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { digest, digestFile } from './digest.ts';
import type { DiskCache } from './disk-cache.ts';
import { nearestFile } from './nearest-file.ts';
import { readTsconfig } from './read-tsconfig.ts';
import { transpilerVersion } from './transpiler-version.ts';
import { typescriptMajor } from './typescript-major.ts';

/** What the user's tsconfig says of a file, as far as running it depends on it. */
export interface CompilerSettings {
  /** The tsconfig that decides; null when the project has none. */
  readonly path: string | null;
  /** Every file the settings were read from: the tsconfig, and what it extends or refers to. */
  readonly files: readonly string[];
  /** Plain data, in the numbers of the TypeScript that ts-morph carries. Defaults are filled in. */
  readonly options: ts.CompilerOptions;
  /** Changes whenever the settings, or what is made of a file under them, may have. */
  readonly digest: string;
}

/** Answers for each file with the settings of the tsconfig that is nearest to it. */
export type SettingsReader = (path: string) => CompilerSettings;

/** With `tsconfig`, that file decides for every source. Throws when a tsconfig cannot be read. */
export function createSettingsReader(cache: DiskCache, tsconfig?: string): SettingsReader {
  const byDirectory = new Map<string, CompilerSettings>();
  const byConfig = new Map<string, CompilerSettings>();
  return (path) => {
    const directory = dirname(path);
    const known = byDirectory.get(directory);
    if (known !== undefined) return known;
    const config = tsconfig ?? nearestFile(directory, 'tsconfig.json');
    const key = config ?? '';
    const settings = byConfig.get(key) ?? settingsOf(config, directory, cache);
    byConfig.set(key, settings);
    byDirectory.set(directory, settings);
    return settings;
  };
}

function settingsOf(path: string | null, directory: string, cache: DiskCache): CompilerSettings {
  const major = typescriptMajor(directory);
  if (path === null) return withoutTsconfig(major);
  const kept = cache.read(path);
  if (isSettings(kept) && kept.digest === digestOf(kept.files, major)) return kept;
  const { files, options } = readTsconfig(path, major);
  const settings = { path, files, options, digest: digestOf(files, major) };
  cache.write(path, settings);
  return settings;
}

/** A project without a tsconfig still wants its entities read: decorators are taken for granted. */
function withoutTsconfig(major: number): CompilerSettings {
  const options = {
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    strictNullChecks: true,
    esModuleInterop: true,
  };
  return { path: null, files: [], options, digest: digestOf([], major) };
}

function digestOf(files: readonly string[], major: number): string {
  return digest(
    transpilerVersion(),
    String(major),
    ...files.flatMap((file) => [file, digestFile(file)]),
  );
}

function isSettings(value: unknown): value is CompilerSettings {
  return typeof value === 'object' && value !== null && 'files' in value && 'digest' in value;
}
