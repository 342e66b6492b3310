import * as typeorm from 'typeorm';
import { describe, expect, it } from 'vitest';
import { loadTypeorm } from '../../src/config/load-typeorm.ts';
import { temporaryDirectory, temporaryProject } from '../support/fixture-project.ts';

describe('loadTypeorm', () => {
  it('gives the instance that import gives', () => {
    expect(loadTypeorm(temporaryProject({})).DataSource).toBe(typeorm.DataSource);
  });

  it("prefers the project's own copy", () => {
    const root = temporaryProject({
      'node_modules/typeorm/package.json': '{ "name": "typeorm", "main": "index.js" }',
      'node_modules/typeorm/index.js': 'exports.own = true;',
    });
    expect(loadTypeorm(root)).toEqual({ own: true });
  });

  it('falls back on the copy beside Limbeck', () => {
    expect(loadTypeorm(temporaryDirectory()).DataSource).toBe(typeorm.DataSource);
  });
});
