import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';
import { schemasOf } from './start-case.ts';

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

function view(viewName: string, expression: string, more: Partial<Entity> = {}): Entity {
  return { name: viewName, type: 'view', columns: {}, expression, ...more };
}

const state = { type: 'enum', enum: ['a', 'b'], default: 'a' } as const;

const cases: readonly Omit<Case, 'databases'>[] = [
  {
    name: 'views in and outside a schema lose a column together with a table in it',
    from: [
      entity('orders', { ...name, code: { type: 'int', nullable: true } }, inShop),
      view('names', 'SELECT id, name, code FROM shop.orders', inShop),
      view('codes', 'SELECT name, code FROM "shop"."names"'),
    ],
    to: [
      entity('orders', name, inShop),
      view('names', 'SELECT id, name FROM shop.orders', inShop),
      view('codes', 'SELECT name FROM "shop"."names"'),
    ],
  },
  {
    name: 'a view in a schema stays under a column of another schema that changes its type',
    from: [entity('orders', name), view('names', 'SELECT name FROM orders', inShop)],
    to: [
      entity('orders', { name: { type: 'text' } }),
      view('names', 'SELECT name FROM orders', inShop),
    ],
  },
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

runCases(cases.map((each): Case => ({ ...each, schemas: ['shop'], databases: ['postgres'] })));

runCases(
  [
    {
      name: 'the first table in a schema comes, and the schema with it',
      from: [authors],
      to: [authors, entity('orders', { ...name, state }, inShop)],
      summary: [
        '+ schema shop',
        '+ enum shop.orders_state_enum (a, b)',
        '+ shop.orders (3 columns)',
      ],
    },
    {
      name: 'a schema has a name that is quoted',
      from: [authors],
      to: [authors, entity('orders', name, { schema: 'My "Shop"' })],
      summary: ['+ schema My "Shop"', '+ My "Shop".orders (2 columns)'],
      typeormConfused: 'does not escape the quote',
    },
  ].map((each): Case => ({ ...each, databases: ['postgres'] })),
);

describe.runIf(serverNames.includes('postgres'))('postgres', () => {
  test('a DataSource with a schema of its own is quiet after synchronize', async () => {
    await using database = await createTestDatabase('postgres');
    await database.db.query('CREATE SCHEMA shop');
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
