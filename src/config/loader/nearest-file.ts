import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file called `name` in `directory` or the nearest folder above it; null when there is none. */
export function nearestFile(directory: string, name: string): string | null {
  const path = join(directory, name);
  if (isFile(path)) return path;
  const parent = dirname(directory);
  return parent === directory ? null : nearestFile(parent, name);
}

/** True for a file that exists; false for a folder. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
