import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineConfig } from '../../src/config/config.ts';
import { readConfig, type LoadedConfig } from '../../src/config/read-config.ts';
import { LimbeckError } from '../../src/error.ts';
import { temporaryProject } from '../support/fixture-project.ts';

type Files = Readonly<Record<string, string>>;

const provided = { limbeck: async () => ({ defineConfig }) };
const tsconfig = JSON.stringify({
  compilerOptions: {
    module: 'NodeNext',
    target: 'ES2022',
    strict: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  },
});
const options = `{ type: 'better-sqlite3' as const, database: ':memory:' }`;

/** Reads the configuration called `name` of a project made of `files`. */
function read(files: Files, name = 'ormconfig.ts'): Promise<LoadedConfig> {
  const root = temporaryProject({ 'package.json': '{}', 'tsconfig.json': tsconfig, ...files });
  return readConfig(join(root, name), { provided });
}

async function failureOf(files: Files, name?: string): Promise<LimbeckError> {
  const failure: unknown = await read(files, name).catch((error: unknown) => error);
  if (failure instanceof LimbeckError) return failure;
  throw new Error('There was no LimbeckError.', { cause: failure });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('readConfig accepts', () => {
  const imports = `import { DataSource } from 'typeorm'; import { defineConfig } from 'limbeck';`;
  const make = `new DataSource(${options})`;
  const dataSources: Files = {
    'a DataSource as default export': `export default ${make};`,
    'a DataSource under a name': `export const AppDataSource = ${make};`,
    'one DataSource under two names': `export const db = ${make}; export default db;`,
    'a promise of a DataSource': `export default Promise.resolve(${make});`,
    'a function that makes a DataSource': `export default async () => ${make};`,
    'a DataSource beside its options and other things': `
      export const dataSourceOptions = ${options};
      export const db = new DataSource(dataSourceOptions);
      export const seed = () => { throw new Error('called'); };
      export class Helper {}`,
    'a DataSource as CommonJS exports it': `export = ${make};`,
    'a configuration around a DataSource': `export default defineConfig({ dataSource: ${make} });`,
    'a configuration beside the DataSource it names': `
      export const db = ${make};
      export default defineConfig({ dataSource: db });`,
    'a configuration that chooses among DataSources': `
      export const first = ${make};
      export const second = ${make};
      export default defineConfig({ dataSource: second });`,
  };
  for (const [name, text] of Object.entries(dataSources)) {
    it(name, async () => {
      const { config } = await read({ 'ormconfig.ts': `${imports}\n${text}` });
      expect(config.dataSource).toBeInstanceOf(DataSource);
    });
  }

  const plain: Files = {
    'options as default export': `export default ${options};`,
    'options under a name': `export const config = ${options};`,
    'a promise of options': `export default (async () => (${options}))();`,
    'a function that makes options': `export default () => (${options});`,
    'a list of one': `export default [${options}];`,
    'a configuration around options': `${imports} export default defineConfig({ dataSource: ${options} });`,
  };
  for (const [name, text] of Object.entries(plain)) {
    it(name, async () => {
      const { config } = await read({ 'ormconfig.ts': text });
      expect(config.dataSource).toMatchObject({ type: 'better-sqlite3' });
    });
  }

  it('JSON', async () => {
    const text = '{ "type": "postgres", "url": "postgres://127.0.0.1/x" }';
    const { config } = await read({ 'ormconfig.json': text }, 'ormconfig.json');
    expect(config.dataSource).toMatchObject({ type: 'postgres' });
  });

  const make2 = `new DataSource({ type: 'better-sqlite3', database: ':memory:' })`;
  const javascript: Files = {
    'ormconfig.cjs': `const { DataSource } = require('typeorm'); module.exports = ${make2};`,
    'ormconfig.mjs': `import { DataSource } from 'typeorm'; export default ${make2};`,
    'ormconfig.js': `Object.defineProperty(exports, '__esModule', { value: true });
      const { DataSource } = require('typeorm'); exports.default = ${make2};`,
    'data-source.js': `const { DataSource } = require('typeorm'); exports.AppDataSource = ${make2};`,
  };
  for (const [name, text] of Object.entries(javascript)) {
    it(`compiled JavaScript: ${name}`, async () => {
      const { config } = await read({ [name]: text }, name);
      expect(config.dataSource).toBeInstanceOf(DataSource);
    });
  }

  it('ES modules that wait and read the environment behind a getter', async () => {
    const { config } = await read({
      'package.json': '{ "type": "module" }',
      'settings.ts': `export const settings = { get database() { return await1 } };
        const await1 = await Promise.resolve(':memory:');`,
      'ormconfig.ts': `
        import { DataSource } from 'typeorm';
        import { settings } from './settings.js';
        let made: DataSource | undefined;
        const sources = { get main() {
          return made ??= new DataSource({ type: 'better-sqlite3', database: settings.database });
        } };
        export default sources.main;`,
    });
    expect(config.dataSource).toMatchObject({ options: { database: ':memory:' } });
  });
});

describe('readConfig fills in', () => {
  it('the defaults, with paths relative to the file', async () => {
    const loaded = await read(
      { 'db/ormconfig.ts': `export default ${options};` },
      'db/ormconfig.ts',
    );
    expect(loaded.config).toMatchObject({
      migrations: [join(loaded.directory, 'migrations')],
      versionTable: 'limbeck_version',
      versionTableSchema: null,
      compareType: true,
      compareServerDefault: true,
      unmanaged: {
        table: 'drop',
        view: 'drop',
        column: 'drop',
        index: 'drop',
        constraint: 'drop',
        enum: 'drop',
        sequence: 'drop',
      },
      keep: [],
      renamedFrom: {},
      lockTimeout: 60_000,
    });
    expect(loaded.directory.endsWith('/db')).toBe(true);
  });

  it('nothing that is set', async () => {
    const { config, directory } = await read({
      'ormconfig.ts': `export default { dataSource: ${options}, migrations: '../other',
        versionTable: 'v', versionTableSchema: 's', compareType: false, lockTimeout: 0,
        unmanaged: { table: 'report' }, keep: ['users.code'], renamedFrom: { 'users.label': 'users.name' },
        includeName: (name: string) => name !== 'x' };`,
    });
    expect(config).toMatchObject({
      migrations: [join(directory, '../other')],
      versionTable: 'v',
      versionTableSchema: 's',
      compareType: false,
      lockTimeout: 0,
      unmanaged: {
        table: 'report',
        view: 'drop',
        column: 'drop',
        index: 'drop',
        constraint: 'drop',
        enum: 'drop',
        sequence: 'drop',
      },
      keep: ['users.code'],
      renamedFrom: { 'users.label': 'users.name' },
    });
    expect(config.includeName('x', 'table', { schema: null, table: null })).toBe(false);
  });
});

describe('readConfig refuses', () => {
  it('two data sources, naming the exports', async () => {
    const make = `new DataSource(${options})`;
    const failure = await failureOf({
      'ormconfig.ts': `import { DataSource } from 'typeorm';
        export const primary = ${make}; export const reporting = ${make};`,
    });
    expect(failure).toMatchObject({ code: 'DATA_SOURCE_AMBIGUOUS' });
    expect(failure.message).toMatch(
      /ormconfig\.ts exports 2 data sources: `primary`, `reporting`\.$/,
    );
  });

  it('a file without a data source', async () => {
    const failure = await failureOf({ 'ormconfig.ts': `export const port = 80;` });
    expect(failure).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(failure.message).toMatch(/ormconfig\.ts exports no DataSource\.$/);
  });

  it('an option that does not exist, naming the one that was meant', async () => {
    const failure = await failureOf({
      'ormconfig.ts': `export default { dataSource: ${options}, migration: 'x' };`,
    });
    expect(failure).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(failure.message).toContain('sets `migration`, which is not an option');
    expect(failure.hint).toBe('Did you mean `migrations`?');
  });

  it('an option with a value that it cannot have', async () => {
    const failure = await failureOf({
      'ormconfig.ts': `export default { dataSource: ${options}, lockTimeout: '60s' };`,
    });
    expect(failure.message).toMatch(/^`lockTimeout` in .*ormconfig\.ts must be a number/);
  });
});

describe('a configuration that fails', () => {
  it('is reported with file and reason in one sentence, without passwords', async () => {
    const failure = await failureOf({
      'ormconfig.ts': `throw new Error('no luck with postgres://me:secret@db/x.\\nmore');`,
    });
    expect(failure).toMatchObject({ code: 'CONFIG_FAILED' });
    expect(failure.message).toMatch(
      /ormconfig\.ts could not be loaded: no luck with postgres:\/\/me:\*\*\*@db\/x\.$/,
    );
    expect(failure.message).not.toContain('secret');
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it('is reported with the file that threw, not the one that imports it', async () => {
    const failure = await failureOf({
      'env.ts': `if (!process.env.NO_SUCH_VARIABLE) throw new Error('NO_SUCH_VARIABLE is missing');`,
      'ormconfig.ts': `import './env'; export default ${options};`,
    });
    expect(failure.message).toMatch(
      /\/env\.ts could not be loaded: NO_SUCH_VARIABLE is missing\.$/,
    );
  });

  it('is told which package to install', async () => {
    const failure = await failureOf({
      'ormconfig.ts': `import { config } from '@acme/no-such/deep'; config(); export default ${options};`,
    });
    expect(failure.hint).toContain('`npm install @acme/no-such`');
  });

  for (const text of [
    `process.exit(3);`,
    `try { process.exit(3); } catch {} export default ${options};`,
  ]) {
    it(`does not end the process: ${text.slice(0, 20)}`, async () => {
      const failure = await failureOf({ 'ormconfig.ts': text });
      expect(failure).toMatchObject({ code: 'CONFIG_FAILED' });
      expect(failure.message).toMatch(
        /ormconfig\.ts could not be loaded: it called process\.exit\(3\)\.$/,
      );
    });
  }

  it('is reported when a promise that nobody awaits fails', async () => {
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const failure = await failureOf({
      'ormconfig.ts': `void Promise.reject(new Error('no vault')); export default ${options};`,
    });
    listeners.forEach((listener) => process.on('unhandledRejection', listener));
    expect(failure).toMatchObject({ code: 'CONFIG_FAILED' });
    expect(failure.message).toMatch(/ormconfig\.ts could not be loaded: no vault\.$/);
  });

  it('leaves process and stdout as they were', async () => {
    const { exit, stdout } = process;
    const { write } = stdout;
    await failureOf({ 'ormconfig.ts': `throw null;` });
    expect(process.exit).toBe(exit);
    expect(process.stdout.write).toBe(write);
  });

  it('is reported when an entity in it lacks a type', async () => {
    const loose = JSON.stringify({ compilerOptions: { experimentalDecorators: true } });
    const failure = await failureOf({
      'tsconfig.json': loose,
      'ormconfig.ts': `import { User } from './user'; export default { ...${options}, entities: [User] };`,
      'user.ts': `import { Column, Entity } from 'typeorm'; @Entity() export class User { @Column() name!: string; }`,
    });
    expect(failure).toMatchObject({ code: 'ENTITIES_INVALID' });
    expect(failure.message).toMatch(
      /column User\.name \(.*\/user\.ts\) is not known: `emitDecoratorMetadata` is off in .*tsconfig\.json\.$/,
    );
    expect(failure.hint).toMatch(/^Set `"emitDecoratorMetadata": true` .* in .*tsconfig\.json, or/);
  });
});

describe('while a configuration loads', () => {
  it('what it prints goes to stderr', async () => {
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await read({ 'ormconfig.ts': `process.stdout.write('hello'); export default ${options};` });
    expect(stdout).not.toHaveBeenCalledWith('hello');
    expect(stderr).toHaveBeenCalledWith('hello');
  });

  const initialising: Files = {
    'and goes on': `db.initialize().then(() => { (globalThis as any).wentOn = true; });`,
    'and waits for it': `export const connected = db.initialize();`,
  };
  for (const [name, text] of Object.entries(initialising)) {
    it(`a data source that it initialises ${name} is not connected`, async () => {
      const { config, directory } = await read({
        'ormconfig.ts': `import { DataSource } from 'typeorm';
          const db = new DataSource({ type: 'better-sqlite3', database: __dirname + '/made.sqlite', synchronize: true });
          ${text}
          export default db;`,
      });
      expect(config.dataSource).toMatchObject({ isInitialized: false });
      expect(existsSync(join(directory, 'made.sqlite'))).toBe(false);
      expect(globalThis).not.toHaveProperty('wentOn');
    });
  }

  it('a module may wait for its data source at the top', async () => {
    const { config } = await read({
      'package.json': '{ "type": "module" }',
      'ormconfig.ts': `import { DataSource } from 'typeorm';
        export default await new DataSource(${options}).initialize();`,
    });
    expect(config.dataSource).toMatchObject({ isInitialized: false });
  });

  it('initialize is only changed for that time', async () => {
    const before = DataSource.prototype.initialize;
    await read({ 'ormconfig.ts': `export default ${options};` });
    expect(DataSource.prototype.initialize).toBe(before);
  });
});
