import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';

/** The TypeScript compiler that ts-morph carries: one version for all projects, whatever theirs. */
export type TypeScript = typeof ts;

let loaded: TypeScript | undefined;

/**
 * Loads the compiler at the first call; that takes some 200 ms, so only what the cache does not
 * answer asks for it. Loaded by `require`, because a file may be required in the middle of another.
 */
export function typescript(): TypeScript {
  if (loaded === undefined) {
    // ts-morph's own declarations say what its main module exports.
    const morph = createRequire(import.meta.url)('ts-morph') as { readonly ts: TypeScript };
    loaded = morph.ts;
  }
  return loaded;
}
