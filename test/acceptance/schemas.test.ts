import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';

/** An edit of entities outside the default schema, which TypeORM expects to be there. */
interface SchemaCase {
  /** A sentence about the edit. */
  readonly name: string;
  readonly from: readonly Entity[];
  readonly to: readonly Entity[];
  readonly summary?: readonly string[];
}

const name = { name: { type: String, length: 50 } } as const;
const relations = {
  author: { type: 'many-to-one', target: 'authors', joinColumn: { name: 'author_id' } },
} as const;
const inShop = { schema: 'shop' } as const;
const authors = entity('authors', name);

/** A second table `orders`. */
function shopOrders(length: number): Entity {
  const more = { ...inShop, tableName: 'orders' };
  return entity('ShopOrder', { name: { type: String, length } }, more);
}

const cases: readonly SchemaCase[] = [
  {
    name: 'a table in a schema is altered',
    from: [entity('orders', name, inShop)],
    to: [entity('orders', { name: { type: String, length: 90 } }, inShop)],
    summary: ['~ shop.orders.name character varying(50) → character varying(90)'],
  },
  {
    name: 'a table is added to a schema',
    from: [authors],
    to: [authors, entity('orders', name, inShop)],
    summary: ['+ shop.orders (2 columns)'],
  },
  {
    name: 'a table is removed from a schema',
    from: [authors, entity('orders', name, inShop), entity('items', {}, inShop)],
    to: [authors, entity('items', {}, inShop)],
  },
  {
    name: 'tables of one name in two schemas stay apart',
    from: [entity('orders', name), shopOrders(50)],
    to: [entity('orders', name), shopOrders(60)],
    summary: ['~ shop.orders.name character varying(50) → character varying(60)'],
  },
  {
    name: 'a foreign key leads into another schema',
    from: [authors, entity('books', {}, inShop)],
    to: [authors, entity('books', {}, { ...inShop, relations })],
  },
  {
    name: 'an index, a unique constraint and a check are added in a schema',
    from: [entity('orders', { ...name, age: { type: 'int' } }, inShop)],
    to: [
      entity(
        'orders',
        { ...name, age: { type: 'int' } },
        {
          ...inShop,
          indices: [{ columns: ['age'] }],
          uniques: [{ columns: ['name'] }],
          checks: [{ expression: 'age > 0' }],
        },
      ),
    ],
  },
  {
    name: 'an enumeration in a schema gets a value',
    from: [entity('orders', { state: { type: 'enum', enum: ['a', 'b'], default: 'a' } }, inShop)],
    to: [
      entity('orders', { state: { type: 'enum', enum: ['a', 'b', 'c'], default: 'a' } }, inShop),
    ],
  },
  {
    name: 'a join table between two schemas is added',
    from: [entity('authors', name), entity('prizes', {}, inShop)],
    to: [
      entity('authors', name, {
        relations: { prizes: { type: 'many-to-many', target: 'prizes', joinTable: true } },
      }),
      entity('prizes', {}, inShop),
    ],
  },
  {
    name: 'a sequence in a schema follows its column',
    from: [entity('orders', {}, inShop)],
    to: [
      {
        name: 'orders',
        schema: 'shop',
        columns: { id: { type: 'bigint', primary: true, generated: true } },
      },
    ],
  },
];

async function withSchema(database: TestDatabase): Promise<void> {
  await database.db.query('CREATE SCHEMA shop');
}

describe.runIf(serverNames.includes('postgres'))('postgres', () => {
  test.each(cases)('$name', async ({ from, to, summary }) => {
    await using database = await createTestDatabase('postgres');
    await withSchema(database);
    await withTypeorm(database, schemasOf(from), (dataSource) => dataSource.synchronize());
    await withFolder(async (migrations) => {
      const before = await fingerprint('postgres', database.db);
      const start = await open(database, from, migrations);
      expect.soft((await compare(start)).summary, 'quiet at the start').toEqual([]);
      await revision(start, { message: 'start' });
      await upgrade(start);
      await start.close();

      const project = await open(database, to, migrations);
      try {
        const edit = await revision(project, { message: 'edit', autogenerate: true });
        if (summary === undefined) expect(edit.summary).not.toEqual([]);
        else expect(edit.summary).toEqual(summary);
        await upgrade(project);
        expect((await compare(project)).summary, 'quiet after the upgrade').toEqual([]);
        await withTypeorm(database, schemasOf(to), async (dataSource) => {
          const log = await dataSource.driver.createSchemaBuilder().log();
          expect(log.upQueries.map(({ query }) => query)).toEqual([]);
        });
        await downgrade(project, '-1');
      } finally {
        await project.close();
      }
      expect(await fingerprint('postgres', database.db)).toEqual(before);
    });
  });

  test('a DataSource with a schema of its own is quiet after synchronize', async () => {
    await using database = await createTestDatabase('postgres');
    await withSchema(database);
    const entities = schemasOf([
      entity(
        'orders',
        { ...name, state: { type: 'enum', enum: ['a', 'b'] } },
        {
          indices: [{ columns: ['name'] }],
        },
      ),
    ]);
    const options = { ...database.options, schema: 'shop' };
    await withTypeorm({ options }, entities, (dataSource) => dataSource.synchronize());
    await withFolder(async (migrations) => {
      const project = await openProject({ dataSource: { ...options, entities }, migrations });
      try {
        expect((await compare(project)).summary).toEqual([]);
      } finally {
        await project.close();
      }
    });
  });
});

function open({ options }: TestDatabase, entities: readonly Entity[], migrations: string) {
  return openProject({ dataSource: { ...options, entities: schemasOf(entities) }, migrations });
}

function schemasOf(entities: readonly Entity[]): EntitySchema[] {
  return entities.map((each) => new EntitySchema(each));
}
