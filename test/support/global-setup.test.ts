import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('a run in which a test fails ends with 1', () => {
  const config = 'test/fixture/failing/vitest.config.ts';
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', '--config', config], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  expect(stdout).toContain('1 failed');
  expect(status).toBe(1);
});
