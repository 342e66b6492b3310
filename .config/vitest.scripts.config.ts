import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Every acceptance case by scripts and online: `npm run test:scripts`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/scripts/*.scripts.ts'],
      // The files that the cases are taken from hold tests of their own.
      testNamePattern: /do what the online run does/,
    },
  }),
);
