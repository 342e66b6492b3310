import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { createModuleLoader } from '../../../src/config/loader/module-loader.ts';
import { fixtureProject, temporaryDirectory } from '../../support/fixture-project.ts';

const project = fixtureProject('column-types');
const directories: string[] = [];
afterAll(() => directories.forEach((path) => rmSync(path, { recursive: true })));

/** What a decorator that reads `design:type` sees of each property of the exported class. */
function designTypes(exports: Readonly<Record<string, unknown>>): Record<string, string> {
  const entity = exports['Entity'];
  if (typeof entity !== 'function') throw new Error('No class is exported.');
  const source = ts.sys.readFile(join(project, 'entity.ts')) ?? '';
  const properties = [...source.matchAll(/@Note\(\) (\w+)/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(
    properties.map((name) => {
      const type: unknown = Reflect.getMetadata('design:type', entity.prototype, name);
      return [name, typeof type === 'function' ? type.name : String(type)];
    }),
  );
}

/** Compiles the fixture with TypeScript itself, as `tsc -p` does, and loads the result. */
function compiledByTsc(tsconfig: string): Readonly<Record<string, unknown>> {
  const outDir = mkdtempSync(join(project, 'temporary-'));
  directories.push(outDir);
  const { config } = ts.readConfigFile(join(project, tsconfig), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  ts.createProgram([join(project, 'entity.ts')], { ...options, outDir, rootDir: project }).emit();
  return createRequire(import.meta.url)(join(outDir, 'entity.js'));
}

describe('design:type', () => {
  for (const tsconfig of ['tsconfig.json', 'tsconfig.loose.json']) {
    it(`is what tsc emits for every kind of declaration with ${tsconfig}`, async () => {
      const loader = createModuleLoader({
        root: project,
        tsconfig: join(project, tsconfig),
        cacheDirectory: temporaryDirectory(),
      });
      const ours = designTypes(await loader.load('entity.ts'));
      expect(ours).toEqual(designTypes(compiledByTsc(tsconfig)));
      expect(ours).toMatchObject({ role: 'String', level: 'Number', point: 'Point' });
    });
  }
});
