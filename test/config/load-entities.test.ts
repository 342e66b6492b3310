import { join } from 'node:path';
import * as typeorm from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import type { Entity } from '../../src/config/collect-entities.ts';
import { loadEntities } from '../../src/config/load-entities.ts';
import { createModuleLoader } from '../../src/config/loader/module-loader.ts';
import { LimbeckError } from '../../src/error.ts';
import { temporaryDirectory, temporaryProject } from '../support/fixture-project.ts';

type Files = Readonly<Record<string, string>>;

const base: Files = {
  'package.json': '{}',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
  }),
};
const entity = (name: string, more = ''): string => `
  import { Column, Entity, EntitySchema, PrimaryGeneratedColumn } from 'typeorm';
  @Entity() export class ${name} { @PrimaryGeneratedColumn() id!: number; @Column() name!: string; }
  ${more}`;

/** Loads the entities that `globs` find in a project made of `files`. */
function load(files: Files, globs: readonly unknown[]): Promise<readonly Entity[]> {
  return loadIn(temporaryProject({ ...base, ...files }), globs);
}

function loadIn(cwd: string, entities: readonly unknown[]): Promise<readonly Entity[]> {
  const loader = createModuleLoader({ root: cwd, cacheDirectory: temporaryDirectory() });
  // The tests pass what users do, which TypeORM's own type does not always allow.
  return loadEntities(entities as string[], { loader, typeorm, cwd });
}

async function failureOf(loading: Promise<unknown>): Promise<LimbeckError> {
  const failure: unknown = await loading.catch((error: unknown) => error);
  if (failure instanceof LimbeckError) return failure;
  throw new Error('There was no LimbeckError.', { cause: failure });
}

function namesOf(entities: readonly Entity[]): readonly string[] {
  return entities.map((item) => (typeof item === 'function' ? item.name : item.options.name));
}

@typeorm.Entity()
class Given {
  @typeorm.PrimaryGeneratedColumn()
  id!: number;
}
const schema = new typeorm.EntitySchema({
  name: 'Schema',
  columns: { id: { type: Number, primary: true } },
});

describe('loadEntities', () => {
  it('takes classes and schemas as they are, in lists and objects', async () => {
    expect(namesOf(await load({}, [Given, schema]))).toEqual(['Given', 'Schema']);
    expect(namesOf(await load({}, [{ Given, nested: [schema] }]))).toEqual(['Given', 'Schema']);
  });

  it('finds every class and schema that the files of a glob export, once', async () => {
    const files = {
      'src/user.ts': entity('User', `export class Other {} export const number = 1;`),
      'src/post.ts': entity('Post', `export default Post;`),
      'src/tag.ts': `import { EntitySchema } from 'typeorm';
        export const all = { list: [new EntitySchema({ name: 'Tag', columns: {} })] };`,
      'src/index.ts': `export * from './user'; export * as posts from './post';`,
      'src/types.d.ts': 'export declare class Missing {}',
      'src/readme.md': '',
    };
    const found = namesOf(await load(files, ['src/**/*', Given]));
    expect(found.toSorted()).toEqual(['Given', 'Other', 'Post', 'Tag', 'User']);
  });

  it('does not walk into instances, which lead in circles', async () => {
    const text = entity(
      'User',
      `export class Service { self = this; helper = () => 1; } export const service = new Service();`,
    );
    expect(namesOf(await load({ 'user.ts': text }, ['*.ts']))).toEqual(['User', 'Service']);
  });

  const globs: readonly (readonly [string, (cwd: string) => string])[] = [
    ['relative to the working directory', () => 'src/entity/*.ts'],
    ['with a leading dot', () => './src/entity/*.entity.ts'],
    ['absolute', (cwd) => join(cwd, 'src/**/*.ts')],
    ['with alternatives', () => 'src/**/*.entity{.ts,.js}'],
    ['of a folder', () => 'src/entity'],
  ];
  for (const [name, glob] of globs) {
    it(`understands a glob ${name}`, async () => {
      const cwd = temporaryProject({ ...base, 'src/entity/user.entity.ts': entity('User') });
      expect(namesOf(await loadIn(cwd, [glob(cwd)]))).toEqual(['User']);
    });
  }

  it('loads the sources when a glob for JavaScript finds nothing', async () => {
    const files = { 'src/user.entity.ts': entity('User'), 'src/other.ts': entity('Other') };
    expect(namesOf(await load(files, ['src/*.entity.js']))).toEqual(['User']);
  });

  it('loads the source alone where the compiled file lies beside it', async () => {
    const files = { 'user.ts': entity('User'), 'user.js': `throw new Error('loaded');` };
    expect(namesOf(await load(files, ['user{.ts,.js}']))).toEqual(['User']);
  });

  it('loads compiled JavaScript', async () => {
    const text = `const { EntitySchema } = require('typeorm');
      exports.Tag = new EntitySchema({ name: 'Tag', columns: { id: { type: Number, primary: true } } });`;
    expect(namesOf(await load({ 'dist/tag.js': text }, ['dist/*.js']))).toEqual(['Tag']);
  });

  it('keeps what the files print away from stdout', async () => {
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await load({ 'user.ts': entity('User', `process.stdout.write('hello');`) }, ['*.ts']);
    expect(stdout).not.toHaveBeenCalledWith('hello');
    expect(stderr).toHaveBeenCalledWith('hello');
    vi.restoreAllMocks();
  });
});

describe('loadEntities refuses', () => {
  it('a data source without entities', async () => {
    expect(await failureOf(load({}, []))).toMatchObject({
      code: 'ENTITIES_NOT_FOUND',
      message: 'The data source has no `entities`.',
    });
  });

  it('globs that match no file, naming them and the folder', async () => {
    const cwd = temporaryProject(base);
    const failure = await failureOf(loadIn(cwd, ['dist/**/*.entity.js', 'lib/*.ts']));
    expect(failure).toMatchObject({ code: 'ENTITIES_NOT_FOUND' });
    expect(failure.message).toContain(`dist/**/*.entity.js, lib/*.ts in ${cwd}`);
  });

  it('files without an entity: every table would be dropped', async () => {
    const failure = await failureOf(load({ 'a.ts': 'export class A {}' }, ['*.ts']));
    expect(failure).toMatchObject({
      code: 'ENTITIES_NOT_FOUND',
      message: 'None of the classes in the file of *.ts is an entity.',
    });
  });

  it('a file that throws, naming it and the reason', async () => {
    const files = {
      'user.ts': entity('User', `import './native';`),
      'native.ts': `throw new Error('The module was compiled against a different Node.js version.');`,
    };
    const failure = await failureOf(load(files, ['user.ts']));
    expect(failure).toMatchObject({ code: 'MODULE_FAILED' });
    expect(failure.message).toMatch(
      /\/native\.ts could not be loaded: The module was compiled .* version\.$/,
    );
  });

  it('a file that lacks a package, with the command that installs it', async () => {
    for (const manifest of ['{}', '{ "type": "module" }']) {
      const files = {
        'package.json': manifest,
        'user.ts': entity('User', `import 'no-such-sdk';`),
      };
      const failure = await failureOf(load(files, ['*.ts']));
      expect(failure).toMatchObject({ code: 'MODULE_FAILED' });
      expect(failure.message).toMatch(
        /\/user\.ts could not be loaded: Cannot find .*'no-such-sdk'/,
      );
      expect(failure.hint).toContain('`npm install no-such-sdk`');
    }
  });

  it('a file that ends the process', async () => {
    const failure = await failureOf(load({ 'a.ts': `process.exit();` }, ['*.ts']));
    expect(failure.message).toMatch(/a\.ts could not be loaded: it called process\.exit\(0\)\.$/);
  });

  it('a column whose type was not emitted, naming entity, column and setting', async () => {
    const loose = JSON.stringify({ compilerOptions: { experimentalDecorators: true } });
    const failure = await failureOf(
      load({ 'tsconfig.json': loose, 'user.ts': entity('User') }, ['*.ts']),
    );
    expect(failure).toMatchObject({ code: 'ENTITIES_INVALID' });
    expect(failure.message).toMatch(
      /User\.name \(.*user\.ts\) is not known: `emitDecoratorMetadata` is off in .*tsconfig\.json/,
    );
  });

  it('a column without any type, in JavaScript as in TypeScript', async () => {
    const failure = await failureOf(
      load({ 'user.ts': entity('User').replace('name!: string', 'name!: never') }, ['*.ts']),
    );
    expect(failure.message).toMatch(
      /User\.name \(.*user\.ts\) is not known: the property has no type/,
    );
    const text = `const { Column } = require('typeorm');
      class User {} Column()(User.prototype, 'name'); exports.User = User;`;
    const compiled = await failureOf(load({ 'user.js': text }, ['*.js']));
    expect(compiled.message).toContain('User.name');
    expect(compiled.message).toContain('compiled without decorator metadata');
  });
});
