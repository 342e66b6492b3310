import { statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { limbeck: `${root}src/index.ts` } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // The databases work beside the tests: one worker leaves the processor idle half of the time.
    maxWorkers: 2,
    env: memoryFolder(),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Names of cases and differences of catalogs are of use only whole.
    chaiConfig: { truncateThreshold: 0 },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});

/** Where there is a disk in memory with room, the files of the tests are on it: nothing waits for a flush. */
function memoryFolder(): Record<string, string> {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2 ** 30 ? { TMPDIR: '/dev/shm' } : {};
  } catch {
    return {};
  }
}
