import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reportNotWritable } from './review/review-error.ts';

/**
 * Writes a report to a file, in place of what is there: as a whole or not at all.
 * @throws {LimbeckError} `FILE_NOT_WRITABLE`
 */
export async function writeReport(path: string, text: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  const reason = there?.isDirectory() === true ? 'it is a folder' : await obstacle(dirname(path));
  if (reason !== null) throw reportNotWritable(path, reason, null);
  const line = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  try {
    if (there === null) await replace(path, line);
    else if (there.isFile()) await replace(await realpath(path), line);
    // A device or a pipe has nothing to be put in place of.
    else await writeFile(path, line);
  } catch (cause) {
    throw reportNotWritable(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** What keeps a folder from having a file in it, in words; null where nothing does. */
async function obstacle(path: string): Promise<string | null> {
  const folder = await stat(path).catch(() => null);
  if (folder === null) return `there is no folder ${path}`;
  return folder.isDirectory() ? null : `${path} is no folder`;
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true, recursive: true });
    throw cause;
  }
}
