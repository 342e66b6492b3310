import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EntitySchema, type DataSourceOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import * as limbeck from '../../src/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryDirectory } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

// The script of helpers that a project keeps beside Alembic, in Limbeck's words.

const makeConfig = (dataSource: DataSourceOptions, migrations: string): limbeck.Config =>
  limbeck.defineConfig({ dataSource, migrations });

async function withProject<Result>(
  config: limbeck.Config,
  work: (project: limbeck.Project) => Promise<Result>,
): Promise<Result> {
  const project = await limbeck.openProject({ config });
  return work(project).finally(() => project.close());
}

const runMigrations = (config: limbeck.Config, target = 'head') =>
  withProject(config, async (project) => (await limbeck.upgrade(project, target)).steps.length);

const rollbackMigration = (config: limbeck.Config, target = '-1') =>
  withProject(config, async (project) => (await limbeck.downgrade(project, target)).to);

const getCurrentRevision = (config: limbeck.Config) =>
  withProject(config, async (project) => (await limbeck.current(project)).heads[0] ?? null);

const getPendingMigrations = (config: limbeck.Config) =>
  withProject(config, async (project) => (await limbeck.pending(project)).map(({ id }) => id));

const generateMigration = (config: limbeck.Config, message: string) =>
  withProject(config, (project) => limbeck.revision(project, { message, autogenerate: true }));

const checkMigrationHealth = (config: limbeck.Config) =>
  withProject(config, async (project) => {
    const { current, heads, upToDate, pending } = await limbeck.health(project);
    const inStep = upToDate && (await limbeck.check(project)).upToDate;
    return { current, heads, pending: pending.length, inStep };
  });

describe.each(serverNames)("an Alembic user's helpers on %s", (server) => {
  test('generate, run, look and roll back', async () => {
    await using database = await createTestDatabase(server);
    const empty = await fingerprint(server, database.db);
    const migrations = join(temporaryDirectory(), 'migrations');
    mkdirSync(migrations);
    const name = { type: String, length: 20 } as const;
    const id = { type: Number, primary: true, generated: true } as const;
    const configFor = (columns: object): limbeck.Config => {
      const users = new EntitySchema({ name: 'users', columns: { id, ...columns } });
      return makeConfig({ ...database.options, entities: [users] }, migrations);
    };

    const first = configFor({ name });
    const { revision: start } = await generateMigration(first, 'users');
    expect(await getPendingMigrations(first)).toEqual([start]);
    expect(await checkMigrationHealth(first)).toMatchObject({ current: [], pending: 1 });
    expect(await runMigrations(first)).toBe(1);
    expect(await getCurrentRevision(first)).toBe(start);
    const healthy = { current: [start], heads: [start], pending: 0, inStep: true };
    expect(await checkMigrationHealth(first)).toEqual(healthy);

    const second = configFor({ name, city: { ...name, nullable: true } });
    expect(await checkMigrationHealth(second)).toEqual({ ...healthy, inStep: false });
    const { revision: city } = await generateMigration(second, 'cities');
    expect(await runMigrations(second, '+1')).toBe(1);
    expect(await runMigrations(second)).toBe(0);
    expect(await getCurrentRevision(second)).toBe(city);
    expect(await rollbackMigration(second)).toEqual([start]);
    expect(await getPendingMigrations(second)).toEqual([city]);
    expect(await rollbackMigration(second, 'base')).toEqual([]);
    expect(await getCurrentRevision(second)).toBeNull();
    expect(await fingerprint(server, database.db)).toEqual(empty);
  });
});
