import { DataSource } from 'typeorm';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/dialect/dialect.ts';
import { dialectFor } from '../../src/dialect/open-dialect.ts';
import { specOf } from '../../src/dialect/spec-of.ts';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { serviceTables } from '../../src/metadata/service-tables.ts';
import type { Schema } from '../../src/schema/schema.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';
import type { Entities } from './declare.ts';
import { kitchenSink } from './kitchen-sink.ts';
import { nativeEntities } from './native-entities.ts';
import { specialEntities } from './special-entities.ts';
import { structureOf } from './structure.ts';

interface Sides {
  readonly dialect: Dialect;
  /** What TypeORM's `synchronize` made of the entities. */
  readonly found: Schema;
  readonly declared: Schema;
  readonly structure: (schema: Schema) => object;
}

async function synchronize(server: ServerName, entities: Entities): Promise<Sides> {
  await using database = await createTestDatabase(server);
  const connected = new DataSource({ ...database.options, entities });
  await connected.initialize();
  try {
    await connected.synchronize();
    const db = connected.createQueryRunner();
    const dialect = await dialectFor(database.options.type)(db);
    const offline = new DataSource({ ...database.options, entities });
    await buildMetadata(offline, dialect);
    const services = serviceTables(offline, dialect);
    return {
      dialect,
      found: withoutUuidExtension(await dialect.introspect(db, { schemas: [] })),
      declared: withoutLostChecks(readSchema(offline, dialect).schema, dialect),
      structure: (schema) => structureOf(schema, services),
    };
  } finally {
    await connected.destroy();
  }
}

/** TypeORM installs it for UUIDs that PostgreSQL can make by itself. */
function withoutUuidExtension(schema: Schema): Schema {
  return { ...schema, extensions: schema.extensions.filter((name) => name !== 'uuid-ossp') };
}

/** TypeORM leaves checks out of what it creates on MySQL and MariaDB. */
function withoutLostChecks(schema: Schema, { name }: Dialect): Schema {
  if (name !== 'mysql') return schema;
  return { ...schema, tables: schema.tables.map((table) => ({ ...table, checks: [] })) };
}

describe.each(serverNames)('on %s', (server) => {
  test('entities declare what synchronize makes of them', async () => {
    const { found, declared, structure } = await synchronize(server, kitchenSink);
    expect(structure(declared)).toEqual(structure(found));
  });

  test('every type and default is what synchronize makes of it', async () => {
    const { found, declared, structure } = await synchronize(server, nativeEntities(server));
    expect(structure(declared)).toEqual(structure(found));
  });

  test('what only this database has is what synchronize makes of it', async () => {
    const { found, declared, structure } = await synchronize(server, specialEntities[server]);
    expect(structure(declared)).toEqual(structure(found));
  });

  test('migrations are written in the words of the entities', async () => {
    const { dialect, declared } = await synchronize(server, kitchenSink);
    for (const table of declared.tables) {
      expect(table.columns.map((column) => specOf(column, table, { dialect, like: null }))).toEqual(
        table.columns.map((column) => column.declared),
      );
    }
  });
});
