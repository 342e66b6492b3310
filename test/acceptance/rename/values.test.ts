import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from '../case.ts';
import { runCases } from '../run-case.ts';

const rows = {
  posts: [
    { id: 1, state: 'draft' },
    { id: 2, state: 'sent' },
  ],
};
const becomes = {
  posts: [
    { id: 1, state: 'drafted' },
    { id: 2, state: 'sent' },
  ],
};

function posts(values: readonly string[], more: Partial<Column> = {}): Entity {
  return entity('posts', { state: { type: 'simple-enum', enum: [...values], ...more } });
}

const everywhere: readonly Case[] = [
  {
    name: 'a value is renamed',
    from: [posts(['draft', 'sent'])],
    to: [posts(['drafted', 'sent'])],
    rows,
    becomes,
    inPlace: true,
  },
  {
    name: 'the default is renamed',
    from: [posts(['draft', 'sent'], { default: 'draft' })],
    to: [posts(['drafted', 'sent'], { default: 'drafted' })],
    rows,
    becomes,
    inPlace: true,
  },
  {
    name: 'a value is renamed, and another one becomes the default',
    from: [posts(['draft', 'sent'], { default: 'draft' })],
    to: [posts(['drafted', 'sent'], { default: 'sent' })],
    rows,
    becomes,
    inPlace: true,
  },
  {
    name: 'a value gets capitals',
    from: [posts(['draft', 'sent'], { default: 'draft' })],
    to: [posts(['DRAFT', 'SENT'], { default: 'DRAFT' })],
    rows,
    becomes: {
      posts: [
        { id: 1, state: 'DRAFT' },
        { id: 2, state: 'SENT' },
      ],
    },
    inPlace: true,
  },
  {
    name: 'a value is renamed while others come and go, in another order',
    from: [posts(['draft', 'sent', 'unused'])],
    to: [posts(['sent', 'drafted', 'held'])],
    renamed: [['posts.state:draft', 'posts.state:drafted']],
    rows,
    becomes,
    inPlace: true,
  },
  {
    name: 'a value is renamed while another becomes the default that has just come',
    from: [posts(['draft', 'sent'], { default: 'draft' })],
    to: [posts(['new', 'drafted', 'sent'], { default: 'new' })],
    rows,
    becomes,
    inPlace: true,
  },
  {
    name: 'a value of a nullable column is renamed, which becomes NOT NULL',
    from: [posts(['draft', 'sent'], { nullable: true })],
    to: [posts(['drafted', 'sent'], { default: 'sent' })],
    rows: { posts: [...rows.posts, { id: 3, state: null }] },
    becomes: { posts: [...becomes.posts, { id: 3, state: 'sent' }] },
    // What was filled stays filled.
    loses: ['posts.state'],
    inPlace: true,
  },
  {
    name: 'a value with quotes is renamed to one with spaces, as somebody says',
    from: [posts(["it''s", 'sent'])],
    to: [posts(['a b', 'sent'])],
    renamed: [["posts.state:it's", 'posts.state:a b']],
    databases: ['sqlite'],
    rows: { posts: [{ id: 1, state: "it's" }] },
    becomes: { posts: [{ id: 1, state: 'a b' }] },
    inPlace: true,
    typeormConfused: 'does not unescape what it reads (reference §7 no. 81)',
  },
  {
    name: 'a value is renamed in a column and a table that are renamed as well',
    from: [posts(['draft', 'sent'], { default: 'draft' })],
    to: [
      entity('articles', {
        status: { type: 'simple-enum', enum: ['drafted', 'sent'], default: 'drafted' },
      }),
    ],
    renamed: [
      ['posts', 'articles'],
      ['posts.state', 'articles.status'],
      ['posts.state:draft', 'articles.status:drafted'],
    ],
    rows,
    becomes: {
      articles: [
        { id: 1, status: 'drafted' },
        { id: 2, status: 'sent' },
      ],
    },
    inPlace: true,
  },
  {
    name: 'one value is no other name of another, as somebody says',
    from: [posts(['draft', 'sent'])],
    to: [posts(['drafted', 'sent'])],
    rows: { posts: [{ id: 2, state: 'sent' }] },
    renamed: [],
  },
];

const server: NonNullable<Case['databases']> = ['postgres', 'mysql', 'mariadb'];

const inTypes: readonly Case[] = [
  {
    name: 'a value of an array and of its default is renamed',
    from: [
      entity('posts', {
        states: { type: 'enum', enum: ['draft', 'sent', 'a b'], array: true, default: ['draft'] },
      }),
    ],
    to: [
      entity('posts', {
        states: {
          type: 'enum',
          enum: ['drafted', 'sent', 'a b'],
          array: true,
          default: ['drafted'],
        },
      }),
    ],
    databases: ['postgres'],
    rows: { posts: [{ id: 1, states: '{draft,"a b"}' }] },
    becomes: { posts: [{ id: 1, states: '{drafted,"a b"}' }] },
    inPlace: true,
  },
  {
    name: 'a value of a type that two columns have is renamed',
    from: [
      entity('posts', { state: { type: 'enum', enum: ['draft', 'sent'], enumName: 'state' } }),
      entity('notes', { state: { type: 'enum', enum: ['draft', 'sent'], enumName: 'state' } }),
    ],
    to: [
      entity('posts', { state: { type: 'enum', enum: ['drafted', 'sent'], enumName: 'state' } }),
      entity('notes', { state: { type: 'enum', enum: ['drafted', 'sent'], enumName: 'state' } }),
    ],
    databases: server,
    rows: { ...rows, notes: [{ id: 1, state: 'draft' }] },
    becomes: { ...becomes, notes: [{ id: 1, state: 'drafted' }] },
    inPlace: true,
  },
  {
    name: 'a value in indexes, checks and views is renamed',
    from: [
      entity(
        'posts',
        { state: { type: 'enum', enum: ['draft', 'sent'] } },
        {
          checks: [{ name: 'ck_state', expression: `"state" <> 'draft' OR "id" > 0` }],
          indices: [{ name: 'ix_state', columns: ['id'], where: `"state" = 'draft'` }],
        },
      ),
      {
        name: 'drafts',
        type: 'view',
        expression: `SELECT id FROM posts WHERE state = 'draft'`,
        columns: { id: { type: Number } },
      },
    ],
    to: [
      entity(
        'posts',
        { state: { type: 'enum', enum: ['drafted', 'sent'] } },
        {
          checks: [{ name: 'ck_state', expression: `"state" <> 'drafted' OR "id" > 0` }],
          indices: [{ name: 'ix_state', columns: ['id'], where: `"state" = 'drafted'` }],
        },
      ),
      {
        name: 'drafts',
        type: 'view',
        expression: `SELECT id FROM posts WHERE state = 'drafted'`,
        columns: { id: { type: Number } },
      },
    ],
    databases: ['postgres'],
    rows,
    becomes,
    summary: ['~ enum posts_state_enum draft → drafted', '~ view drafts'],
  },
  {
    name: 'a value in a check is renamed',
    from: [
      entity(
        'posts',
        {
          state: { type: 'simple-enum', enum: ['draft', 'sent'] },
          size: { type: Number, default: 1 },
        },
        { checks: [{ name: 'ck_state', expression: `state <> 'sent' OR size > 0` }] },
      ),
    ],
    to: [
      entity(
        'posts',
        {
          state: { type: 'simple-enum', enum: ['draft', 'SENT'] },
          size: { type: Number, default: 1 },
        },
        { checks: [{ name: 'ck_state', expression: `state <> 'SENT' OR size > 0` }] },
      ),
    ],
    // TypeORM creates no checks on MySQL.
    databases: ['sqlite'],
    rows,
    becomes: {
      posts: [
        { id: 1, state: 'draft' },
        { id: 2, state: 'SENT' },
      ],
    },
  },
];

runCases([...everywhere, ...inTypes]);
