import { entity, type Case, type Entity } from '../case.ts';
import { runCases } from '../run-case.ts';

const text = { type: String, length: 100 } as const;
const profile = {
  email: text,
  password_hash: text,
  birthday: { type: 'date', nullable: true },
} as const;
const ada = { id: 1, email: 'ada@example.org', password_hash: 'x' };

function posts(target: string, column = 'author_id'): Entity {
  return entity(
    'posts',
    { title: text },
    {
      relations: {
        author: { type: 'many-to-one', target, joinColumn: { name: column }, onDelete: 'CASCADE' },
      },
    },
  );
}

const post = { id: 1, title: 'a', author_id: 1 };

const plain: readonly Case[] = [
  {
    name: 'a table is renamed',
    from: [entity('users', profile)],
    to: [entity('people', profile)],
    rows: { users: [ada] },
    becomes: { people: [ada] },
    inPlace: true,
  },
  {
    name: 'a table is renamed to its plural, and a column comes',
    from: [entity('user', profile)],
    to: [entity('users', { ...profile, city: { ...text, nullable: true } })],
    rows: { '"user"': [ada] },
    becomes: { users: [ada] },
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'a table is renamed with a column of it',
    from: [entity('users', { ...profile, name: text })],
    to: [
      entity('members', {
        email: text,
        password_hash: text,
        birthday: profile.birthday,
        full_name: text,
      }),
    ],
    rows: { users: [{ ...ada, name: 'Ada' }] },
    becomes: { members: [{ ...ada, full_name: 'Ada' }] },
    inPlace: true,
  },
  {
    name: 'a table with an index, a unique constraint and a comment is renamed',
    from: [
      entity(
        'users',
        { ...profile, nick: { ...text, comment: 'as others see it' } },
        {
          indices: [{ columns: ['birthday'] }],
          uniques: [{ columns: ['email'] }],
        },
      ),
    ],
    to: [
      entity(
        'people',
        { ...profile, nick: { ...text, comment: 'as others see it' } },
        {
          indices: [{ columns: ['birthday'] }],
          uniques: [{ columns: ['email'] }],
        },
      ),
    ],
    rows: { users: [{ ...ada, nick: 'a' }] },
    becomes: { people: [{ ...ada, nick: 'a' }] },
    inPlace: true,
  },
  {
    name: 'two tables are renamed at once',
    from: [entity('users', profile), entity('orders', { number: text, total: { type: Number } })],
    to: [
      entity('people', profile),
      entity('purchase_orders', { number: text, total: { type: Number } }),
    ],
    rows: { users: [ada], orders: [{ id: 1, number: 'n', total: 3 }] },
    becomes: { people: [ada], purchase_orders: [{ id: 1, number: 'n', total: 3 }] },
    inPlace: true,
  },
];

const referred: readonly Case[] = [
  {
    name: 'a table that others refer to is renamed',
    from: [entity('users', profile), posts('users')],
    to: [entity('people', profile), posts('people')],
    rows: { users: [ada], posts: [post] },
    becomes: { people: [ada], posts: [post] },
    inPlace: true,
  },
  {
    name: 'a table and the column that refers to it are renamed',
    from: [entity('users', profile), posts('users', 'user_id')],
    to: [entity('people', profile), posts('people', 'people_id')],
    rows: { users: [ada], posts: [{ id: 1, title: 'a', user_id: 1 }] },
    becomes: { people: [ada], posts: [{ id: 1, title: 'a', people_id: 1 }] },
    inPlace: true,
  },
  {
    name: 'a table that refers to itself is renamed',
    from: [
      entity(
        'sections',
        { label: text, slug: text, body: text },
        {
          relations: { parent: { type: 'many-to-one', target: 'sections' } },
        },
      ),
    ],
    to: [
      entity(
        'chapters',
        { label: text, slug: text, body: text },
        {
          relations: { parent: { type: 'many-to-one', target: 'chapters' } },
        },
      ),
    ],
    rows: { sections: [{ id: 1, label: 'a', slug: 'b', body: 'c' }] },
    becomes: { chapters: [{ id: 1, label: 'a', slug: 'b', body: 'c' }] },
    inPlace: true,
  },
];

function members(name: string, joinTable = true): Entity {
  return entity(name, profile, {
    relations: { roles: { type: 'many-to-many', target: 'roles', joinTable } },
  });
}

const role = entity('roles', { label: text });

const joined: readonly Case[] = [
  {
    name: 'a table takes its join table along',
    from: [members('users'), role],
    to: [members('people'), role],
    rows: { users: [ada], roles: [{ id: 1, label: 'a' }] },
    becomes: { people: [ada] },
    inPlace: true,
  },
  {
    name: 'a table takes its closure table along',
    from: [tree('category')],
    to: [tree('topic')],
    rows: { category: [{ id: 1, label: 'a', slug: 'b', teaser: 'c' }] },
    becomes: { topic: [{ id: 1, label: 'a', slug: 'b', teaser: 'c' }] },
    inPlace: true,
  },
];

function tree(name: string): Entity {
  return entity(
    name,
    { label: text, slug: text, teaser: text },
    {
      trees: [{ type: 'closure-table' }],
      relations: {
        parent: { type: 'many-to-one', target: name, treeParent: true, inverseSide: 'children' },
        children: { type: 'one-to-many', target: name, treeChildren: true, inverseSide: 'parent' },
      },
    },
  );
}

const mood = { type: 'enum', enum: ['sad', 'ok'], default: 'ok' } as const;

const stays = entity('stays', {}, { schema: 'app' });

const postgres: readonly Case[] = [
  {
    name: 'a table takes its enumerated type along',
    from: [entity('users', { ...profile, mood })],
    to: [entity('people', { ...profile, mood })],
    rows: { users: [{ ...ada, mood: 'sad' }] },
    becomes: { people: [{ ...ada, mood: 'sad' }] },
    inPlace: true,
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    name: 'an enumerated type gets another name',
    from: [entity('users', { ...profile, mood: { ...mood, enumName: 'mood' } })],
    to: [entity('users', { ...profile, mood: { ...mood, enumName: 'feeling' } })],
    rows: { users: [{ ...ada, mood: 'sad' }] },
    summary: ['~ enum mood → feeling'],
    databases: ['postgres'],
  },
  {
    name: 'a table moves to another schema under another name',
    from: [entity('users', { ...profile, mood }, { schema: 'app' }), stays],
    to: [entity('people', { ...profile, mood }, { schema: 'core' }), stays],
    rows: { 'app.users': [{ ...ada, mood: 'sad' }] },
    becomes: { 'core.people': [{ ...ada, mood: 'sad' }] },
    schemas: ['app', 'core'],
    databases: ['postgres'],
  },
  {
    name: 'a table moves to another schema and a column is renamed',
    from: [entity('users', { ...profile, name: text }, { schema: 'app' }), stays],
    to: [entity('users', { ...profile, full_name: text }, { schema: 'core' }), stays],
    rows: { 'app.users': [{ ...ada, name: 'Ada' }] },
    becomes: { 'core.users': [{ ...ada, full_name: 'Ada' }] },
    schemas: ['app', 'core'],
    databases: ['postgres'],
  },
];

const views: readonly Case[] = [
  {
    name: 'a table that a view reads is renamed',
    from: [
      entity('users', profile),
      { name: 'emails', type: 'view', expression: 'SELECT id, email FROM users', columns: {} },
    ],
    to: [
      entity('people', profile),
      { name: 'emails', type: 'view', expression: 'SELECT id, email FROM people', columns: {} },
    ],
    rows: { users: [ada] },
    becomes: { people: [ada] },
    inPlace: true,
  },
];

runCases([...plain, ...referred, ...joined, ...postgres, ...views]);
