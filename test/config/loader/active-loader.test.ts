import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hasActiveLoader } from '../../../src/config/loader/active-loader.ts';
import { createModuleLoader } from '../../../src/config/loader/module-loader.ts';
import { temporaryDirectory, temporaryProject } from '../../support/fixture-project.ts';

describe('a loader of the user', () => {
  const active = [
    { execArgv: ['--import', 'tsx'] },
    { execArgv: ['--import=tsx/esm'] },
    { execArgv: ['-r', 'ts-node/register/transpile-only'] },
    { execArgv: ['--loader', 'ts-node/esm'] },
    { execArgv: ['--require', '@swc-node/register'] },
    { execArgv: ['--import', 'jiti/register'] },
    { execArgv: ['--import', '@oxc-node/core/register'] },
    { execArgv: ['--require', '/app/node_modules/tsx/dist/preflight.cjs'] },
    {
      nodeOptions:
        '--max-old-space-size=4096 --import file:///app/node_modules/tsx/dist/loader.mjs',
    },
    { nodeOptions: '-r "ts-node/register"' },
  ];
  for (const invocation of active) {
    it(`is seen in ${JSON.stringify(invocation)}`, () => {
      expect(hasActiveLoader({ execArgv: [], nodeOptions: '', ...invocation })).toBe(true);
    });
  }

  const inactive = [
    {},
    { execArgv: ['--enable-source-maps', '--import', './instrument.mjs'] },
    { execArgv: ['-r', 'dotenv/config'] },
    { nodeOptions: '--title=tsx' },
  ];
  for (const invocation of inactive) {
    it(`is not seen in ${JSON.stringify(invocation)}`, () => {
      expect(hasActiveLoader({ execArgv: [], nodeOptions: '', ...invocation })).toBe(false);
    });
  }

  it('gets the TypeScript files', () => {
    const root = temporaryProject({ 'a.ts': '' });
    const loader = createModuleLoader({ root, cacheDirectory: temporaryDirectory() });
    expect(loader.settingsFor(join(root, 'a.ts'))).not.toBeNull();
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    expect(loader.settingsFor(join(root, 'a.ts'))).toBeNull();
    vi.unstubAllEnvs();
  });
});
