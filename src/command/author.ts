import { hostname, userInfo } from 'node:os';
import { readVersion } from './read-version.ts';

/** Who runs this process, and with which version of Limbeck. */
export function author(): { readonly actor: string; readonly tool: string } {
  return { actor: `${userName()}@${hostname()}`, tool: readVersion() };
}

/** A container can run under a number that no user has. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
