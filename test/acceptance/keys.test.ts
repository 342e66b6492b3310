import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const name = { name: { type: String, length: 50 } } as const;
const users = {
  users: [
    { id: 1, name: 'Ada' },
    { id: 2, name: 'Grace' },
  ],
};

/** A table whose key is spelled out. */
function keyed(columns: Entity['columns'], more: Partial<Entity> = {}): Entity {
  return { name: 'users', columns: { ...columns, ...name }, ...more };
}

function child(
  columns: Entity['columns'] = {},
  relation: Record<string, unknown> = {},
  more: Partial<Entity> = {},
): Entity {
  const user = {
    type: 'many-to-one',
    target: 'users',
    joinColumn: { name: 'user_id' },
    ...relation,
  } as const;
  return entity('posts', columns, { relations: { user }, ...more });
}

const posts = { posts: [{ id: 1, user_id: 2 }] };

/** SQLite numbers nothing but `integer`. */
const onServers: NonNullable<Case['databases']> = ['postgres', 'mysql', 'mariadb'];

const cases: readonly Case[] = [
  {
    name: 'a numbered key becomes bigint',
    from: [keyed({ id: { type: 'int', primary: true, generated: true } })],
    to: [keyed({ id: { type: 'bigint', primary: true, generated: true } })],
    databases: onServers,
    rows: users,
  },
  {
    name: 'a numbered key becomes bigint, and the foreign key on it with it',
    from: [keyed({ id: { type: 'int', primary: true, generated: true } }), child()],
    to: [keyed({ id: { type: 'bigint', primary: true, generated: true } }), child()],
    databases: onServers,
    rows: { ...users, ...posts },
  },
  {
    name: 'a key is not numbered any more',
    from: [keyed({ id: { type: 'int', primary: true, generated: true } })],
    to: [keyed({ id: { type: 'int', primary: true } })],
    rows: users,
  },
  {
    name: 'a key is numbered from here on',
    from: [keyed({ id: { type: 'int', primary: true } })],
    to: [keyed({ id: { type: 'int', primary: true, generated: true } })],
    rows: users,
  },
  {
    name: 'a UUID key and a foreign key on it are added',
    from: [entity('tags')],
    to: [
      entity('tags'),
      keyed({ id: { type: 'uuid', primary: true, generated: 'uuid' } }),
      child(),
    ],
    typeormConfused: 'expects uuid_generate_v4() (reference §7 no. 26)',
  },
  {
    name: 'a text key gets longer, and the foreign key on it with it',
    from: [keyed({ id: { type: String, length: 10, primary: true } }), child()],
    to: [keyed({ id: { type: String, length: 20, primary: true } }), child()],
    rows: { users: [{ id: 'a', name: 'Ada' }], posts: [{ id: 1, user_id: 'a' }] },
  },
  {
    name: 'the key moves to another column',
    from: [keyed({ id: { type: 'int', primary: true }, code: { type: 'int' } })],
    to: [keyed({ id: { type: 'int' }, code: { type: 'int', primary: true } })],
    rows: { users: [{ id: 1, code: 7, name: 'Ada' }] },
  },
  {
    name: 'a column leaves the key',
    from: [keyed({ id: { type: 'int', primary: true }, code: { type: 'int', primary: true } })],
    to: [keyed({ id: { type: 'int', primary: true }, code: { type: 'int' } })],
    rows: { users: [{ id: 1, code: 7, name: 'Ada' }] },
  },
  {
    name: 'the key gets a name',
    from: [keyed({ id: { type: 'int', primary: true } })],
    to: [keyed({ id: { type: 'int', primary: true, primaryKeyConstraintName: 'pk_users' } })],
    rows: users,
    databases: ['postgres'],
  },
  {
    name: 'a foreign key is renamed',
    from: [keyed({ id: { type: 'int', primary: true } }), child()],
    to: [
      keyed({ id: { type: 'int', primary: true } }),
      child({}, { joinColumn: { name: 'user_id', foreignKeyConstraintName: 'fk_posts_user' } }),
    ],
    rows: { ...users, ...posts },
  },
  {
    name: 'a foreign key refers to another table',
    from: [
      keyed({ id: { type: 'int', primary: true } }),
      { name: 'people', columns: { id: { type: 'int', primary: true } } },
      child(),
    ],
    to: [
      keyed({ id: { type: 'int', primary: true } }),
      { name: 'people', columns: { id: { type: 'int', primary: true } } },
      child({}, { target: 'people' }),
    ],
    rows: users,
  },
  {
    name: 'a relation becomes NOT NULL and cascades',
    from: [keyed({ id: { type: 'int', primary: true } }), child()],
    to: [
      keyed({ id: { type: 'int', primary: true } }),
      child({}, { nullable: false, onDelete: 'CASCADE' }),
    ],
    rows: { ...users, ...posts },
  },
  {
    name: 'ON DELETE becomes RESTRICT',
    from: [keyed({ id: { type: 'int', primary: true } }), child()],
    to: [keyed({ id: { type: 'int', primary: true } }), child({}, { onDelete: 'RESTRICT' })],
    rows: { ...users, ...posts },
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a one-to-one relation is added',
    from: [keyed({ id: { type: 'int', primary: true } }), entity('posts')],
    to: [keyed({ id: { type: 'int', primary: true } }), child({}, { type: 'one-to-one' })],
    rows: users,
  },
  {
    name: 'a many-to-one relation becomes one-to-one',
    from: [keyed({ id: { type: 'int', primary: true } }), child()],
    to: [keyed({ id: { type: 'int', primary: true } }), child({}, { type: 'one-to-one' })],
    rows: { ...users, ...posts },
  },
  {
    name: 'a one-to-one relation becomes many-to-one',
    from: [keyed({ id: { type: 'int', primary: true } }), child({}, { type: 'one-to-one' })],
    to: [keyed({ id: { type: 'int', primary: true } }), child()],
    rows: { ...users, ...posts },
  },
  {
    name: 'a relation loses its foreign key and keeps its column',
    from: [keyed({ id: { type: 'int', primary: true } }), child()],
    to: [
      keyed({ id: { type: 'int', primary: true } }),
      child({}, { createForeignKeyConstraints: false }),
    ],
    rows: { ...users, ...posts },
  },
  {
    name: 'an indexed relation is removed with its column',
    from: [
      keyed({ id: { type: 'int', primary: true } }),
      child({}, {}, { indices: [{ columns: ['user'] }] }),
    ],
    to: [keyed({ id: { type: 'int', primary: true } }), entity('posts')],
    rows: { ...users, ...posts },
    loses: ['posts.user_id'],
  },
  {
    name: 'a foreign key over two columns is added',
    from: [
      keyed({ id: { type: 'int', primary: true }, shop: { type: 'int', primary: true } }),
      entity('posts', { user_id: { type: 'int' }, shop: { type: 'int' } }),
    ],
    to: [
      keyed({ id: { type: 'int', primary: true }, shop: { type: 'int', primary: true } }),
      entity(
        'posts',
        { user_id: { type: 'int' }, shop: { type: 'int' } },
        {
          foreignKeys: [
            {
              target: 'users',
              columnNames: ['user_id', 'shop'],
              referencedColumnNames: ['id', 'shop'],
            },
          ],
        },
      ),
    ],
    rows: { users: [{ id: 1, shop: 1, name: 'Ada' }], posts: [{ id: 1, user_id: 1, shop: 1 }] },
  },
  {
    name: 'a relation to a unique column is added',
    from: [
      keyed({
        id: { type: 'int', primary: true },
        code: { type: String, length: 10, unique: true },
      }),
      entity('posts'),
    ],
    to: [
      keyed({
        id: { type: 'int', primary: true },
        code: { type: String, length: 10, unique: true },
      }),
      child({}, { joinColumn: { name: 'user_code', referencedColumnName: 'code' } }),
    ],
    rows: { users: [{ id: 1, code: 'x', name: 'Ada' }], posts: [{ id: 1 }] },
  },
  {
    name: 'a unique constraint is renamed',
    from: [entity('users', name, { uniques: [{ name: 'uq_a', columns: ['name'] }] })],
    to: [entity('users', name, { uniques: [{ name: 'uq_b', columns: ['name'] }] })],
    rows: users,
  },
  {
    name: 'a unique constraint becomes a unique index',
    from: [entity('users', name, { uniques: [{ name: 'uq_a', columns: ['name'] }] })],
    to: [entity('users', name, { indices: [{ name: 'ix_a', columns: ['name'], unique: true }] })],
    rows: users,
  },
  {
    name: 'a unique constraint becomes deferrable',
    from: [entity('users', name, { uniques: [{ name: 'uq_a', columns: ['name'] }] })],
    to: [
      entity('users', name, {
        uniques: [{ name: 'uq_a', columns: ['name'], deferrable: 'INITIALLY DEFERRED' }],
      }),
    ],
    rows: users,
    databases: ['postgres'],
  },
  {
    name: 'a join table loses a cascade',
    from: [
      keyed(
        { id: { type: 'int', primary: true } },
        {
          relations: {
            tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'user_tags' } },
          },
        },
      ),
      entity('tags'),
    ],
    to: [
      keyed(
        { id: { type: 'int', primary: true } },
        {
          relations: {
            tags: {
              type: 'many-to-many',
              target: 'tags',
              joinTable: { name: 'user_tags' },
              onDelete: 'NO ACTION',
            },
          },
        },
      ),
      entity('tags'),
    ],
    rows: users,
  },
  {
    name: 'a join table is removed',
    from: [
      keyed(
        { id: { type: 'int', primary: true } },
        {
          relations: { tags: { type: 'many-to-many', target: 'tags', joinTable: true } },
        },
      ),
      entity('tags'),
    ],
    to: [keyed({ id: { type: 'int', primary: true } }), entity('tags')],
    rows: users,
  },
  {
    name: 'a numbered key of a join table’s target becomes bigint',
    from: [
      keyed(
        { id: { type: 'int', primary: true, generated: true } },
        {
          relations: {
            tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'user_tags' } },
          },
        },
      ),
      entity('tags'),
    ],
    to: [
      keyed(
        { id: { type: 'bigint', primary: true, generated: true } },
        {
          relations: {
            tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'user_tags' } },
          },
        },
      ),
      entity('tags'),
    ],
    databases: onServers,
    rows: { ...users, tags: [{ id: 1 }] },
  },
];

runCases(cases);
