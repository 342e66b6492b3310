import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find-config.ts';
import { temporaryProject } from '../support/fixture-project.ts';

describe('findConfig', () => {
  for (const extension of ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'json']) {
    it(`finds ormconfig.${extension} in the working directory`, () => {
      const cwd = temporaryProject({ [`ormconfig.${extension}`]: '' });
      expect(findConfig({ cwd })).toBe(join(cwd, `ormconfig.${extension}`));
    });
  }

  it('prefers TypeScript to what was compiled from it', () => {
    const cwd = temporaryProject({ 'ormconfig.ts': '', 'ormconfig.js': '' });
    expect(findConfig({ cwd })).toBe(join(cwd, 'ormconfig.ts'));
  });

  it('takes the file that is named, relative to the working directory', () => {
    const cwd = temporaryProject({ 'ormconfig.ts': '', 'db/config.ts': '', 'src/source.ts': '' });
    expect(findConfig({ cwd, config: 'db/config.ts' })).toBe(join(cwd, 'db/config.ts'));
    expect(findConfig({ cwd, dataSource: './src/source.ts' })).toBe(join(cwd, 'src/source.ts'));
    expect(findConfig({ cwd, config: join(cwd, 'db/config.ts') })).toBe(join(cwd, 'db/config.ts'));
  });

  it('says so when the named file does not exist, whatever else is there', () => {
    const cwd = temporaryProject({ 'ormconfig.ts': '' });
    expect(() => findConfig({ cwd, config: 'other.ts' })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_NOT_FOUND',
        message: `There is no file ${cwd}/other.ts.`,
      }),
    );
  });

  it('points to init when there is nothing', () => {
    const cwd = temporaryProject({});
    expect(() => findConfig({ cwd })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_NOT_FOUND',
        hint: expect.stringContaining('`limbeck init`'),
      }),
    );
  });

  for (const path of ['data-source.ts', 'src/data-source.js']) {
    it(`proposes ${path}, but does not take it unasked`, () => {
      const cwd = temporaryProject({ [path]: '' });
      expect(() => findConfig({ cwd })).toThrow(
        expect.objectContaining({
          code: 'CONFIG_NOT_FOUND',
          hint: expect.stringContaining(`\`-d ${path}\``),
        }),
      );
    });
  }
});
