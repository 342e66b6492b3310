import { resolve } from 'node:path';
import type { ts } from 'ts-morph';

/**
 * Where `paths` and `baseUrl` of a tsconfig look for a module that is not named by a path, in order.
 * @see https://www.typescriptlang.org/docs/handbook/modules/reference.html#paths
 */
export function pathCandidates(specifier: string, options: ts.CompilerOptions): readonly string[] {
  const base = options.baseUrl ?? options['pathsBasePath'];
  if (typeof base !== 'string') return [];
  const mapped = mappedTargets(specifier, options.paths ?? {});
  const plain = options.baseUrl === undefined ? [] : [specifier];
  return [...mapped, ...plain].map((target) => resolve(base, target));
}

/** The targets of the best pattern: an exact one, else the one with the longest text before its `*`. */
function mappedTargets(
  specifier: string,
  paths: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const exact = paths[specifier];
  if (exact !== undefined) return exact;
  const matches = Object.entries(paths)
    .map(([pattern, targets]) => ({ ...splitAtStar(pattern), targets }))
    .filter(({ prefix, suffix }) => isBetween(specifier, prefix, suffix))
    .toSorted((left, right) => right.prefix.length - left.prefix.length);
  const best = matches[0];
  if (best === undefined) return [];
  const middle = specifier.slice(best.prefix.length, specifier.length - (best.suffix?.length ?? 0));
  return best.targets.map((target) => target.replace('*', () => middle));
}

function splitAtStar(pattern: string): { readonly prefix: string; readonly suffix: string | null } {
  const star = pattern.indexOf('*');
  if (star < 0) return { prefix: pattern, suffix: null };
  return { prefix: pattern.slice(0, star), suffix: pattern.slice(star + 1) };
}

function isBetween(specifier: string, prefix: string, suffix: string | null): boolean {
  if (suffix === null) return false;
  return (
    specifier.length >= prefix.length + suffix.length &&
    specifier.startsWith(prefix) &&
    specifier.endsWith(suffix)
  );
}
