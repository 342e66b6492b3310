import { normalize, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

/** What TypeORM loads; anything else that a glob matches is passed over. */
const loadable = /\.[cm]?[jt]s$/;

/**
 * The files that `globs` match, absolute, in the order of the globs and sorted within each. As
 * TypeORM has it, a glob is relative to `cwd` and declaration files are passed over. Unlike it, a
 * glob for JavaScript that finds nothing finds the TypeScript of the same name, and a file that
 * `tsc` wrote beside its source is not loaded as a second entity.
 */
export function expandGlobs(globs: readonly string[], cwd: string): readonly string[] {
  const files = new Set(globs.flatMap((glob) => filesOf(glob, cwd)));
  return [...files].filter((file) => !files.has(sourceName(file) ?? ''));
}

function filesOf(glob: string, cwd: string): readonly string[] {
  const files = match(glob, cwd);
  const sources = sourceName(glob);
  return files.length > 0 || sources === null ? files : match(sources, cwd);
}

function match(glob: string, cwd: string): readonly string[] {
  const pattern = normalize(glob).replaceAll('\\', '/');
  return globSync(pattern, { cwd })
    .filter((path) => loadable.test(path) && !path.endsWith('.d.ts'))
    .map((path) => resolve(cwd, path))
    .toSorted();
}

/** The name of the TypeScript that a JavaScript file, or glob, is made of; null for another. */
function sourceName(path: string): string | null {
  return /\.[cm]?js$/.test(path) ? path.replace(/js$/, 'ts') : null;
}
