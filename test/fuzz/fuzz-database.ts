import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, EntitySchema, type EntitySchemaOptions } from 'typeorm';
import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import type { Queryable } from '../../src/dialect/queryable.ts';
import { createTestDatabase, type ServerName, type TestDatabase } from '../support/server.ts';
import type { RandomEntity } from './random-entity.ts';

/** One database, used for one pair after the other, and a project on it. */
export interface FuzzDatabase extends TestDatabase {
  /** The project as it is with these entities; its history is that of the pair. */
  project(entities: readonly RandomEntity[]): Project;
  /** An empty database and history for the next pair. */
  reset(): Promise<void>;
}

export async function openFuzzDatabase(server: ServerName, folder: string): Promise<FuzzDatabase> {
  const own = await createTestDatabase(server);
  const database: TestDatabase = { ...own, options: { ...own.options, ...quick[server] } };
  const migrations = join(folder, 'migrations');
  const dataSource = { ...database.options, entities: [] };
  const base = await openProject({ cwd: folder, dataSource, migrations });
  const { dialect } = await base.database('write');
  return {
    ...database,
    project: (entities) => ({
      ...base,
      async metadata() {
        const source = new DataSource({ ...database.options, entities: schemasOf(entities) });
        await buildMetadata(source, dialect);
        return source;
      },
    }),
    async reset() {
      await rm(migrations, { recursive: true, force: true });
      await mkdir(migrations);
      await empty[server](database.db);
    },
    async [Symbol.asyncDispose]() {
      await base.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Nothing has to outlive a crash of the machine. */
const quick: Readonly<Record<ServerName, object>> = {
  sqlite: {
    prepareDatabase: (db: { exec(sql: string): void }) => db.exec('PRAGMA synchronous = OFF'),
  },
  postgres: {},
  mysql: {},
  mariadb: {},
};

export function schemasOf(entities: readonly RandomEntity[]): EntitySchema[] {
  // TypeORM asks for lists that it could change.
  return entities.map((entity) => new EntitySchema(entity as EntitySchemaOptions<unknown>));
}

type Names = readonly { readonly name: string; readonly type: string }[];

const empty: Readonly<Record<ServerName, (db: Queryable) => Promise<void>>> = {
  async sqlite(db) {
    await db.query('PRAGMA foreign_keys = OFF');
    const query = `SELECT name, type FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite_%' ORDER BY type DESC`;
    for (const { name, type } of (await db.query(query)) as Names) {
      await db.query(`DROP ${type} "${name}"`);
    }
  },
  async postgres(db) {
    await db.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS other CASCADE',
    );
  },
  mysql: emptyMysql,
  mariadb: emptyMysql,
};

async function emptyMysql(db: Queryable): Promise<void> {
  const query = `SELECT TABLE_NAME AS name, IF(TABLE_TYPE = 'VIEW', 'VIEW', 'TABLE') AS type
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`;
  const objects = (await db.query(query)) as Names;
  await db.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const type of ['VIEW', 'TABLE']) {
    const names = objects.filter((object) => object.type === type).map(({ name }) => `\`${name}\``);
    if (names.length > 0) await db.query(`DROP ${type} ${names.join(', ')}`);
  }
  await db.query('SET FOREIGN_KEY_CHECKS = 1');
}
