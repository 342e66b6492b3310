import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const rows = { items: [{ id: 1, price: 3, amount: 2 }] };
const plain = { price: { type: 'int' }, amount: { type: 'int' } } as const;

/** Items with a column that is computed, or none. */
function items(total?: Partial<Column>, more: Partial<Entity> = {}): Entity {
  return entity(
    'items',
    { ...plain, ...(total === undefined ? {} : { total: { type: 'int', ...total } }) },
    more,
  );
}

const computed = { asExpression: 'price * amount', generatedType: 'STORED' } as const;
const virtual = { asExpression: 'price * amount', generatedType: 'VIRTUAL' } as const;
const withVirtual: NonNullable<Case['databases']> = ['mysql', 'mariadb', 'sqlite'];

const everywhere: readonly Case[] = [
  quietCase(
    'a stored computed column',
    {
      a: { type: 'int' },
      c: { type: 'int', asExpression: 'a * 2 + 1', generatedType: 'STORED', nullable: true },
    },
    { row: { a: 1 } },
  ),
  {
    name: 'the expression of a stored computed column changes',
    from: [items({ ...computed, nullable: true })],
    to: [items({ ...computed, asExpression: 'price + amount', nullable: true })],
  },
  {
    name: 'a stored computed column is dropped',
    from: [items({ ...computed, nullable: true })],
    to: [items()],
    rows,
  },
  {
    name: 'a stored computed column becomes a plain one, with its values',
    from: [items({ ...computed, nullable: true })],
    to: [items({ nullable: true })],
    rows,
  },
  {
    name: 'a table with a computed column is added',
    from: [entity('users')],
    to: [entity('users'), items({ ...computed, nullable: true })],
  },
  {
    name: 'a column beside a computed one gets another type',
    from: [
      entity('items', {
        ...plain,
        note: { type: String, length: 10 },
        total: { type: 'int', ...computed, nullable: true },
      }),
    ],
    to: [
      entity('items', {
        ...plain,
        note: { type: String, length: 20 },
        total: { type: 'int', ...computed, nullable: true },
      }),
    ],
    rows: { items: [{ id: 1, price: 3, amount: 2, note: 'x' }] },
  },
  {
    name: 'a column that a computed one reads gets another type',
    from: [items({ ...computed, nullable: true })],
    to: [
      entity('items', {
        price: { type: 'bigint' },
        amount: { type: 'int' },
        total: { type: 'int', ...computed, nullable: true },
      }),
    ],
    rows,
  },
  {
    name: 'a computed column gets an index',
    from: [items({ ...computed, nullable: true })],
    to: [
      items(
        { ...computed, nullable: true },
        { indices: [{ name: 'ix_items_total', columns: ['total'] }] },
      ),
    ],
    rows,
  },
  {
    name: 'a computed column that is NOT NULL is quiet beside another edit',
    from: [items(computed)],
    to: [
      entity('items', {
        ...plain,
        total: { type: 'int', ...computed },
        note: { type: String, nullable: true },
      }),
    ],
    rows,
    databases: ['postgres', 'mysql', 'sqlite'],
  },
  {
    name: 'a stored computed column is added to a table with rows',
    from: [items()],
    to: [items({ ...computed, nullable: true })],
    rows,
  },
  {
    name: 'a plain column becomes a stored computed one',
    from: [items({ nullable: true })],
    to: [items({ ...computed, nullable: true })],
    rows: { items: [{ id: 1, price: 3, amount: 2, total: 6 }] },
  },
];

const retyped: readonly Case[] = [
  {
    name: 'a stored computed column becomes a plain one of another type',
    from: [
      entity('items', {
        a: { type: 'int' },
        c: { type: 'int', asExpression: 'a * 2', generatedType: 'STORED', nullable: true },
      }),
    ],
    to: [entity('items', { a: { type: 'int' }, c: { type: 'timestamptz', nullable: true } })],
    databases: ['postgres'],
  },
];

const virtuals = [
  quietCase(
    'a virtual computed column',
    {
      a: { type: 'int' },
      c: { type: 'int', asExpression: 'a * 2 + 1', generatedType: 'VIRTUAL', nullable: true },
    },
    { row: { a: 1 } },
  ),
  {
    name: 'a virtual computed column is added to a table with rows',
    from: [items()],
    to: [items({ ...virtual, nullable: true })],
    rows,
  },
  {
    name: 'a virtual computed column is dropped',
    from: [items({ ...virtual, nullable: true })],
    to: [items()],
    rows,
  },
  {
    name: 'the expression of a virtual computed column changes',
    from: [items({ ...virtual, nullable: true })],
    to: [items({ ...virtual, asExpression: 'price + amount', nullable: true })],
  },
  {
    name: 'a virtual computed column becomes a stored one',
    from: [items({ ...virtual, nullable: true })],
    to: [items({ ...computed, nullable: true })],
    rows,
  },
].map((each): Case => ({ ...each, databases: withVirtual }));

const text: readonly Case[] = [
  quietCase(
    'text that is put together',
    {
      a: { type: String, length: 20 },
      c: {
        type: String,
        length: 50,
        asExpression: "a || ' x'",
        generatedType: 'STORED',
        nullable: true,
      },
    },
    { row: { a: 'it' }, databases: ['postgres', 'sqlite'] },
  ),
  quietCase(
    'text that is put together by a function',
    {
      a: { type: String, length: 20 },
      c: {
        type: String,
        length: 50,
        asExpression: "concat('x', a)",
        generatedType: 'VIRTUAL',
        nullable: true,
      },
      d: {
        type: String,
        length: 50,
        asExpression: "upper(concat(a, 'Y'))",
        generatedType: 'STORED',
        nullable: true,
      },
    },
    { row: { a: 'it' }, databases: ['mysql', 'mariadb'] },
  ),
  quietCase(
    'a search vector',
    {
      a: { type: 'text' },
      c: {
        type: 'tsvector',
        asExpression: "to_tsvector('english', coalesce(a, ''))",
        generatedType: 'STORED',
        nullable: true,
      },
    },
    { row: { a: 'it' }, databases: ['postgres'] },
  ),
  quietCase(
    'a value out of JSON',
    {
      a: { type: 'json', nullable: true },
      c: {
        type: String,
        length: 50,
        asExpression: "json_unquote(json_extract(a, '$.name'))",
        generatedType: 'VIRTUAL',
        nullable: true,
      },
    },
    { databases: ['mysql', 'mariadb'] },
  ),
  quietCase(
    'a value out of jsonb',
    {
      a: { type: 'jsonb', nullable: true },
      c: { type: 'text', asExpression: "a->>'name'", generatedType: 'STORED', nullable: true },
    },
    { databases: ['postgres'] },
  ),
];

runCases([...retyped, ...everywhere, ...virtuals, ...text]);
