import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import type { Case, Entity } from './case.ts';
import { runCases } from './run-case.ts';

/** AUTO_INCREMENT and the key that it has to lead at any time, on MySQL and MariaDB. */
const int = { type: 'int' } as const satisfies Column;
const key = { ...int, primary: true } as const satisfies Column;
const numbered = { ...key, generated: true } as const satisfies Column;
const text = { type: String, length: 20 } as const satisfies Column;

function users(columns: Entity['columns'], more: Partial<Entity> = {}): Entity {
  return { name: 'users', columns, ...more };
}

/** Posts that refer to a user's `id`. */
const posts: Entity = {
  name: 'posts',
  columns: { id: numbered },
  relations: {
    user: { type: 'many-to-one', target: 'users', joinColumn: { name: 'user_id' } },
  },
};

const rows = {
  users: [
    { id: 3, code: 'a', shop: 1 },
    { id: 5, code: 'b', shop: 2 },
  ],
};
const withPosts = { ...rows, posts: [{ id: 1, user_id: 5 }] };
const others = { code: text, shop: int } as const;

const cases: readonly Case[] = [
  {
    name: 'a key is not numbered any more, under a foreign key',
    from: [users({ id: numbered, ...others }), posts],
    to: [users({ id: key, ...others }), posts],
    rows: withPosts,
  },
  {
    name: 'a key is numbered from here on, under a foreign key',
    from: [users({ id: key, ...others }), posts],
    to: [users({ id: numbered, ...others }), posts],
    rows: withPosts,
  },
  {
    name: 'a numbered key becomes an unsigned bigint, under a foreign key',
    from: [users({ id: numbered, ...others }), posts],
    to: [users({ id: { ...numbered, type: 'bigint', unsigned: true }, ...others }), posts],
    rows: withPosts,
  },
  {
    name: 'an unsigned bigint key becomes a smallint that is not numbered, under a foreign key',
    from: [users({ id: { ...numbered, type: 'bigint', unsigned: true }, ...others }), posts],
    to: [users({ id: { ...key, type: 'smallint' }, ...others }), posts],
    rows: withPosts,
  },
  {
    name: 'a numbered column joins the key of two',
    from: [users({ id: numbered, ...others })],
    to: [users({ id: numbered, code: text, shop: key })],
    rows,
  },
  {
    name: 'a numbered column is left alone in the key',
    from: [users({ id: numbered, code: text, shop: key })],
    to: [users({ id: numbered, ...others })],
    rows,
  },
  {
    name: 'a numbered column comes second in the key, with an index of its own',
    from: [users({ id: numbered, ...others })],
    to: [
      users(
        { shop: key, id: numbered, code: text },
        { indices: [{ name: 'ix_id', columns: ['id'], unique: true }] },
      ),
    ],
    rows,
  },
  {
    name: 'the columns of a key change places',
    from: [users({ id: key, shop: key, code: text })],
    to: [users({ shop: key, id: key, code: text })],
    rows,
    typeormConfused: 'sees no order in a key (reference §4.1)',
  },
  {
    name: 'a column joins a key',
    from: [users({ id: key, ...others })],
    to: [users({ id: key, code: { ...text, primary: true }, shop: int })],
    rows,
  },
  {
    name: 'the key moves from a numbered column to another, and the numbers stay',
    from: [users({ id: numbered, ...others })],
    to: [users({ id: int, code: { ...text, primary: true }, shop: int })],
    rows,
  },
  {
    name: 'the key moves to a column that is numbered from here on',
    from: [users({ id: int, code: { ...text, primary: true }, shop: int })],
    to: [users({ id: numbered, ...others })],
    rows,
  },
  {
    name: 'the key moves from a numbered column that goes',
    from: [users({ id: numbered, ...others })],
    to: [users({ code: { ...text, primary: true }, shop: int })],
    rows,
    loses: ['users.id'],
  },
  {
    name: 'the key moves to a new numbered column',
    from: [users({ code: { ...text, primary: true }, shop: int })],
    to: [users({ id: numbered, ...others })],
    rows: {
      users: [
        { code: 'a', shop: 1 },
        { code: 'b', shop: 2 },
      ],
    },
  },
  {
    name: 'a numbered key makes way for a new one under another name',
    from: [users({ id: numbered, ...others })],
    to: [users({ number: numbered, ...others })],
    rows,
    loses: ['users.id'],
  },
  {
    name: 'every column of a table with a numbered key is replaced',
    from: [users({ id: numbered, code: text })],
    to: [users({ number: { ...numbered, type: 'bigint' }, name: { ...text, nullable: true } })],
    rows: { users: [{ id: 3, code: 'a' }] },
    loses: ['users.id', 'users.code'],
  },
  {
    name: 'numbers move from the key to a unique column',
    from: [users({ id: numbered, ...others })],
    to: [users({ id: key, code: text, shop: { ...int, generated: true, unique: true } })],
    rows,
  },
  {
    name: 'numbers move from a unique column to the key',
    from: [users({ id: key, code: text, shop: { ...int, generated: true, unique: true } })],
    to: [users({ id: numbered, ...others })],
    rows,
  },
  {
    name: 'a unique column is not numbered any more, and loses its key',
    from: [users({ id: key, code: text, shop: { ...int, generated: true, unique: true } })],
    to: [users({ id: key, ...others })],
    rows,
  },
  {
    name: 'a unique numbered column goes',
    from: [users({ id: key, code: text, shop: { ...int, generated: true, unique: true } })],
    to: [users({ id: key, code: text })],
    rows,
    loses: ['users.shop'],
  },
  {
    name: 'a unique numbered column comes to a table with rows',
    from: [users({ id: key, code: text })],
    to: [users({ id: key, code: text, number: { ...int, generated: true, unique: true } })],
    rows: {
      users: [
        { id: 3, code: 'a' },
        { id: 5, code: 'b' },
      ],
    },
  },
  {
    name: 'the unique index under a numbered column gets another name',
    from: [
      users(
        { id: key, code: text, shop: { ...int, generated: true } },
        { indices: [{ name: 'ix_a', columns: ['shop'], unique: true }] },
      ),
    ],
    to: [
      users(
        { id: key, code: text, shop: { ...int, generated: true } },
        { indices: [{ name: 'ix_b', columns: ['shop'], unique: true }] },
      ),
    ],
    rows,
  },
  {
    name: 'the unique index under a numbered column gets another column behind',
    from: [
      users(
        { id: key, code: text, shop: { ...int, generated: true } },
        { indices: [{ name: 'ix_a', columns: ['shop'], unique: true }] },
      ),
    ],
    to: [
      users(
        { id: key, code: text, shop: { ...int, generated: true } },
        { indices: [{ name: 'ix_a', columns: ['shop', 'id'], unique: true }] },
      ),
    ],
    rows,
  },
  {
    name: 'a numbered column leaves its index for the key',
    from: [
      users(
        { code: { ...text, primary: true }, id: { ...int, generated: true }, shop: int },
        { indices: [{ name: 'ix_id', columns: ['id'], unique: true }] },
      ),
    ],
    to: [users({ code: text, id: numbered, shop: int })],
    rows,
  },
  {
    name: 'a numbered key gets a comment and an index beside it',
    from: [users({ id: numbered, ...others })],
    to: [
      users(
        { id: { ...numbered, comment: 'the number' }, ...others },
        { indices: [{ name: 'ix_id', columns: ['id', 'code'] }] },
      ),
    ],
    rows,
  },
  {
    name: 'a numbered key becomes text of its digits',
    from: [users({ id: numbered, ...others })],
    to: [users({ id: { ...text, primary: true }, ...others })],
    rows,
  },
  {
    name: 'a key of digits becomes a number that is counted on',
    from: [users({ id: { ...text, primary: true }, ...others })],
    to: [users({ id: numbered, ...others })],
    rows,
  },
  {
    name: 'a composite key under a foreign key of two columns gets other types',
    from: [
      users({ id: key, shop: key, code: text }),
      {
        name: 'posts',
        columns: { id: numbered, user_id: int, shop: int },
        foreignKeys: [
          {
            name: 'fk',
            target: 'users',
            columnNames: ['user_id', 'shop'],
            referencedColumnNames: ['id', 'shop'],
          },
        ],
      },
    ],
    to: [
      users({ id: { ...key, type: 'bigint' }, shop: { ...key, type: 'smallint' }, code: text }),
      {
        name: 'posts',
        columns: {
          id: numbered,
          user_id: { type: 'bigint' },
          shop: { type: 'smallint' },
        },
        foreignKeys: [
          {
            name: 'fk',
            target: 'users',
            columnNames: ['user_id', 'shop'],
            referencedColumnNames: ['id', 'shop'],
          },
        ],
      },
    ],
    rows: { ...rows, posts: [{ id: 1, user_id: 3, shop: 1 }] },
  },
  {
    name: 'a self reference follows its numbered key',
    from: [
      users(
        { id: numbered, ...others },
        { relations: { boss: { type: 'many-to-one', target: 'users', joinColumn: true } } },
      ),
    ],
    to: [
      users(
        { id: { ...numbered, type: 'bigint' }, ...others },
        { relations: { boss: { type: 'many-to-one', target: 'users', joinColumn: true } } },
      ),
    ],
    rows: {
      users: [
        { id: 3, code: 'a', shop: 1, bossId: null },
        { id: 5, code: 'b', shop: 2, bossId: 3 },
      ],
    },
  },
];

runCases(cases.map((each) => ({ ...each, databases: ['mysql', 'mariadb'] })));
