import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A short digest of texts, for cache keys. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** The digest of a file's text; a file that cannot be read has one too, so that its return is noticed. */
export function digestFile(path: string): string {
  try {
    return digest(readFileSync(path, 'utf8'));
  } catch {
    return 'missing';
  }
}
