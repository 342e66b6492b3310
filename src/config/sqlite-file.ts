import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { folderMissing } from './connection-error.ts';
import type { DatabaseTarget } from './database-target.ts';

/**
 * Whether the file of a SQLite database is there; null for a database that is no file. The driver
 * would make the folder as well as the file, wherever a slip of the pen put them.
 * @throws {LimbeckError} `CONNECTION_FAILED` when not even its folder exists.
 */
export function hasSqliteFile({ file }: Pick<DatabaseTarget, 'file'>): boolean | null {
  if (file === null) return null;
  const path = resolve(file);
  if (!exists(dirname(path))) throw folderMissing(path);
  return exists(path);
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
