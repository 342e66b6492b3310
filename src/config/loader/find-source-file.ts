import { join } from 'node:path';
import { isFile } from './nearest-file.ts';

/** What may be left out of an import, the likeliest first. */
const impliedExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];

/** A specifier names the JavaScript that `tsc` would write; its source has the other extension. */
const sourceExtensions: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** The file that an import of the absolute `path` means, sources before JavaScript; null for none. */
export function findSourceFile(path: string): string | null {
  return candidates(path).find(isFile) ?? null;
}

function candidates(path: string): readonly string[] {
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0] ?? '';
  const stem = path.slice(0, path.length - extension.length);
  return [
    ...(sourceExtensions[extension] ?? []).map((source) => stem + source),
    path,
    ...impliedExtensions.map((implied) => path + implied),
    ...impliedExtensions.map((implied) => join(path, `index${implied}`)),
  ];
}
