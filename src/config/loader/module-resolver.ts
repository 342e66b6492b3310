import { builtinModules, createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findSourceFile } from './find-source-file.ts';
import { isTypeScript } from './module-format.ts';
import { pathCandidates } from './path-mapping.ts';
import type { SettingsReader } from './compiler-settings.ts';

/** What an import of a TypeScript file leads to. */
export type Resolution =
  /** A TypeScript file, which Limbeck runs. */
  | { readonly kind: 'source'; readonly path: string }
  /** Anything else, which Node runs: a package, a JavaScript or JSON file. */
  | { readonly kind: 'native'; readonly specifier: string };

/** Finds what `specifier` means in the file at `importer`. */
export type ModuleResolver = (specifier: string, importer: string) => Resolution;

/**
 * Resolves as `tsc` and Node together do: `./x.js` means a sibling `x.ts` where there is one,
 * `paths` and `baseUrl` of the importer's tsconfig come before packages, and a package whose entry
 * is TypeScript (of the same workspace) is a source too.
 */
export function createModuleResolver(settingsFor: SettingsReader): ModuleResolver {
  const known = new Map<string, Resolution>();
  return (specifier, importer) => {
    const key = `${dirname(importer)}\0${specifier}`;
    const resolution = known.get(key) ?? resolveModule(specifier, importer, settingsFor);
    known.set(key, resolution);
    return resolution;
  };
}

function resolveModule(
  specifier: string,
  importer: string,
  settingsFor: SettingsReader,
): Resolution {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return { kind: 'native', specifier };
  }
  const path = asPath(specifier, importer);
  if (path !== null) return fileResolution(findSourceFile(path) ?? path);
  const { options } = settingsFor(importer);
  for (const candidate of pathCandidates(specifier, options)) {
    const file = findSourceFile(candidate);
    if (file !== null) return fileResolution(file);
  }
  const file = resolveNatively(specifier, importer);
  // Node gets the specifier itself: it knows the conditions of the package's `exports` better.
  return file !== null && isTypeScript(file)
    ? { kind: 'source', path: file }
    : { kind: 'native', specifier };
}

function asPath(specifier: string, importer: string): string | null {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (/^\.\.?(\/|$)/.test(specifier)) return resolve(dirname(importer), specifier);
  return isAbsolute(specifier) ? specifier : null;
}

function fileResolution(path: string): Resolution {
  return isTypeScript(path) ? { kind: 'source', path } : { kind: 'native', specifier: path };
}

function resolveNatively(specifier: string, importer: string): string | null {
  try {
    return createRequire(importer).resolve(specifier);
  } catch {
    return null;
  }
}
