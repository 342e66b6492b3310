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

/** The column `state` of orders with a row that is open. */
function restate(name: string, from: Column, to: Column, more: Partial<Case> = {}): Case {
  return {
    name,
    from: [entity('orders', { state: from })],
    to: [entity('orders', { state: to })],
    rows: { orders: [{ id: 1, state: 'open' }] },
    ...more,
  };
}

function states(values: readonly string[], more: Partial<Column> = {}): Column {
  return { type: 'enum', enum: [...values], ...more };
}

const array = { array: true, default: ['open'] };
const listed = { orders: [{ id: 1, state: '{open}' }] };

/** Letters of a type that several columns share. */
function letters(values: readonly string[], more: Partial<Column> = {}): Column {
  return states(values, { enumName: 'letter', ...more });
}

const used: readonly Case[] = [
  restate(
    'a value is added and becomes the default',
    states(['open', 'paid'], { default: 'open' }),
    states(['open', 'paid', 'sent'], { default: 'sent' }),
  ),
  restate(
    'the default is replaced by another value',
    states(['new', 'open'], { default: 'new' }),
    states(['draft', 'open'], { default: 'draft' }),
  ),
  restate(
    'the default goes with its value',
    states(['new', 'open'], { default: 'new' }),
    states(['open']),
  ),
  restate(
    'a default gives way to one that stays, as its value is removed',
    states(['new', 'open', 'paid'], { default: 'new' }),
    states(['open', 'paid'], { default: 'open' }),
  ),
  restate(
    'a value is added and becomes the default of an array',
    states(['open', 'paid'], array),
    states(['open', 'paid', 'sent'], { ...array, default: ['sent'] }),
    { rows: listed },
  ),
  restate(
    'a value with a quote is added and becomes the default',
    states(['open'], { default: 'open' }),
    states(['open', 'it is "in", now'], { default: 'it is "in", now' }),
  ),
  restate(
    'a number is added and becomes the default',
    { type: 'simple-enum', enum: { Low: 0, High: 1 }, default: 0 },
    { type: 'simple-enum', enum: { Low: 0, High: 1, Top: 2 }, default: 2 },
    {
      rows: { orders: [{ id: 1, state: '0' }] },
      typeormConfused: 'compares the text of defaults (typeorm#3076)',
    },
  ),
  restate(
    'the type gets another name while a value is added and becomes the default',
    states(['open', 'paid'], { default: 'open' }),
    states(['open', 'paid', 'sent'], { default: 'sent', enumName: 'OrderState' }),
  ),
  restate(
    'the type of an array gets another name',
    states(['open', 'paid'], array),
    states(['open', 'paid'], { ...array, enumName: 'OrderState' }),
    { rows: listed },
  ),
  restate(
    'a value with spaces, capitals, a comma or none of it is added',
    states(['open', 'In Progress', '']),
    states(['open', 'In Progress', '', 'a,B', 'x"y']),
  ),
  {
    name: 'a value is added and used in a check',
    from: [orders(['open', 'paid'])],
    to: [
      entity(
        'orders',
        { state: states(['open', 'paid', 'sent']) },
        { checks: [{ name: 'ck_sent', expression: "state <> 'sent'" }] },
      ),
    ],
    rows,
  },
  {
    name: 'a value is added and used in the predicate of an index',
    from: [orders(['open', 'paid'])],
    to: [
      entity(
        'orders',
        { state: states(['open', 'paid', 'sent']) },
        { indices: [{ name: 'ix_sent', columns: ['id'], where: "state = 'sent'" }] },
      ),
    ],
    rows,
  },
  {
    name: 'a value is removed that the predicate of an index was about',
    from: [
      entity(
        'orders',
        { state: states(['open', 'paid', 'sent']) },
        { indices: [{ name: 'ix_sent', columns: ['id'], where: "state = 'sent'" }] },
      ),
    ],
    to: [
      entity(
        'orders',
        { state: states(['open', 'paid']) },
        { indices: [{ name: 'ix_sent', columns: ['id'], where: "state = 'paid'" }] },
      ),
    ],
    rows,
  },
  {
    name: 'a value is removed from a type that an index and a check are about',
    from: [checked(['open', 'paid', 'sent'])],
    to: [checked(['open', 'paid'])],
    rows,
  },
  {
    name: 'a value is added to a shared type for the default of a new column',
    from: [entity('orders', { a: letters(['x', 'y']) })],
    to: [
      entity('orders', {
        a: letters(['x', 'y', 'z']),
        b: letters(['x', 'y', 'z'], { default: 'z' }),
      }),
    ],
    rows: { orders: [{ id: 1, a: 'x' }] },
  },
  {
    name: 'a value is added to a shared type for the default in a new table',
    from: [entity('orders', { a: letters(['x', 'y']) })],
    to: [
      entity('orders', { a: letters(['x', 'y', 'z']) }),
      entity('parcels', { b: letters(['x', 'y', 'z'], { default: 'z' }) }),
    ],
    rows: { orders: [{ id: 1, a: 'x' }] },
  },
  {
    name: 'a shared type loses the value that one of its columns goes with',
    from: [
      entity('orders', {
        a: letters(['x', 'y', 'z']),
        b: letters(['x', 'y', 'z'], { default: 'z' }),
      }),
    ],
    to: [entity('orders', { a: letters(['x', 'y']) })],
    rows: { orders: [{ id: 1, a: 'x', b: 'x' }] },
    loses: ['orders.b'],
  },
  {
    name: 'the last table with a type is removed, and the type with it',
    from: [entity('orders'), entity('parcels', { a: letters(['x', 'y']) })],
    to: [entity('orders')],
  },
  {
    name: 'a value is removed from a type on both ends of a foreign key',
    from: kinds(['x', 'y', 'z']),
    to: kinds(['x', 'y']),
    rows: { kinds: [{ letter: 'x' }], things: [{ id: 1, kind: 'x' }] },
  },
  {
    name: 'a value is removed from a type that a computed column reads',
    from: [computed(['open', 'paid', 'sent'])],
    to: [computed(['open', 'paid'])],
    rows,
    typeormConfused:
      'looks the expression up in typeorm_metadata, where Limbeck leaves no row (reference §3.6)',
  },
];

/** Letters that things refer to. */
function kinds(values: readonly string[]): readonly Entity[] {
  const kind = { type: 'many-to-one', target: 'kinds', joinColumn: { name: 'kind' } } as const;
  return [
    { name: 'kinds', columns: { letter: { ...letters(values), primary: true } } },
    entity('things', {}, { relations: { kind } }),
  ];
}

/** Orders with an indexed column that tells which of them are open. */
function computed(values: readonly string[]): Entity {
  const isOpen = {
    type: 'boolean',
    asExpression: "state = 'open'",
    generatedType: 'STORED',
    nullable: true,
  } as const;
  return entity(
    'orders',
    { state: states(values), is_open: isOpen },
    { indices: [{ name: 'ix_open', columns: ['is_open'] }] },
  );
}

function checked(values: readonly string[]): Entity {
  return entity(
    'orders',
    { state: states(values) },
    {
      indices: [{ name: 'ix_open', columns: ['id'], where: "state = 'open'" }],
      checks: [{ name: 'ck_paid', expression: "id > 0 OR state = 'paid'" }],
    },
  );
}

const becomesArray = { becomes: listed };
const retyped: readonly Case[] = [
  restate(
    'an enumeration with a default becomes text',
    states(['open', 'paid'], { default: 'open' }),
    { type: 'text', default: 'open' },
  ),
  restate(
    'an enumeration becomes text of a length',
    states(['open', 'paid'], { default: 'open' }),
    { type: String, length: 10, default: 'open' },
  ),
  restate(
    'an enumeration becomes a number',
    states(['1', '2'], { default: '1' }),
    { type: 'int', default: 1 },
    { rows: { orders: [{ id: 1, state: '2' }] } },
  ),
  restate(
    'a number becomes an enumeration',
    { type: 'int', default: 1 },
    states(['1', '2'], { default: '1' }),
    { rows: { orders: [{ id: 1, state: 2 }] } },
  ),
  restate(
    'a boolean becomes an enumeration',
    { type: 'boolean', default: true },
    states(['true', 'false'], { default: 'true' }),
    { rows: { orders: [{ id: 1, state: true }] } },
  ),
  restate(
    'an enumeration becomes an array, with its values',
    states(['open', 'paid'], { default: 'open' }),
    states(['open', 'paid'], array),
    becomesArray,
  ),
  restate(
    'an enumeration becomes an array, and a new value its default',
    states(['open', 'paid'], { default: 'open' }),
    states(['open', 'paid', 'sent'], { ...array, default: ['sent'] }),
    becomesArray,
  ),
  restate(
    'an array becomes an enumeration',
    states(['open', 'paid'], array),
    states(['open', 'paid'], { default: 'open' }),
    { rows: listed, becomes: { orders: [{ id: 1, state: 'open' }] } },
  ),
  restate(
    'an array of text becomes one of an enumeration',
    { type: 'text', ...array },
    states(['open', 'paid'], array),
    {
      rows: { orders: [{ id: 1, state: '{open,paid}' }] },
      becomes: { orders: [{ id: 1, state: '{open,paid}' }] },
    },
  ),
  restate(
    'an array of an enumeration becomes one of text',
    states(['open', 'paid'], array),
    { type: 'text', ...array },
    {
      rows: { orders: [{ id: 1, state: '{open,paid}' }] },
      becomes: { orders: [{ id: 1, state: ['open', 'paid'] }] },
    },
  ),
];

const mysql = [
  quietCase('a set', { c: { type: 'set', enum: ['a', 'b'], default: ['a', 'b'] } }),
  {
    name: 'a set gets a value',
    from: [orders(['open', 'paid'], { type: 'set' })],
    to: [orders(['open', 'paid', 'sent'], { type: 'set' })],
    rows: { orders: [{ id: 1, state: 'open,paid' }] },
  },
].map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] }));

runCases([
  ...everywhere,
  ...onServers,
  ...postgres,
  ...[...used, ...retyped].map((each): Case => ({ ...each, databases: ['postgres'] })),
  ...mysql,
]);
