import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const title = { title: { type: String, length: 30 } } as const;
const tags = entity('tags', { label: { type: String, length: 20 } });
const posts = entity('posts', title);

/** Posts with tags, in a join table. */
function tagged(joinTable: JoinTable = true, relation: Record<string, unknown> = {}): Entity {
  const tag = { type: 'many-to-many', target: 'tags', joinTable, ...relation } as const;
  return entity('posts', title, { relations: { tags: tag } });
}

type Relation = NonNullable<NonNullable<Entity['relations']>[string]>;
type JoinTable = NonNullable<Relation['joinTable']>;

const ownColumns = {
  name: 'post_tags',
  joinColumn: { name: 'post', referencedColumnName: 'id' },
  inverseJoinColumn: { name: 'tag', referencedColumnName: 'id' },
} as const;

const rows = {
  posts: [{ id: 1, title: 'One' }],
  tags: [{ id: 1, label: 'a' }],
};

const joinTables: readonly Case[] = [
  {
    name: 'a join table with names of its own is added',
    from: [posts, tags],
    to: [tagged(ownColumns), tags],
    rows,
  },
  {
    name: 'a join table with names of its own is removed',
    from: [tagged(ownColumns), tags],
    to: [posts, tags],
    rows,
  },
  {
    name: 'the columns of a join table get other names',
    from: [tagged({ ...ownColumns, joinColumn: { name: 'post_id' } }), tags],
    to: [tagged(ownColumns), tags],
    rows,
    loses: ['post_tags.post_id'],
  },
  {
    name: 'a join table gets another name',
    from: [tagged({ name: 'post_tags' }), tags],
    to: [tagged({ name: 'tags_of_posts' }), tags],
    rows,
  },
  {
    name: 'a table that is joined to itself is added',
    from: [posts],
    to: [
      posts,
      entity('people', title, {
        relations: {
          friends: { type: 'many-to-many', target: 'people', joinTable: { name: 'friends' } },
        },
      }),
    ],
  },
  {
    name: 'a table is joined to itself',
    from: [entity('people', title)],
    to: [
      entity('people', title, {
        relations: {
          friends: { type: 'many-to-many', target: 'people', joinTable: { name: 'friends' } },
        },
      }),
    ],
    rows: { people: [{ id: 1, title: 'Ada' }] },
  },
  {
    name: 'a join table between composite keys is added',
    from: [seats(), tags],
    to: [
      seats({ tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'seat_tags' } } }),
      tags,
    ],
    rows: { seats: [{ area: 1, number: 2 }] },
  },
  {
    name: 'a join table between composite keys is removed',
    from: [
      seats({ tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'seat_tags' } } }),
      tags,
    ],
    to: [seats(), tags],
    rows: { seats: [{ area: 1, number: 2 }] },
  },
  {
    name: 'a second join table between the same tables is added',
    from: [tagged({ name: 'post_tags' }), tags],
    to: [
      entity('posts', title, {
        relations: {
          tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'post_tags' } },
          topics: { type: 'many-to-many', target: 'tags', joinTable: { name: 'post_topics' } },
        },
      }),
      tags,
    ],
    rows,
  },
  {
    name: 'a join table has both its sides',
    from: [posts, tags],
    to: [
      tagged({ name: 'post_tags' }, { inverseSide: 'posts' }),
      entity(
        'tags',
        { label: { type: String, length: 20 } },
        {
          relations: { posts: { type: 'many-to-many', target: 'posts', inverseSide: 'tags' } },
        },
      ),
    ],
    rows,
  },
  {
    name: 'a join table restricts what it cascaded',
    from: [tagged({ name: 'post_tags' }), tags],
    to: [tagged({ name: 'post_tags' }, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' }), tags],
    rows,
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'a join table loses its foreign keys',
    from: [tagged({ name: 'post_tags' }), tags],
    to: [tagged({ name: 'post_tags' }, { createForeignKeyConstraints: false }), tags],
    rows,
  },
  {
    name: 'a join table gets its foreign keys',
    from: [tagged({ name: 'post_tags' }, { createForeignKeyConstraints: false }), tags],
    to: [tagged({ name: 'post_tags' }), tags],
    rows,
  },
  {
    name: 'both tables of a join table go, and it with them',
    from: [entity('others'), tagged(ownColumns), tags],
    to: [entity('others')],
    rows,
    loses: ['posts', 'tags'],
  },
  {
    name: 'a join table becomes an entity of its own with a column more',
    from: [tagged(ownColumns), tags],
    to: [
      posts,
      tags,
      {
        name: 'post_tags',
        columns: {
          post: { type: Number, primary: true },
          tag: { type: Number, primary: true },
          weight: { type: Number, default: 1 },
        },
        relations: {
          posts: {
            type: 'many-to-one',
            target: 'posts',
            joinColumn: { name: 'post' },
            onDelete: 'CASCADE',
            onUpdate: 'CASCADE',
          },
          tags: {
            type: 'many-to-one',
            target: 'tags',
            joinColumn: { name: 'tag' },
            onDelete: 'CASCADE',
            onUpdate: 'CASCADE',
          },
        },
        indices: [{ columns: ['post'] }, { columns: ['tag'] }],
      },
    ],
    rows: { ...rows, post_tags: [{ post: 1, tag: 1 }] },
  },
  {
    name: 'a many-to-one relation becomes many-to-many',
    from: [owned(), tags],
    to: [tagged({ name: 'post_tags' }), tags],
    rows: { tags: rows.tags, posts: [{ id: 1, title: 'One', tag_id: 1 }] },
    loses: ['posts.tag_id'],
  },
];

/** A table with a key of two columns. */
function seats(relations: NonNullable<Entity['relations']> = {}): Entity {
  return {
    name: 'seats',
    columns: { area: { type: 'int', primary: true }, number: { type: 'int', primary: true } },
    relations,
  };
}

/** Posts with one tag. */
function owned(relation: Record<string, unknown> = {}, more: Partial<Entity> = {}): Entity {
  const tag = {
    type: 'many-to-one',
    target: 'tags',
    joinColumn: { name: 'tag_id' },
    ...relation,
  } as const;
  return entity('posts', title, { relations: { tag }, ...more });
}

const ownedRows = { tags: rows.tags, posts: [{ id: 1, title: 'One', tag_id: 1 }] };

const references: readonly Case[] = [
  {
    name: 'a one-to-one relation is removed with its column',
    from: [owned({ type: 'one-to-one' }), tags],
    to: [posts, tags],
    rows: ownedRows,
    loses: ['posts.tag_id'],
  },
  {
    name: 'a one-to-one relation to a composite key is added',
    from: [posts, seats()],
    to: [
      entity('posts', title, {
        relations: { seat: { type: 'one-to-one', target: 'seats', joinColumn: true } },
      }),
      seats(),
    ],
    rows: { posts: rows.posts, seats: [{ area: 1, number: 2 }] },
  },
  {
    name: 'a one-to-one relation to a composite key is removed',
    from: [
      entity('posts', title, {
        relations: { seat: { type: 'one-to-one', target: 'seats', joinColumn: true } },
      }),
      seats(),
    ],
    to: [posts, seats()],
    rows: {
      posts: [{ id: 1, title: 'One', seatArea: null, seatNumber: null }],
      seats: [{ area: 1, number: 2 }],
    },
    loses: ['posts.seatArea', 'posts.seatNumber'],
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'a one-to-one relation that is the key itself is added',
    from: [posts],
    to: [
      posts,
      {
        name: 'covers',
        columns: { id: { type: Number, primary: true }, ...title },
        relations: { post: { type: 'one-to-one', target: 'posts', joinColumn: { name: 'id' } } },
      },
    ],
    rows: { posts: rows.posts },
  },
  {
    name: 'a relation joins the primary key',
    from: [
      {
        name: 'marks',
        columns: { kind: { type: 'int', primary: true } },
        relations: { tag: toTags({ nullable: false }) },
      },
      tags,
    ],
    to: [
      {
        name: 'marks',
        columns: { kind: { type: 'int', primary: true } },
        relations: { tag: toTags({ primary: true }) },
      },
      tags,
    ],
    rows: { tags: rows.tags, marks: [{ kind: 1, tag_id: 1 }] },
  },
  {
    name: 'a relation leaves the primary key',
    from: [
      {
        name: 'marks',
        columns: { kind: { type: 'int', primary: true } },
        relations: { tag: toTags({ primary: true }) },
      },
      tags,
    ],
    to: [
      {
        name: 'marks',
        columns: { kind: { type: 'int', primary: true } },
        relations: { tag: toTags({ nullable: false }) },
      },
      tags,
    ],
    rows: { tags: rows.tags, marks: [{ kind: 1, tag_id: 1 }] },
  },
  {
    name: 'a foreign key without a relation is added',
    from: [entity('posts', { ...title, tag_id: { type: Number } }), tags],
    to: [
      entity(
        'posts',
        { ...title, tag_id: { type: Number } },
        {
          foreignKeys: [
            {
              target: 'tags',
              columnNames: ['tag_id'],
              referencedColumnNames: ['id'],
              onDelete: 'CASCADE',
            },
          ],
        },
      ),
      tags,
    ],
    rows: ownedRows,
  },
  {
    name: 'a foreign key without a relation is removed',
    from: [
      entity(
        'posts',
        { ...title, tag_id: { type: Number } },
        {
          foreignKeys: [{ target: 'tags', columnNames: ['tag_id'], referencedColumnNames: ['id'] }],
        },
      ),
      tags,
    ],
    to: [entity('posts', { ...title, tag_id: { type: Number } }), tags],
    rows: ownedRows,
  },
  {
    name: 'a foreign key of a column is added with the column',
    from: [posts, tags],
    to: [
      entity('posts', {
        ...title,
        tag_id: {
          type: Number,
          nullable: true,
          foreignKey: { target: 'tags', onDelete: 'SET NULL' },
        },
      }),
      tags,
    ],
    rows,
  },
  {
    name: 'a foreign key gets its constraint',
    from: [owned({ createForeignKeyConstraints: false }), tags],
    to: [owned(), tags],
    rows: ownedRows,
  },
  {
    name: 'the column of a relation gets another name',
    from: [owned(), tags],
    to: [owned({ joinColumn: { name: 'label_id' } }), tags],
    rows: ownedRows,
    loses: ['posts.tag_id'],
  },
  {
    name: 'a relation refers to a unique column instead of the key',
    from: [owned(), entity('tags', { label: { type: String, length: 20, unique: true } })],
    to: [
      owned({ joinColumn: { name: 'tag_label', referencedColumnName: 'label' } }),
      entity('tags', { label: { type: String, length: 20, unique: true } }),
    ],
    rows: ownedRows,
    loses: ['posts.tag_id'],
  },
  {
    name: 'an indexed relation is added',
    from: [posts, tags],
    to: [owned({}, { indices: [{ name: 'ix_tag', columns: ['tag'] }] }), tags],
    rows,
  },
  {
    name: 'the index of a relation is removed, and the relation stays',
    from: [owned({}, { indices: [{ name: 'ix_tag', columns: ['tag'] }] }), tags],
    to: [owned(), tags],
    rows: ownedRows,
  },
  {
    name: 'a unique constraint of a relation and a column is added',
    from: [owned(), tags],
    to: [owned({}, { uniques: [{ name: 'uq_tag_title', columns: ['tag', 'title'] }] }), tags],
    rows: ownedRows,
  },
  {
    name: 'two foreign keys are told apart by their tables alone',
    from: [posts, tags, entity('notes')],
    to: [
      posts,
      tags,
      entity(
        'notes',
        {},
        {
          relations: {
            post: { type: 'many-to-one', target: 'posts', joinColumn: { name: 'post_id' } },
            tag: { type: 'many-to-one', target: 'tags', joinColumn: { name: 'tag_id' } },
          },
        },
      ),
    ],
    rows,
  },
  {
    name: 'one column refers to two tables, with foreign keys whose names are one hash',
    from: [posts, tags, entity('notes', { other_id: { type: Number, nullable: true } })],
    to: [
      posts,
      tags,
      entity(
        'notes',
        { other_id: { type: Number, nullable: true } },
        {
          foreignKeys: [
            { target: 'posts', columnNames: ['other_id'], referencedColumnNames: ['id'] },
            { target: 'tags', columnNames: ['other_id'], referencedColumnNames: ['id'] },
          ],
        },
      ),
    ],
    rows: { ...rows, notes: [{ id: 1, other_id: 1 }] },
    typeormConfused: 'tells foreign keys apart by their names',
  },
  {
    name: 'three tables in a circle are added',
    from: [posts],
    to: [posts, link('a', 'b'), link('b', 'c'), link('c', 'a')],
  },
  {
    name: 'three tables in a circle are removed, with rows',
    from: [posts, link('a', 'b'), link('b', 'c'), link('c', 'a')],
    to: [posts],
    rows: { posts: rows.posts },
  },
  {
    name: 'a circle of tables turns round',
    from: [link('a', 'b'), link('b', 'c'), link('c', 'a')],
    to: [link('a', 'c'), link('c', 'b'), link('b', 'a')],
    rows: { a: [{ id: 1, next_id: null }] },
  },
];

function toTags(more: Record<string, unknown>): Relation {
  return { type: 'many-to-one', target: 'tags', joinColumn: { name: 'tag_id' }, ...more };
}

function link(name: string, target: string): Entity {
  return entity(
    name,
    {},
    { relations: { next: { type: 'many-to-one', target, joinColumn: { name: 'next_id' } } } },
  );
}

runCases([...joinTables, ...references]);
