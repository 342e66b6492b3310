import type { VerifyOptions } from '../command/verify.ts';
import type { Interruption } from './interruptible.ts';

/** Where migrations are tried. */
export const scratchOption = {
  scratch: {
    type: 'string',
    describe:
      'The URL of an empty database to verify on, or pglite (default: one of its own on the same server)',
  },
} as const;

/** What the flag says, for a command that verifies when it has done other things. */
export function verifyOptions(scratch: string | null, interruption: Interruption): VerifyOptions {
  return {
    scratch,
    // Until it is asked for there is nothing to put in order.
    get signal() {
      return interruption.signal;
    },
  };
}
