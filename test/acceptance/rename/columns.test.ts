import { entity, type Case } from '../case.ts';
import { runCases } from '../run-case.ts';

const text = { type: String, length: 100 } as const;
const number = { type: Number } as const;
const users = { name: text, email: { ...text, nullable: true } } as const;
const ada = { id: 1, name: 'Ada', email: 'ada@example.org' };
const adaRenamed = { id: 1, full_name: 'Ada', email: 'ada@example.org' };

const plain: readonly Case[] = [
  {
    name: 'a column is renamed',
    from: [entity('users', users)],
    to: [entity('users', { full_name: text, email: users.email })],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'a column is renamed and gets another length',
    from: [entity('users', users)],
    to: [entity('users', { full_name: { ...text, length: 200 }, email: users.email })],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'a column is renamed and becomes nullable, with a default',
    from: [entity('users', users)],
    to: [
      entity('users', { full_name: { ...text, nullable: true, default: 'x' }, email: users.email }),
    ],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'two columns are renamed at once',
    from: [entity('users', { first_name: text, last_name: text, age: number })],
    to: [entity('users', { firstname: text, lastname: text, age: number })],
    rows: { users: [{ id: 1, first_name: 'Ada', last_name: 'Lovelace', age: 36 }] },
    becomes: { users: [{ id: 1, firstname: 'Ada', lastname: 'Lovelace', age: 36 }] },
    inPlace: true,
  },
  {
    name: 'a column is renamed while one comes and one goes',
    from: [entity('users', { name: text, age: number })],
    to: [entity('users', { full_name: text, born: { type: 'date', nullable: true } })],
    rows: { users: [{ id: 1, name: 'Ada', age: 36 }] },
    becomes: { users: [{ id: 1, full_name: 'Ada' }] },
    loses: ['users.age'],
  },
  {
    name: 'the key column is renamed',
    from: [entity('users', users)],
    to: [
      {
        name: 'users',
        columns: { user_id: { type: Number, primary: true, generated: true }, ...users },
      },
    ],
    rows: { users: [ada] },
    becomes: { users: [{ user_id: 1, name: 'Ada', email: 'ada@example.org' }] },
    inPlace: true,
  },
];

const answered: readonly Case[] = [
  {
    name: 'two columns change places, as somebody says',
    from: [entity('users', { nick: text, alias: { ...text, length: 50 } })],
    to: [entity('users', { nick: { ...text, length: 50 }, alias: text })],
    renamed: [
      ['users.nick', 'users.alias'],
      ['users.alias', 'users.nick'],
    ],
    rows: { users: [{ id: 1, nick: 'a', alias: 'b' }] },
    becomes: { users: [{ id: 1, nick: 'b', alias: 'a' }] },
    inPlace: true,
  },
  {
    name: 'a column takes the name of another, which goes, as somebody says',
    from: [entity('users', { nick: text, alias: text })],
    to: [entity('users', { alias: text })],
    renamed: [['users.nick', 'users.alias']],
    rows: { users: [{ id: 1, nick: 'a', alias: 'b' }] },
    becomes: { users: [{ id: 1, alias: 'a' }] },
    loses: ['users.alias'],
  },
  {
    name: 'a column is called something else altogether, as somebody says',
    from: [entity('users', { nick: text, age: number })],
    to: [entity('users', { handle: { ...text, nullable: true }, age: number })],
    renamed: [['users.nick', 'users.handle']],
    rows: { users: [{ id: 1, nick: 'a', age: 3 }] },
    becomes: { users: [{ id: 1, handle: 'a', age: 3 }] },
    inPlace: true,
  },
];

const inIndexes: readonly Case[] = [
  {
    name: 'a column in indexes and unique constraints is renamed',
    from: [
      entity('users', users, {
        indices: [{ columns: ['name'] }, { name: 'ix_both', columns: ['email', 'name'] }],
        uniques: [{ columns: ['name', 'email'] }],
      }),
    ],
    to: [
      entity(
        'users',
        { full_name: text, email: users.email },
        {
          indices: [
            { columns: ['full_name'] },
            { name: 'ix_both', columns: ['email', 'full_name'] },
          ],
          uniques: [{ columns: ['full_name', 'email'] }],
        },
      ),
    ],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'a column in the predicate of an index is renamed',
    from: [
      entity('users', users, {
        indices: [{ name: 'ix_named', columns: ['email'], where: `name <> ''` }],
      }),
    ],
    to: [
      entity(
        'users',
        { full_name: text, email: users.email },
        { indices: [{ name: 'ix_named', columns: ['email'], where: `full_name <> ''` }] },
      ),
    ],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a column in a check is renamed',
    from: [
      entity(
        'items',
        { amount: number, name: text },
        {
          checks: [{ name: 'ck_items', expression: `amount > 0 AND name <> 'amount'` }],
        },
      ),
    ],
    to: [
      entity(
        'items',
        { net_amount: number, name: text },
        {
          checks: [{ name: 'ck_items', expression: `net_amount > 0 AND name <> 'amount'` }],
        },
      ),
    ],
    rows: { items: [{ id: 1, amount: 3, name: 'a' }] },
    becomes: { items: [{ id: 1, net_amount: 3, name: 'a' }] },
    inPlace: true,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a column in a nameless check is renamed',
    from: [
      entity('items', { amount: number, name: text }, { checks: [{ expression: 'amount > 0' }] }),
    ],
    to: [
      entity(
        'items',
        { quantity_amount: number, name: text },
        {
          checks: [{ expression: 'quantity_amount > 0' }],
        },
      ),
    ],
    rows: { items: [{ id: 1, amount: 3, name: 'a' }] },
    becomes: { items: [{ id: 1, quantity_amount: 3, name: 'a' }] },
    inPlace: true,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a column that another is computed from is renamed',
    from: [
      entity('items', {
        price: number,
        twice: { type: Number, asExpression: 'price * 2', generatedType: 'STORED' },
      }),
    ],
    to: [
      entity('items', {
        unit_price: number,
        twice: { type: Number, asExpression: 'unit_price * 2', generatedType: 'STORED' },
      }),
    ],
    rows: { items: [{ id: 1, price: 3 }] },
    becomes: { items: [{ id: 1, unit_price: 3, twice: 6 }] },
    inPlace: true,
  },
  {
    name: 'a computed column is renamed',
    from: [
      entity('items', {
        price: number,
        twice: { type: Number, asExpression: 'price * 2', generatedType: 'STORED' },
      }),
    ],
    to: [
      entity('items', {
        price: number,
        is_twice: { type: Number, asExpression: 'price * 2', generatedType: 'STORED' },
      }),
    ],
    rows: { items: [{ id: 1, price: 3 }] },
    becomes: { items: [{ id: 1, price: 3, is_twice: 6 }] },
    inPlace: true,
  },
];

function posts(key: string, referenced = 'id'): Case['from'][number] {
  return entity('posts', {
    title: text,
    [key]: { type: Number, foreignKey: { target: 'users', inverseSide: referenced } },
  });
}

const references: readonly Case[] = [
  {
    name: 'the column of a foreign key is renamed',
    from: [entity('users', users), posts('author')],
    to: [entity('users', users), posts('author_id')],
    rows: { users: [ada], posts: [{ id: 1, title: 'a', author: 1 }] },
    becomes: { posts: [{ id: 1, title: 'a', author_id: 1 }] },
    inPlace: true,
  },
  {
    name: 'the column that a foreign key refers to is renamed',
    from: [entity('users', users), posts('author_id')],
    to: [
      {
        name: 'users',
        columns: { user_id: { type: Number, primary: true, generated: true }, ...users },
      },
      posts('author_id', 'user_id'),
    ],
    rows: { users: [ada], posts: [{ id: 1, title: 'a', author_id: 1 }] },
    becomes: { users: [{ user_id: 1, name: 'Ada', email: 'ada@example.org' }] },
    inPlace: true,
  },
  {
    name: 'both ends of a foreign key are renamed',
    from: [entity('users', users), posts('author_id')],
    to: [
      {
        name: 'users',
        columns: { uuid: { type: Number, primary: true, generated: true }, ...users },
      },
      posts('author_uuid', 'uuid'),
    ],
    rows: { users: [ada], posts: [{ id: 1, title: 'a', author_id: 1 }] },
    becomes: { posts: [{ id: 1, title: 'a', author_uuid: 1 }] },
    inPlace: true,
  },
];

function view(expression: string): Case['from'][number] {
  return { name: 'named', type: 'view', expression, columns: {} };
}

const views: readonly Case[] = [
  {
    name: 'a column that a view reads is renamed',
    from: [entity('users', users), view('SELECT users.id, users.name AS label FROM users')],
    to: [
      entity('users', { full_name: text, email: users.email }),
      view('SELECT users.id, users.full_name AS label FROM users'),
    ],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'a column that a view has is renamed in both',
    from: [entity('users', users), view('SELECT id, name FROM users')],
    to: [
      entity('users', { full_name: text, email: users.email }),
      view('SELECT id, full_name FROM users'),
    ],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
  {
    name: 'a column is renamed beneath a view of all columns',
    from: [entity('users', users), view('SELECT * FROM users')],
    to: [entity('users', { full_name: text, email: users.email }), view('SELECT * FROM users')],
    rows: { users: [ada] },
    becomes: { users: [adaRenamed] },
    inPlace: true,
  },
];

const enums: readonly Case[] = [
  {
    name: 'an enumerated column is renamed',
    from: [entity('users', { mood: { type: 'enum', enum: ['sad', 'ok'], default: 'ok' } })],
    to: [entity('users', { user_mood: { type: 'enum', enum: ['sad', 'ok'], default: 'ok' } })],
    rows: { users: [{ id: 1, mood: 'sad' }] },
    becomes: { users: [{ id: 1, user_mood: 'sad' }] },
    inPlace: true,
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    name: 'an enumerated column is renamed and gets another value',
    from: [entity('users', { mood: { type: 'simple-enum', enum: ['sad', 'ok'], default: 'ok' } })],
    to: [
      entity('users', {
        user_mood: { type: 'simple-enum', enum: ['sad', 'ok', 'fine'], default: 'ok' },
      }),
    ],
    rows: { users: [{ id: 1, mood: 'sad' }] },
    becomes: { users: [{ id: 1, user_mood: 'sad' }] },
    inPlace: true,
  },
];

runCases([...plain, ...answered, ...inIndexes, ...references, ...views, ...enums]);
