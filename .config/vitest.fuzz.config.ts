import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const { LIMBECK_FUZZ_PAIRS: pairs = '5000', LIMBECK_FUZZ_DATABASE: database = '*' } = process.env;

/** Random pairs of schemas in any number: `npm run test:fuzz`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: [`test/fuzz/${database}.test.ts`],
      env: { LIMBECK_FUZZ_PAIRS: pairs },
    },
  }),
);
