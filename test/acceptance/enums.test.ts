import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const enumerated: NonNullable<Case['databases']> = ['postgres', 'mysql', 'mariadb'];
const rows = {
  orders: [
    { id: 1, state: 'open' },
    { id: 2, state: 'paid' },
  ],
};

function orders(values: readonly string[], more: Partial<Column> = {}): Entity {
  return entity('orders', { state: { type: 'simple-enum', enum: [...values], ...more } });
}

enum Numbered {
  Low,
  High,
}

const everywhere: readonly Case[] = [
  quietCase(
    'an enumeration',
    { c: { type: 'simple-enum', enum: ['a', 'b'] } },
    { row: { c: 'b' } },
  ),
  quietCase('an enumeration with a default', {
    c: { type: 'simple-enum', enum: ['a', 'b'], default: 'a' },
  }),
  quietCase('a nullable enumeration', {
    c: { type: 'simple-enum', enum: ['a', 'b'], nullable: true },
  }),
  quietCase(
    'a numeric TypeScript enum',
    {
      c: { type: 'simple-enum', enum: Numbered, default: Numbered.High },
    },
    { typeormConfused: 'compares the text of defaults (typeorm#3076)' },
  ),
  quietCase(
    'values with spaces, commas and capitals',
    {
      c: { type: 'simple-enum', enum: ['In Progress', 'a,b', 'DONE', ''] },
    },
    { row: { c: 'a,b' }, typeormConfused: 'splits what it reads at commas (reference §7 no. 67)' },
  ),
  quietCase(
    'values with doubled quotes',
    {
      c: { type: 'simple-enum', enum: ["it''s", 'b'] },
    },
    { row: { c: 'b' }, typeormConfused: 'does not unescape what it reads (reference §7 no. 81)' },
  ),
  quietCase('an enumeration of a column with capitals', {
    MyState: { type: 'simple-enum', enum: ['a', 'b'], default: 'a' },
  }),
  {
    name: 'a value is added at the end',
    from: [orders(['open', 'paid'])],
    to: [orders(['open', 'paid', 'sent'])],
    rows,
  },
  {
    name: 'a value is added in the middle',
    from: [orders(['open', 'paid'])],
    to: [orders(['open', 'held', 'paid'])],
    rows,
  },
  {
    name: 'a value is added at the start, before a default',
    from: [orders(['open', 'paid'], { default: 'open' })],
    to: [orders(['draft', 'open', 'paid'], { default: 'open' })],
    rows,
  },
  {
    name: 'a value that no row has is removed',
    from: [orders(['open', 'paid', 'sent'])],
    to: [orders(['open', 'paid'])],
    rows,
  },
  {
    name: 'a value that no row has is removed, where there is a default',
    from: [orders(['open', 'paid', 'sent'], { default: 'open' })],
    to: [orders(['open', 'paid'], { default: 'open' })],
    rows,
  },
  {
    name: 'the default of an enumeration changes',
    from: [orders(['open', 'paid'], { default: 'open' })],
    to: [orders(['open', 'paid'], { default: 'paid' })],
    rows,
  },
  {
    name: 'a default that is removed from the values gives way to another',
    from: [orders(['new', 'open', 'paid'], { default: 'new' })],
    to: [orders(['open', 'paid'], { default: 'open' })],
    rows,
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'an enumeration becomes nullable',
    from: [orders(['open', 'paid'])],
    to: [orders(['open', 'paid'], { nullable: true })],
    rows,
  },
  {
    name: 'an enumerated column is added to a table with rows',
    from: [entity('orders')],
    to: [orders(['open', 'paid'], { default: 'open' })],
    rows: { orders: [{ id: 1 }] },
  },
  {
    name: 'an enumerated column is dropped',
    from: [orders(['open', 'paid'])],
    to: [entity('orders')],
    rows,
    loses: ['orders.state'],
  },
  {
    name: 'text becomes an enumeration',
    from: [entity('orders', { state: { type: String, length: 20 } })],
    to: [orders(['open', 'paid'])],
    rows,
  },
  {
    name: 'text with a default becomes an enumeration with one',
    from: [entity('orders', { state: { type: String, length: 20, default: 'open' } })],
    to: [orders(['open', 'paid'], { default: 'open' })],
    rows,
  },
  {
    name: 'an enumeration becomes text',
    from: [orders(['open', 'paid'])],
    to: [entity('orders', { state: { type: String, length: 20 } })],
    rows,
  },
  {
    name: 'a table with an enumeration is added and removed',
    from: [entity('users'), entity('orders', { state: { type: 'simple-enum', enum: ['a', 'b'] } })],
    to: [entity('users'), entity('parcels', { state: { type: 'simple-enum', enum: ['a', 'b'] } })],
  },
  {
    name: 'an indexed enumeration gets a value',
    from: [
      entity(
        'orders',
        { state: { type: 'simple-enum', enum: ['open', 'paid'] } },
        {
          indices: [{ name: 'ix_orders_state', columns: ['state'] }],
        },
      ),
    ],
    to: [
      entity(
        'orders',
        { state: { type: 'simple-enum', enum: ['open', 'paid', 'sent'] } },
        {
          indices: [{ name: 'ix_orders_state', columns: ['state'] }],
        },
      ),
    ],
    rows,
  },
  {
    name: 'an indexed enumeration loses a value',
    from: [
      entity(
        'orders',
        { state: { type: 'simple-enum', enum: ['open', 'paid', 'sent'] } },
        {
          indices: [{ name: 'ix_orders_state', columns: ['state'] }],
        },
      ),
    ],
    to: [
      entity(
        'orders',
        { state: { type: 'simple-enum', enum: ['open', 'paid'] } },
        {
          indices: [{ name: 'ix_orders_state', columns: ['state'] }],
        },
      ),
    ],
    rows,
  },
];

const onServers = [
  quietCase('the type enum', { c: { type: 'enum', enum: ['a', 'b'], default: 'a' } }),
  {
    name: 'the values change places',
    from: [orders(['open', 'paid'])],
    to: [orders(['paid', 'open'])],
    rows,
  },
].map((each): Case => ({ ...each, databases: enumerated }));

const postgres = [
  quietCase('an array of an enumeration', {
    c: { type: 'enum', enum: ['a', 'b'], array: true, default: ['a'] },
    d: { type: 'enum', enum: ['a', 'b'], array: true, default: '{}' },
  }),
  {
    name: 'nothing is seen of a type that two columns share',
    from: [
      entity('orders', {
        a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' },
        b: { type: 'enum', enum: ['x', 'y'], enumName: 'letter', nullable: true },
      }),
    ],
    to: [
      entity('orders', {
        a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' },
        b: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' },
      }),
    ],
    summary: ['~ orders.b nullable true → false'],
  },
  {
    name: 'a value is added to a type that two tables share',
    from: [
      entity('orders', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' } }),
      entity('parcels', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' } }),
    ],
    to: [
      entity('orders', { a: { type: 'enum', enum: ['x', 'y', 'z'], enumName: 'letter' } }),
      entity('parcels', { a: { type: 'enum', enum: ['x', 'y', 'z'], enumName: 'letter' } }),
    ],
    rows: { orders: [{ id: 1, a: 'x' }], parcels: [{ id: 1, a: 'y' }] },
    summary: ['~ enum letter (x, y) → (x, y, z)'],
  },
  {
    name: 'a value is removed from a type that two tables share',
    from: [
      entity('orders', {
        a: { type: 'enum', enum: ['x', 'y', 'z'], enumName: 'letter', default: 'x' },
      }),
      entity('parcels', {
        a: { type: 'enum', enum: ['x', 'y', 'z'], enumName: 'letter', array: true },
      }),
    ],
    to: [
      entity('orders', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter', default: 'x' } }),
      entity('parcels', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter', array: true } }),
    ],
    rows: { orders: [{ id: 1, a: 'x' }], parcels: [{ id: 1, a: '{y}' }] },
    summary: ['~ enum letter (x, y, z) → (x, y)'],
  },
  {
    name: 'one of the columns that share a type is dropped',
    from: [
      entity('orders', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' } }),
      entity('parcels', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' } }),
    ],
    to: [
      entity('orders', { a: { type: 'enum', enum: ['x', 'y'], enumName: 'letter' } }),
      entity('parcels'),
    ],
    rows: { orders: [{ id: 1, a: 'x' }] },
    summary: ['- parcels.a'],
  },
  {
    name: 'the type gets a name of its own',
    from: [orders(['open', 'paid'])],
    to: [orders(['open', 'paid'], { enumName: 'order_state' })],
    rows,
  },
  {
    name: 'an enumeration becomes an array of it',
    from: [orders(['open', 'paid'])],
    to: [orders(['open', 'paid'], { array: true })],
  },
  {
    name: 'the values change places, where there is a default',
    from: [orders(['open', 'paid'], { default: 'open' })],
    to: [orders(['paid', 'open'], { default: 'open' })],
    rows,
    typeormConfused: 'never compares their order (reference §4.1)',
  },
  quietCase(
    'a type by the name that it has anyway',
    {
      c: { type: 'enum', enum: ['a', 'b'], enumName: 'things_c_enum' },
    },
    { typeormConfused: 'typeorm#9233', row: null },
  ),
  {
    name: 'an array of an enumeration gets a value',
    from: [orders(['open', 'paid'], { array: true, default: ['open'] })],
    to: [orders(['open', 'paid', 'sent'], { array: true, default: ['open'] })],
    rows: { orders: [{ id: 1, state: '{open,paid}' }] },
  },
  {
    name: 'an array of an enumeration loses a value',
    from: [orders(['open', 'paid', 'sent'], { array: true, default: ['open'] })],
    to: [orders(['open', 'paid'], { array: true, default: ['open'] })],
    rows: { orders: [{ id: 1, state: '{open,paid}' }] },
  },
].map((each): Case => ({ ...each, databases: ['postgres'] }));

const mysql = [
  quietCase('a set', { c: { type: 'set', enum: ['a', 'b'], default: ['a', 'b'] } }),
  {
    name: 'a set gets a value',
    from: [orders(['open', 'paid'], { type: 'set' })],
    to: [orders(['open', 'paid', 'sent'], { type: 'set' })],
    rows: { orders: [{ id: 1, state: 'open,paid' }] },
  },
].map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] }));

runCases([...everywhere, ...onServers, ...postgres, ...mysql]);
