import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';
import { schemasOf } from './start-case.ts';
import { withProject } from './with-project.ts';

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
const states = { ...state, array: true, default: ['a'] } as const;
const stateChecks = {
  checks: [{ name: 'ck_state', expression: `"state" <> 'a' OR "name" <> ''` }],
  indices: [{ name: 'ix_state', columns: ['name'], where: `"state" = 'a'` }],
};
const orderOfLine = {
  order: { type: 'many-to-one', target: 'orders', joinColumn: { name: 'order_id' } },
} as const;

const items = entity('items', {}, inShop);
const parts = entity('parts', {}, { schema: 'other' });
const moved = '~ orders → shop.orders';

/** Rows of a table in one place that are to be found in another. */
function movedRows(from: string, to: string, row = {}): Pick<Case, 'rows' | 'becomes'> {
  const told = { id: 1, name: 'x', ...row };
  return { rows: { [from]: [{ name: 'x', ...row }], [to]: [] }, becomes: { [to]: [told] } };
}

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
      name: 'a table with a serial key moves into a schema',
      from: [items, entity('orders', name)],
      to: [items, entity('orders', name, inShop)],
      summary: [moved],
      ...movedRows('orders', 'shop.orders'),
    },
    {
      name: 'a table moves out of a schema',
      from: [items, entity('orders', name, inShop)],
      to: [items, entity('orders', name)],
      summary: ['~ shop.orders → orders'],
      ...movedRows('shop.orders', 'orders'),
    },
    {
      name: 'a table moves from one schema to another',
      from: [items, parts, entity('orders', name, inShop)],
      to: [items, parts, entity('orders', name, { schema: 'other' })],
      summary: ['~ shop.orders → other.orders'],
      ...movedRows('shop.orders', 'other.orders'),
    },
    {
      name: 'a table moves with its enumerations, which a default, an index and a check use',
      from: [items, entity('orders', { ...name, state, more: states }, stateChecks)],
      to: [
        items,
        entity('orders', { ...name, state, more: states }, { ...stateChecks, ...inShop }),
      ],
      ...movedRows('orders', 'shop.orders', { state: 'b' }),
    },
    {
      name: 'a table moves whose enumeration gets a value',
      from: [items, entity('orders', { ...name, state })],
      to: [
        items,
        entity('orders', { ...name, state: { ...state, enum: ['a', 'b', 'c'] } }, inShop),
      ],
      summary: [
        moved,
        '~ enum orders_state_enum → shop.orders_state_enum',
        '~ enum shop.orders_state_enum (a, b) → (a, b, c)',
      ],
      ...movedRows('orders', 'shop.orders', { state: 'b' }),
    },
    {
      name: 'a table moves that foreign keys lead to and from',
      from: [
        items,
        authors,
        entity('orders', name, { relations }),
        entity('lines', {}, { relations: orderOfLine }),
      ],
      to: [
        items,
        authors,
        entity('orders', name, { ...inShop, relations }),
        entity('lines', {}, { relations: orderOfLine }),
      ],
      summary: [moved],
      ...movedRows('orders', 'shop.orders'),
    },
    {
      name: 'a table moves and loses the foreign key to it and a column that is NOT NULL',
      from: [
        items,
        entity('orders', { ...name, code: { type: 'int' } }),
        entity('lines', {}, { relations: orderOfLine }),
      ],
      to: [items, entity('orders', name, inShop), entity('lines')],
      rows: { orders: [{ name: 'x', code: 1 }], 'shop.orders': [] },
      becomes: { 'shop.orders': [{ id: 1, name: 'x' }] },
      loses: ['orders.code'],
    },
    {
      name: 'a table moves and a column of it becomes NOT NULL',
      from: [items, entity('orders', { name: { ...name.name, nullable: true } })],
      to: [items, entity('orders', name, inShop)],
      summary: [moved, '~ shop.orders.name nullable true → false'],
      ...movedRows('orders', 'shop.orders'),
    },
    {
      name: 'a table moves and gets a column and an index',
      from: [items, entity('orders', name)],
      to: [
        items,
        entity(
          'orders',
          { name: { type: 'text' }, age: { type: 'int', default: 3 } },
          { ...inShop, indices: [{ columns: ['age'] }] },
        ),
      ],
      ...movedRows('orders', 'shop.orders'),
    },
    {
      name: 'a table moves, and the view that reads it names its new place',
      from: [items, entity('orders', name), view('names', 'SELECT name FROM orders')],
      to: [items, entity('orders', name, inShop), view('names', 'SELECT name FROM shop.orders')],
      summary: [moved, '~ view names'],
      ...movedRows('orders', 'shop.orders'),
    },
    {
      name: 'a table that is gone is no move where two could be its target',
      from: [items, parts, entity('orders', name)],
      to: [
        items,
        parts,
        shopOrders(50),
        entity('OtherOrder', name, { schema: 'other', tableName: 'orders' }),
      ],
      summary: ['+ other.orders (2 columns)', '+ shop.orders (2 columns)', '- orders'],
      rows: { orders: [{ name: 'x' }] },
      loses: ['orders'],
    },
    {
      name: 'a table of other columns is no move',
      from: [items, entity('orders', name)],
      to: [items, entity('orders', { title: name.name }, inShop)],
      summary: ['+ shop.orders (2 columns)', '- orders'],
      rows: { orders: [{ name: 'x' }] },
      loses: ['orders'],
    },
  ].map((each): Case => ({ ...each, schemas: ['shop', 'other'], databases: ['postgres'] })),
);

runCases(
  [
    {
      name: 'a table moves into a schema that has to be created',
      from: [authors, entity('orders', name)],
      to: [authors, entity('orders', name, inShop)],
      summary: ['+ schema shop', moved],
      ...movedRows('orders', 'shop.orders'),
    },
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
  test('the last entity of a schema that a migration made takes its table with it', async () => {
    await using database = await createTestDatabase('postgres');
    const { db } = database;
    const shop = entity('orders', { ...name, state }, { schema: `My "Shop's"` });
    await withFolder(async (folder) => {
      await withProject(database, [authors, shop], folder, async (project) => {
        await revision(project, { message: 'start', autogenerate: true });
        await upgrade(project);
      });
      const before = await fingerprint('postgres', db);
      await withProject(database, [authors], folder, async (project) => {
        const { summary } = await revision(project, { message: 'edit', autogenerate: true });
        expect(summary).toEqual([`- My "Shop's".orders`, `- enum My "Shop's".orders_state_enum`]);
        await upgrade(project);
        expect((await compare(project)).summary).toEqual([]);
        await downgrade(project, '-1');
      });
      expect(await fingerprint('postgres', db)).toEqual(before);
    });
  });

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
