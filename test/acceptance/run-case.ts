import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import type { Queryable } from '../../src/dialect/queryable.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Case, Entity, EntityClass } from './case.ts';

/**
 * Tries every case on every database it is for: twice, from a schema that TypeORM synchronised and
 * from Limbeck's own first migration.
 */
export function runCases(cases: readonly Case[]): void {
  for (const server of serverNames) {
    const own = cases.filter(({ databases = serverNames }) => databases.includes(server));
    if (own.length === 0) continue;
    describe(server, () => {
      for (const [origin, create] of Object.entries(origins)) {
        test.each(own)(`$name (${origin})`, async (each) => {
          await using created = await createTestDatabase(server);
          const database = withOptions(created, each);
          await withFolder(async (directory) => {
            await create(database, each, directory);
            await tryEdit(database, each, directory);
          });
        });
      }
    });
  }
}

/** Who made the database that the edit meets: its first migration is then on record. */
const origins = { synchronized: startSynchronized, migrated: startMigrated };

function withOptions(database: TestDatabase, { options = {} }: Case): TestDatabase {
  return { ...database, options: { ...database.options, ...options } };
}

async function startSynchronized(
  database: TestDatabase,
  { from }: Case,
  directory: string,
): Promise<void> {
  await withTypeorm(database, schemasOf(from), async (dataSource) => dataSource.synchronize());
  await withProject(database, from, directory, async (project) => {
    expect.soft((await compare(project)).summary, 'quiet at the start').toEqual([]);
    await revision(project, { message: 'start' });
    await upgrade(project);
  });
}

async function startMigrated(
  database: TestDatabase,
  { from }: Case,
  directory: string,
): Promise<void> {
  await withProject(database, from, directory, async (project) => {
    await revision(project, { message: 'start', autogenerate: true });
    await upgrade(project);
    expect.soft((await compare(project)).summary, 'quiet at the start').toEqual([]);
  });
}

async function tryEdit(database: TestDatabase, each: Case, directory: string): Promise<void> {
  const { db, server } = database;
  for (const statement of each.made?.[server] ?? []) await db.query(statement);
  await insertRows(db, each);
  const before = await fingerprint(server, db);
  const rowsBefore = await readRows(db, each);

  await withProject(database, each.to, directory, async (project) => {
    const { summary } = await revision(project, { message: 'edit', autogenerate: true });
    if (each.summary !== undefined) expect(summary).toEqual(each.summary);
    else expect(summary).not.toEqual([]);
    await upgrade(project);
    expect((await compare(project)).summary, 'quiet after the upgrade').toEqual([]);
    if (each.typeormConfused === undefined) {
      expect(await typeormLog(database, each.to), "TypeORM's log after the upgrade").toEqual([]);
    }
    expectKept(rowsBefore, await readRows(db, each), []);
    await downgrade(project, '-1');
  });
  expect(await fingerprint(server, db), 'the catalog after the downgrade').toEqual(before);
  expectKept(rowsBefore, await readRows(db, each), each.loses ?? []);
}

async function withProject(
  { options }: TestDatabase,
  entities: readonly (Entity | EntityClass)[],
  migrations: string,
  work: (project: Project) => Promise<void>,
): Promise<void> {
  const dataSource = { ...options, entities: schemasOf(entities) };
  const project = await openProject({ dataSource, migrations });
  try {
    await work(project);
  } finally {
    await project.close();
  }
}

async function typeormLog(
  database: TestDatabase,
  entities: readonly (Entity | EntityClass)[],
): Promise<readonly string[]> {
  return withTypeorm(database, schemasOf(entities), async (dataSource) => {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map(({ query }) => query);
  });
}

function schemasOf(entities: readonly (Entity | EntityClass)[]): (EntitySchema | EntityClass)[] {
  return entities.map((entity) =>
    typeof entity === 'function' ? entity : new EntitySchema(entity),
  );
}

async function insertRows(db: Queryable, { rows = {} }: Case): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    for (const row of list) {
      const values = Object.values(row).map(literal).join(', ');
      await db.query(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values})`);
    }
  }
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return value === null ? 'NULL' : JSON.stringify(value);
}

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The rows of the tables that hold some, as far as they are there. */
async function readRows(db: Queryable, { rows = {} }: Case): Promise<Rows> {
  const read: Record<string, readonly Record<string, unknown>[]> = {};
  for (const table of Object.keys(rows)) {
    try {
      read[table] = (await db.query(`SELECT * FROM ${table}`)) as readonly Record<
        string,
        unknown
      >[];
    } catch {
      // The edit drops the table.
    }
  }
  return read;
}

/** Every row is still there, with the same value in each column that both have, but for `lost` ones. */
function expectKept(before: Rows, after: Rows, lost: readonly string[]): void {
  for (const [table, rows] of Object.entries(after)) {
    if (lost.includes(table)) continue;
    const start = before[table] ?? [];
    const columns = Object.keys(start[0] ?? {}).filter(
      (name) => name in (rows[0] ?? {}) && !lost.includes(`${table}.${name}`),
    );
    const pick = (row: Readonly<Record<string, unknown>>): readonly string[] =>
      columns.map((name) => `${name}=${String(row[name])}`);
    expect(rows.map(pick), `the rows of ${table}`).toEqual(start.map(pick));
  }
}
