import {
  ChildEntity,
  Column,
  DataSource,
  Entity,
  EntitySchema,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Table,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
  type Relation,
} from 'typeorm';
import { expect, test } from 'vitest';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import type { ServerFacts } from '../../src/metadata/prepare-driver.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { declare, facts, offlineDataSource } from './declare.ts';
import { kitchenSink } from './kitchen-sink.ts';

const products = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
} as const;

/** Types that depend on the server, in columns of their own, join columns and junctions. */
const key = new EntitySchema({
  name: 'Key',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    extra: { type: 'json' },
    changed: { type: Date, default: () => 'CURRENT_TIMESTAMP' },
    kind: { type: 'simple-enum', enum: ['a', 'b'] },
  },
});
const lock = new EntitySchema<{ id: number; key: object; keys: object[] }>({
  name: 'Lock',
  columns: { id: { type: Number, primary: true, generated: 'increment' } },
  relations: {
    key: { type: 'many-to-one', target: 'Key', joinColumn: true },
    keys: { type: 'many-to-many', target: 'Key', joinTable: true },
  },
});
const entities = [key, lock];

/** All that metadata says of the tables. */
function describeTables(dataSource: DataSource): readonly object[] {
  return dataSource.entityMetadatas.map((metadata) => ({
    path: metadata.tablePath,
    table: Table.create(metadata, dataSource.driver),
    foreignKeys: metadata.foreignKeys.map(({ name, columnNames, referencedTablePath }) => ({
      name,
      columnNames,
      referencedTablePath,
    })),
  }));
}

test.each(serverNames)('builds the metadata that a connection to %s gives', async (server) => {
  await using database = await createTestDatabase(server);
  const connected = new DataSource({ ...database.options, entities });
  await connected.initialize();
  const offline = new DataSource({ ...database.options, entities });
  await buildMetadata(offline, {
    product: products[server],
    version: connected.driver.version ?? '',
    defaultSchema: connected.driver.schema ?? connected.driver.database ?? null,
  });
  expect(offline.isInitialized).toBe(false);
  expect(describeTables(offline)).toEqual(describeTables(connected));
  await connected.destroy();
});

/** The types of the columns that hold a key. */
async function keyTypes(type: 'mysql' | 'mariadb', server: ServerFacts) {
  const dataSource = offlineDataSource(type, entities);
  await buildMetadata(dataSource, server);
  const { driver } = dataSource;
  return dataSource.entityMetadatas.map((metadata) =>
    Table.create(metadata, driver)
      .columns.filter(({ name }) => /^(?:id|keyId)$/.test(name))
      .map((column) => driver.createFullType(column)),
  );
}

test.each(['mysql', 'mariadb'] as const)(
  'goes by the server where the option says %s',
  async (type) => {
    const onMariadb = [['uuid'], ['int', 'uuid'], ['uuid']];
    const onMysql = [['varchar(36)'], ['int', 'varchar(36)'], ['varchar(36)']];
    expect(await keyTypes(type, facts.mariadb)).toEqual(onMariadb);
    expect(await keyTypes(type, facts.mysql)).toEqual(onMysql);
    expect(await keyTypes(type, { ...facts.mariadb, version: '10.6.20' })).toEqual(onMysql);
  },
);

test('builds once', async () => {
  const dataSource = offlineDataSource('postgres', entities);
  await buildMetadata(dataSource, facts.postgres);
  const before = dataSource.entityMetadatas;
  await buildMetadata(dataSource, facts.postgres);
  expect(dataSource.entityMetadatas).toBe(before);
});

test('leaves the metadata of a connected data source alone', async () => {
  const dataSource = offlineDataSource('sqlite', entities);
  await dataSource.initialize();
  const before = dataSource.entityMetadatas;
  await buildMetadata(dataSource, facts.sqlite);
  expect(dataSource.entityMetadatas).toBe(before);
  await dataSource.destroy();
});

test('passes on what TypeORM has against an entity', async () => {
  const dataSource = offlineDataSource('postgres', [
    new EntitySchema({ name: 'Keyless', columns: { name: { type: String } } }),
  ]);
  await expect(buildMetadata(dataSource, facts.postgres)).rejects.toThrow('Keyless');
});

abstract class Stated {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ default: 'open', length: 10 })
  state!: string;
}

@Entity()
class First extends Stated {}

@Entity()
class Second extends Stated {
  @Column({ default: 'shut', length: 20 })
  declare state: string;
}

@Entity()
class Third extends Stated {}

class Address {
  @Column({ length: 10 })
  @Index()
  street!: string;

  @ManyToOne(() => First)
  first!: Relation<First>;
}

@Entity()
@TableInheritance({ column: { type: 'varchar', name: 'kind' } })
@Tree('closure-table')
class Animal {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column(() => Address)
  home!: Address;

  @TreeParent()
  parent!: Relation<Animal>;

  @TreeChildren()
  children!: Relation<Animal>[];
}

@ChildEntity()
class Dog extends Animal {
  @Column({ default: 'loud' })
  bark!: string;

  @ManyToMany(() => Second)
  @JoinTable()
  seconds!: Relation<Second>[];
}

@ChildEntity()
class Cat extends Animal {
  @Column({ default: 'soft' })
  purr!: string;
}

const inherited = [First, Second, Third, Animal, Dog, Cat];

test.each(serverNames)('every build for %s gives what the first one gave', async (server) => {
  const first = await declare(server, [...inherited, ...kitchenSink]);
  const [second, third] = await Promise.all([
    declare(server, [...inherited, ...kitchenSink]),
    declare(server, [...inherited, ...kitchenSink]),
  ]);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
});

test('a default that a class changes in a column it inherits is read as TypeORM reads it in its only build', async () => {
  const { schema } = await declare('postgres', inherited);
  const defaults = schema.tables.map(({ name, columns }) => [
    name,
    columns.find((column) => column.name === 'state')?.default,
  ]);
  // The third is TypeORM's own doing, in its only build and so in the database it synchronises.
  expect(defaults.slice(0, 3)).toEqual([
    ['first', "'open'"],
    ['second', "'shut'"],
    ['third', "'shut'"],
  ]);
});
