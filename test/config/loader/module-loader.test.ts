import 'reflect-metadata';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import * as typeorm from 'typeorm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cacheDirectoryFor } from '../../../src/config/loader/disk-cache.ts';
import { createModuleLoader } from '../../../src/config/loader/module-loader.ts';
import { LimbeckError } from '../../../src/error.ts';
import { temporaryDirectory, temporaryProject, writeFiles } from '../../support/fixture-project.ts';

type Files = Readonly<Record<string, string>>;

const compilerOptions = {
  target: 'ES2022',
  module: 'NodeNext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};
const tsconfig = JSON.stringify({ compilerOptions });
const commonjs = { 'package.json': '{}', 'tsconfig.json': tsconfig };
const esModule = { 'package.json': '{ "type": "module" }', 'tsconfig.json': tsconfig };

/** Loads `path` of a project made of `files`, with an empty cache. */
function load(files: Files, path: string): Promise<Readonly<Record<string, unknown>>> {
  return loaderFor(temporaryProject(files)).load(path);
}

function loaderFor(root: string): ReturnType<typeof createModuleLoader> {
  return createModuleLoader({ root, cacheDirectory: temporaryDirectory() });
}

/** The columns of an entity's table as TypeORM builds them: property and type. */
async function columnsOf(entity: unknown, ...others: readonly unknown[]): Promise<object> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: ':memory:',
    // The tests load classes.
    entities: [entity, ...others] as (() => void)[],
  });
  // TypeORM keeps the method protected.
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  const { columns } = dataSource.getMetadata(entity as () => void);
  return Object.fromEntries(
    columns.map((column) => [column.propertyName, dataSource.driver.normalizeType(column)]),
  );
}

const user = (extension: string, postType: string): string => `
  import { Column, Entity, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
  import { Post } from './post${extension}';
  @Entity() export class User {
    @PrimaryGeneratedColumn() id!: number;
    @Column() name!: string;
    @OneToMany(() => Post, (post) => post.user) posts!: ${postType}[];
  }`;
const post = (extension: string, userType: string): string => `
  import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
  import { User } from './user${extension}';
  @Entity() export class Post {
    @PrimaryGeneratedColumn() id!: number;
    @Column() title!: string;
    @ManyToOne(() => User, (user) => user.posts) user!: ${userType};
  }`;

describe('entities that import each other', () => {
  const cases = [
    { name: 'CommonJS', base: commonjs, extension: '', type: 'User' },
    { name: 'ES modules with Relation', base: esModule, extension: '.js', type: 'Relation<User>' },
    { name: 'ES modules with the plain class', base: esModule, extension: '.js', type: 'User' },
  ];
  for (const { name, base, extension, type } of cases) {
    it(`load in ${name}, from either end`, async () => {
      const files = {
        ...base,
        'user.ts': user(extension, 'Post'),
        'post.ts': post(extension, type),
      };
      for (const first of ['user.ts', 'post.ts']) {
        const loader = loaderFor(temporaryProject(files));
        await loader.load(first);
        const { User } = await loader.load('user.ts');
        const { Post } = await loader.load('post.ts');
        expect(await columnsOf(User, Post)).toEqual({ id: 'integer', name: 'varchar' });
        expect(await columnsOf(Post, User)).toEqual({
          id: 'integer',
          title: 'varchar',
          user: 'integer',
        });
      }
    });
  }

  it('load through a barrel that imports them, in ES modules', async () => {
    const files = {
      ...esModule,
      'index.ts': `export * from './user.js'; export * from './post.js';`,
      'user.ts': user('.js', 'Post').replace('./post.js', './index.js'),
      'post.ts': post('.js', 'User').replace('./user.js', './index.js'),
    };
    const loader = loaderFor(temporaryProject(files));
    const { User } = await loader.load('user.ts');
    const barrel = await loader.load('index.ts');
    expect(barrel['User']).toBe(User);
    expect(await columnsOf(barrel['Post'], User)).toMatchObject({ user: 'integer' });
  });

  it('load when several are asked for at once', async () => {
    const files = { ...esModule, 'user.ts': user('.js', 'Post'), 'post.ts': post('.js', 'User') };
    const loader = loaderFor(temporaryProject(files));
    const [users, posts] = await Promise.all([loader.load('user.ts'), loader.load('post.ts')]);
    expect(await columnsOf(posts['Post'], users['User'])).toMatchObject({ title: 'varchar' });
  });
});

describe('type-only imports', () => {
  const entity = `
    import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
    import { FeatureCollection } from 'a-package-of-types';
    import { Settings } from './settings';
    import type { Role } from './role';
    @Entity() export class Place {
      @PrimaryGeneratedColumn() id!: number;
      @Column('json') area!: FeatureCollection;
      @Column('json') settings!: Settings;
      @Column() role!: Role;
      constructor(settings: Settings) {}
    }`;

  it('need nothing at run time, with or without the keyword', async () => {
    const files = {
      ...commonjs,
      'settings.d.ts': 'export interface Settings { theme: string }',
      'role.ts': `throw new Error('loaded'); export type Role = 'a' | 'b';`,
      'place.ts': entity,
    };
    const { Place } = await load(files, 'place.ts');
    expect(await columnsOf(Place)).toEqual({
      id: 'integer',
      area: 'json',
      settings: 'json',
      role: 'varchar',
    });
  });
});

/** An entity with a column for each thing that depends on the tsconfig. */
const thing = (imports: string): string => `
    import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
    ${imports}
    @Entity() export class Thing extends Base {
      @PrimaryGeneratedColumn() id!: number;
      @Column() kind!: Kind;
      @Column({ nullable: true }) note!: string | null;
    }`;

const withOptions = (options: object): string =>
  JSON.stringify({ compilerOptions: { ...compilerOptions, module: 'CommonJS', ...options } });

describe('the tsconfig', () => {
  const shared = {
    'src/shared/base.ts': 'export class Base {}',
    'src/shared/kind.ts': `export enum Kind { A, B }`,
  };
  const imports = `import { Base } from '@shared/base'; import { Kind } from '@shared/kind';`;
  const cases: readonly { name: string; files: Files; path: string }[] = [
    {
      name: 'has paths without baseUrl',
      files: {
        'package.json': '{}',
        'tsconfig.json': withOptions({ strict: false, paths: { '@shared/*': ['./src/shared/*'] } }),
        'src/thing.ts': thing(imports),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'has paths relative to baseUrl',
      files: {
        'package.json': '{}',
        'tsconfig.json': withOptions({
          strict: false,
          baseUrl: './src',
          paths: { '@shared/*': ['shared/*'] },
        }),
        'src/thing.ts': thing(imports),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'has only baseUrl',
      files: {
        'package.json': '{}',
        'tsconfig.json': withOptions({ strict: false, baseUrl: '.' }),
        'src/thing.ts': thing(imports.replaceAll('@shared', 'src/shared')),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'extends another, in another folder',
      files: {
        'package.json': '{}',
        'config/base.json': withOptions({ strict: false }),
        'tsconfig.json': JSON.stringify({
          extends: './config/base.json',
          compilerOptions: { paths: { '@shared/*': ['./src/shared/*'] } },
        }),
        'src/thing.ts': thing(imports),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'is in a sub-folder',
      files: {
        'package.json': '{}',
        'src/tsconfig.json': withOptions({ strict: false, paths: { '@shared/*': ['./shared/*'] } }),
        'src/thing.ts': thing(imports),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'only refers to others',
      files: {
        'package.json': '{}',
        'tsconfig.json': JSON.stringify({
          files: [],
          references: [{ path: './tsconfig.spec.json' }, { path: './tsconfig.app.json' }],
        }),
        'tsconfig.spec.json': '{}',
        'tsconfig.app.json': withOptions({
          strict: false,
          paths: { '@shared/*': ['./src/shared/*'] },
        }),
        'src/thing.ts': thing(imports),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'is NodeNext in a package without "type"',
      files: {
        'package.json': '{}',
        'tsconfig.json': withOptions({ strict: false, module: 'NodeNext' }),
        'src/thing.ts': thing(imports.replaceAll('@shared', './shared')),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'wants helpers imported',
      files: {
        'package.json': '{}',
        'tsconfig.json': withOptions({ strict: false, importHelpers: true }),
        'src/thing.ts': thing(imports.replaceAll('@shared', './shared')),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'asks for verbatim module syntax',
      files: {
        'package.json': '{ "type": "module" }',
        'tsconfig.json': withOptions({
          strict: false,
          module: 'NodeNext',
          verbatimModuleSyntax: true,
        }),
        'src/thing.ts': thing(
          `import { Base } from './shared/base.js'; import { Kind } from './shared/kind.js';`,
        ),
      },
      path: 'src/thing.ts',
    },
    {
      name: 'has comments and trailing commas',
      files: {
        'package.json': '{}',
        'tsconfig.json': `{ // a comment
          "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true,
            "strict": false, }, }`,
        'src/thing.ts': thing(imports.replaceAll('@shared', './shared')),
      },
      path: 'src/thing.ts',
    },
  ];
  for (const { name, files, path } of cases) {
    it(`counts when it ${name}`, async () => {
      const { Thing } = await load({ ...shared, ...files }, path);
      expect(await columnsOf(Thing)).toEqual({ id: 'integer', kind: 'integer', note: 'varchar' });
    });
  }

  it('counts as the version of TypeScript in the project reads it', async () => {
    const files = {
      'package.json': '{}',
      'tsconfig.json': JSON.stringify({
        compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
      }),
      'thing.ts': thing(`enum Kind { A } class Base {}`),
    };
    const five = { 'node_modules/typescript/package.json': '{ "version": "5.9.3" }' };
    const typeOfNote = async (project: Files): Promise<unknown> => {
      const { Thing } = await load(project, 'thing.ts');
      return Reflect.getMetadata('design:type', prototypeOf(Thing), 'note');
    };
    expect(await typeOfNote({ ...files, ...five })).toBe(String);
    expect(await typeOfNote(files)).toBe(Object);
  });

  it('takes the longest pattern of its paths', async () => {
    const paths = {
      '@/*': ['./none/*'],
      '@/shared/*': ['./src/shared/*'],
      '@/one': ['./src/one.ts'],
    };
    const files = {
      'package.json': '{}',
      'tsconfig.json': withOptions({ paths }),
      ...shared,
      'src/one.ts': 'export const one = 1;',
      'a.ts': `export { Base } from '@/shared/base'; export { one } from '@/one';`,
    };
    expect(await load(files, 'a.ts')).toMatchObject({ one: 1, Base: expect.any(Function) });
  });

  it('decides what null means for a type', async () => {
    const files = {
      ...commonjs,
      ...shared,
      'thing.ts': thing(`import { Kind } from './src/shared/kind'; class Base {}`),
    };
    const { Thing } = await load(files, 'thing.ts');
    expect(Reflect.getMetadata('design:type', prototypeOf(Thing), 'note')).toBe(Object);
  });

  it('is not needed: decorators and their types are then taken for granted', async () => {
    const root = temporaryDirectory();
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    const base = thing(`import { Kind } from './src/shared/kind'; class Base {}`);
    writeFiles(root, { ...shared, 'thing.ts': base.replace(' | null', '') });
    const { Thing } = await loaderFor(root).load('thing.ts');
    expect(await columnsOf(Thing)).toEqual({ id: 'integer', kind: 'integer', note: 'varchar' });
  });

  it('is an error when it extends a file that does not exist', async () => {
    const files = { 'tsconfig.json': '{ "extends": "./none.json" }', 'thing.ts': 'export {}' };
    await expect(load(files, 'thing.ts')).rejects.toThrow(
      /tsconfig\.json cannot be read: .*none\.json/,
    );
  });
});

describe('modules', () => {
  it('are found by the JavaScript name of a TypeScript file', async () => {
    const files = {
      ...esModule,
      'a.ts': `export * from './b.js'; export * from './c.mjs'; export * from './d.cjs'; export * from './e/index.js';`,
      'b.ts': 'export const b = 1;',
      'c.mts': 'export const c = 2;',
      'd.cts': 'export const d = 3;',
      'e/index.ts': 'export const e = 4;',
    };
    expect(await load(files, 'a.ts')).toMatchObject({ b: 1, c: 2, d: 3, e: 4 });
  });

  it('may wait while they load', async () => {
    const files = {
      ...esModule,
      'a.ts': `import { value } from './b.js'; export default value + (await Promise.resolve(1));`,
      'b.ts': `export const value = await Promise.resolve(41);`,
    };
    expect(await load(files, 'a.ts')).toMatchObject({ default: 42 });
  });

  it('know their own place', async () => {
    const files = {
      ...esModule,
      'a.ts': `
        export const url = import.meta.url, dirname = import.meta.dirname, filename = import.meta.filename;
        export const sibling = import.meta.resolve('./b.js');`,
      'b.cts': 'export const place = [__dirname, __filename];',
    };
    const root = temporaryProject(files);
    const loader = loaderFor(root);
    expect(await loader.load('a.ts')).toMatchObject({
      url: `file://${root}/a.ts`,
      dirname: root,
      filename: join(root, 'a.ts'),
      sibling: `file://${root}/b.js`,
    });
    expect(await loader.load('b.cts')).toMatchObject({ place: [root, join(root, 'b.cts')] });
  });

  it('may be imported in the middle of a function, of either format', async () => {
    const body = `
      export const run = async () => (await import('./b')).b + (await import('node:path')).sep;`;
    const files = { 'a.ts': body, 'b.ts': `export const b = 'b';` };
    for (const base of [commonjs, esModule]) {
      const { run } = await load({ ...base, ...files }, 'a.ts');
      expect(await (run as () => Promise<string>)()).toBe('b/');
    }
  });

  it('see default and namespace of packages as the compiler has it', async () => {
    const text = `
      import path, { sep } from 'node:path';
      import * as all from 'node:path';
      import manifest from './data.json' with { type: 'json' };
      import legacy from './legacy.cjs';
      export const seen = [path.sep, sep, all.sep, manifest.name, legacy.answer];`;
    const data = {
      'data.json': '{ "name": "data" }',
      'legacy.cjs': 'module.exports = { answer: 42 };',
    };
    for (const base of [commonjs, esModule]) {
      const { seen } = await load({ ...base, ...data, 'a.ts': text }, 'a.ts');
      expect(seen).toEqual(['/', '/', '/', 'data', 42]);
    }
  });

  it('see what a CommonJS file exports as a whole', async () => {
    const files = {
      ...esModule,
      'tool.cts': 'export = { answer: 42 };',
      'a.ts': `import tool, { answer } from './tool.cjs'; export const seen = [tool.answer, answer];`,
    };
    expect((await load(files, 'a.ts'))['seen']).toEqual([42, 42]);
  });

  it('hold enums, constant ones too', async () => {
    const files = {
      ...commonjs,
      'status.ts': 'export const enum Status { Active = 7 } export enum Kind { A = "a" }',
      'thing.ts': `import { Status, Kind } from './status'; export const values = [Status.Active, Kind.A];`,
    };
    expect((await load(files, 'thing.ts'))['values']).toEqual([7, 'a']);
  });

  it('may be JSX', async () => {
    const files = {
      ...commonjs,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { ...compilerOptions, jsx: 'react', jsxFactory: 'h' },
      }),
      'mail.tsx': `const h = (tag: string) => tag; export const mail = <p />;`,
      'a.ts': `export { mail } from './mail';`,
    };
    expect((await load(files, 'a.ts'))['mail']).toBe('p');
  });

  it('run once, however they are reached', async () => {
    const files = {
      ...commonjs,
      'count.ts': `export const count = ((globalThis as any).loads = ((globalThis as any).loads ?? 0) + 1);`,
      'a.ts': `export * from './count';`,
      'b.ts': `export const { count } = require('./count.ts');`,
    };
    const loader = loaderFor(temporaryProject(files));
    const [a, b] = [await loader.load('a.ts'), await loader.load('b.ts')];
    expect(a['count']).toBe(b['count']);
  });

  it('fail with the file and line of a syntax error', async () => {
    const failure = load(
      { ...commonjs, 'a.ts': `import './b';`, 'b.ts': 'const a = 1;\nlet = ;' },
      'a.ts',
    );
    await expect(failure).rejects.toThrow(/b\.ts:2 is not valid TypeScript: /);
    await expect(failure).rejects.toBeInstanceOf(LimbeckError);
  });

  it('fail again when they are asked for again', async () => {
    for (const base of [commonjs, esModule]) {
      const loader = loaderFor(temporaryProject({ ...base, 'a.ts': `throw new Error('no');` }));
      await expect(loader.load('a.ts')).rejects.toThrow('no');
      await expect(loader.load('a.ts')).rejects.toThrow('no');
    }
  });

  it('cannot be required when they wait', async () => {
    const files = {
      ...commonjs,
      'a.ts': `import { b } from './b'; export { b };`,
      'b.mts': `export const b = await 1;`,
    };
    await expect(
      load({ ...files, 'a.ts': `import { b } from './b.mjs'; export { b };` }, 'a.ts'),
    ).rejects.toThrow(/b\.mts uses `await` outside of a function/);
  });
});

describe('packages', () => {
  it('are the instances that the rest of the process has', async () => {
    const text = `import { Entity, DataSource } from 'typeorm'; export { Entity, DataSource };`;
    for (const base of [commonjs, esModule]) {
      const loaded = await load({ ...base, 'a.ts': text }, 'a.ts');
      expect(loaded['DataSource']).toBe(typeorm.DataSource);
    }
  });

  it('may be ES modules, of either kind of project', async () => {
    const files = {
      'node_modules/modern/package.json':
        '{ "name": "modern", "type": "module", "exports": { "import": "./main.js", "require": "./main.js" } }',
      'node_modules/modern/main.js': 'export default 1; export const named = 2;',
      'a.ts': `import value, { named } from 'modern'; export const seen = [value, named];`,
    };
    for (const base of [commonjs, esModule]) {
      expect((await load({ ...base, ...files }, 'a.ts'))['seen']).toEqual([1, 2]);
    }
  });

  it('of a workspace may be TypeScript', async () => {
    const files = {
      ...commonjs,
      'node_modules/@acme/shared/package.json':
        '{ "name": "@acme/shared", "main": "src/index.ts" }',
      'node_modules/@acme/shared/src/index.ts': `export enum Plan { Free = 'free' }`,
      'a.ts': `
        import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
        import { Plan } from '@acme/shared';
        @Entity() export class Account {
          @PrimaryGeneratedColumn() id!: number;
          @Column({ default: Plan.Free }) plan!: Plan;
        }`,
    };
    const { Account } = await load(files, 'a.ts');
    expect(await columnsOf(Account)).toEqual({ id: 'integer', plan: 'varchar' });
  });

  it('are given by this process where it says so, and only when they are imported', async () => {
    const limbeck = { answer: 42 };
    let asked = 0;
    const provided = { limbeck: async () => ((asked += 1), limbeck) };
    for (const base of [commonjs, esModule]) {
      const root = temporaryProject({
        ...base,
        'plain.ts': 'export const plain = 1;',
        'nested.ts': `import { answer } from 'limbeck'; export { answer };`,
        'a.ts': `export * from './nested';`,
      });
      asked = 0;
      const loader = createModuleLoader({ root, cacheDirectory: temporaryDirectory(), provided });
      await loader.load('plain.ts');
      expect(asked).toBe(0);
      expect(await loader.load('a.ts')).toMatchObject(limbeck);
      expect(asked).toBe(1);
    }
  });
});

describe('JavaScript', () => {
  it('is left to Node, in every format', async () => {
    const root = temporaryProject({
      'package.json': '{}',
      'a.js': 'exports.a = 1;',
      'b.mjs': 'export const b = 2;',
      'c.cjs': 'module.exports = class C {};',
      'd.json': '{ "d": 4 }',
    });
    const loader = loaderFor(root);
    expect(await loader.load('a.js')).toMatchObject({ a: 1 });
    expect(await loader.load('b.mjs')).toMatchObject({ b: 2 });
    expect((await loader.load('c.cjs'))['default']).toHaveProperty('name', 'C');
    expect(await loader.load('d.json')).toEqual({ default: { d: 4 } });
    expect(loader.settingsFor(join(root, 'a.js'))).toBeNull();
  });
});

describe('switched off decorators', () => {
  const entity = `
    import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
    @Entity() export class Note { @PrimaryGeneratedColumn() id!: number; @Column() text!: string; }`;

  it('are an error that names the class, the property and the setting', async () => {
    const files = {
      'package.json': '{}',
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
      'note.ts': entity,
    };
    const root = temporaryProject(files);
    const error: unknown = await loaderFor(root)
      .load('note.ts')
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ENTITIES_INVALID' });
    expect(String(error)).toContain('Note.id');
    expect(String(error)).toContain(
      `experimentalDecorators\`, which is off in ${root}/tsconfig.json`,
    );
  });
});

async function typeOfRole(root: string, cacheDirectory: string): Promise<unknown> {
  const { Member } = await createModuleLoader({ root, cacheDirectory }).load('member.ts');
  return Reflect.getMetadata('design:type', prototypeOf(Member), 'role');
}

describe('the cache', () => {
  const role = `export type Role = 'a' | 'b';`;
  const entity = `
    import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
    import { Role } from './role';
    @Entity() export class Member { @PrimaryGeneratedColumn() id!: number; @Column() role!: Role; }`;

  it('gives way when the declaration of a type changes, or the tsconfig, or the file', async () => {
    const root = temporaryProject({ ...commonjs, 'role.ts': role, 'member.ts': entity });
    const cache = temporaryDirectory();
    expect(await typeOfRole(root, cache)).toBe(String);
    writeFiles(root, { 'role.ts': 'export type Role = 1 | 2;' });
    expect(await typeOfRole(root, cache)).toBe(Number);
    writeFiles(root, { 'role.ts': `export type Role = 'a' | null;` });
    expect(await typeOfRole(root, cache)).toBe(Object);
    const loose = { compilerOptions: { ...compilerOptions, strict: false } };
    writeFiles(root, { 'tsconfig.json': JSON.stringify(loose) });
    expect(await typeOfRole(root, cache)).toBe(String);
    writeFiles(root, { 'member.ts': entity.replace('role!: Role', 'role!: Date') });
    expect(await typeOfRole(root, cache)).toBe(Date);
  });

  it('spares even loading the compiler', async () => {
    const root = temporaryProject({ ...commonjs, 'role.ts': role, 'member.ts': entity });
    const cacheDirectory = temporaryDirectory();
    await createModuleLoader({ root, cacheDirectory }).load('member.ts');
    vi.resetModules();
    vi.doMock('../../../src/config/loader/typescript.ts', () => ({
      typescript: () => expect.fail('TypeScript was loaded.'),
    }));
    onTestFinished(() => vi.doUnmock('../../../src/config/loader/typescript.ts'));
    const warm = await import('../../../src/config/loader/module-loader.ts');
    const { Member } = await warm.createModuleLoader({ root, cacheDirectory }).load('member.ts');
    expect(Reflect.getMetadata('design:type', prototypeOf(Member), 'role')).toBe(String);
  });

  it('is whole at any moment, and made anew where it is not', async () => {
    const root = temporaryProject({ ...commonjs, 'role.ts': role, 'member.ts': entity });
    const cache = temporaryDirectory();
    await Promise.all([typeOfRole(root, cache), typeOfRole(root, cache), typeOfRole(root, cache)]);
    const names = readdirSync(cache);
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual([]);
    for (const name of names) writeFileSync(join(cache, name), '{ "key": ');
    expect(await typeOfRole(root, cache)).toBe(String);
    for (const name of names) expect(readFileSync(join(cache, name), 'utf8')).toMatch(/}$/);
  });

  it('is not missed where it cannot be written', async () => {
    const root = temporaryProject({ ...commonjs, 'role.ts': role, 'member.ts': entity });
    expect(await typeOfRole(root, join(root, 'role.ts', 'below-a-file'))).toBe(String);
  });

  it('is kept below the nearest node_modules', () => {
    const root = temporaryProject({ 'app/node_modules/pg/package.json': '{}', 'app/src/a.ts': '' });
    expect(cacheDirectoryFor(join(root, 'app/src'))).toBe(
      join(root, 'app/node_modules/.cache/limbeck'),
    );
    expect(cacheDirectoryFor(temporaryDirectory())).toContain(join(tmpdir(), 'limbeck-'));
  });
});

function prototypeOf(entity: unknown): object {
  // The tests load classes.
  return (entity as { readonly prototype: object }).prototype;
}
