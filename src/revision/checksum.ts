import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileNotReadable } from './revision-error.ts';

/**
 * The SHA-256 of a migration file, as hexadecimal digits. Line ends count as one, whatever a
 * checkout makes of them.
 *
 * @throws {LimbeckError} `FILE_NOT_READABLE`
 */
export async function checksumOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileNotReadable(path, cause);
  });
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
