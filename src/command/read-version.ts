import { readFileSync } from 'node:fs';

/** The version in `package.json`, which lies two folders up from the source and from the build. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  // It is our own file, and npm refuses to publish it without a version.
  return (JSON.parse(text) as { version: string }).version;
}
