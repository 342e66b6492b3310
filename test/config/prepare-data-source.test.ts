import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { givenConfig } from '../../src/config/given-config.ts';
import { prepareDataSource } from '../../src/config/prepare-data-source.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { temporaryProject } from '../support/fixture-project.ts';

const files = {
  'package.json': '{}',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
  }),
  'user.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
    @Entity() export class User { @PrimaryGeneratedColumn() id!: number; @Column() fullName!: string; }`,
  'subscriber.ts': `throw new Error('loaded');`,
};
const options = `{
  type: 'better-sqlite3', database: ':memory:', entities: ['user.ts'],
  synchronize: true, migrationsRun: true, dropSchema: true, logging: true, cache: true,
  subscribers: ['subscriber.ts'], migrations: ['migrations/*.ts'], entityPrefix: 'app_',
}`;

describe('prepareDataSource', () => {
  it('loads the entities and leaves aside all that would run by itself', async () => {
    const root = temporaryProject({
      ...files,
      'ormconfig.ts': `import { DataSource } from 'typeorm'; export default new DataSource(${options});`,
    });
    const loaded = await readConfig(join(root, 'ormconfig.ts'));
    const dataSource = await prepareDataSource(loaded, root);
    expect(dataSource).toBeInstanceOf(DataSource);
    expect(dataSource).not.toBe(loaded.config.dataSource);
    expect(dataSource.isInitialized).toBe(false);
    expect(dataSource.options).toMatchObject({
      synchronize: false,
      migrationsRun: false,
      dropSchema: false,
      logging: false,
      cache: false,
      subscribers: [],
      migrations: [],
      entityPrefix: 'app_',
    });
    expect(loaded.config.dataSource).toMatchObject({ options: { synchronize: true } });
    // TypeORM keeps the method protected.
    await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    expect(dataSource.entityMetadatas.map(({ tableName }) => tableName)).toEqual(['app_user']);
  });

  it('takes a data source that a program passes', async () => {
    const root = temporaryProject(files);
    const given = { type: 'better-sqlite3', database: ':memory:', entities: ['user.ts'] } as const;
    const config = { dataSource: new DataSource({ ...given, entities: [...given.entities] }) };
    const loaded = givenConfig(config, { directory: root });
    const dataSource = await prepareDataSource(loaded, root);
    expect(dataSource.options.entities).toEqual([expect.objectContaining({ name: 'User' })]);
    expect(loaded.config.migrations).toEqual([join(root, 'migrations')]);
  });

  it('says what TypeORM has against the options', async () => {
    const root = temporaryProject({
      ...files,
      'ormconfig.ts': `export default { type: 'sqlite', entities: ['user.ts'] };`,
    });
    const loaded = await readConfig(join(root, 'ormconfig.ts'));
    await expect(prepareDataSource(loaded, root)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('Wrong driver: "sqlite" given'),
    });
  });

  it('says which package a database needs', async () => {
    const root = temporaryProject({
      ...files,
      'ormconfig.ts': `export default { type: 'oracle', entities: ['user.ts'] };`,
    });
    const loaded = await readConfig(join(root, 'ormconfig.ts'));
    await expect(prepareDataSource(loaded, root)).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      message: expect.stringContaining('`oracle`'),
      hint: expect.stringContaining('npm install'),
    });
  });
});
