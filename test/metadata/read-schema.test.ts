import {
  Check,
  ChildEntity,
  Column,
  type DataSource,
  Entity,
  EntitySchema,
  Exclusion,
  ForeignKey,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
  Unique,
  ViewColumn,
  ViewEntity,
} from 'typeorm';
import { describe, expect, test } from 'vitest';
import { foreignKey, index } from '../support/build.ts';
import { serverNames } from '../support/server.ts';
import { declare, type Entities } from './declare.ts';

@Entity('users')
@Check('ck_users_age', 'age > 17')
class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ unique: true })
  email!: string;

  @Column()
  age!: number;
}

@Entity('tags', { comment: 'labels of posts' })
@Unique('uq_tags', ['name', 'kind'])
@Index('ix_tags', ['kind', 'name'], { unique: true })
@Index('ix_tags_by_hand', { synchronize: false })
class Tag {
  @PrimaryColumn({ primaryKeyConstraintName: 'pk_tags' })
  name!: string;

  @Column()
  @Index({ where: 'kind is not null' })
  kind!: string;
}

@Entity('posts')
class Post {
  @PrimaryGeneratedColumn()
  id!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE', onUpdate: 'SET NULL' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'fk_author' })
  author!: Relation<User>;

  @OneToOne(() => User, { onDelete: 'DEFAULT', deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  editor!: Relation<User>;

  @ManyToMany(() => Tag)
  @JoinTable()
  tags!: Relation<Tag>[];

  @ForeignKey(() => Tag)
  @Column()
  tag!: string;
}

const blog = [User, Tag, Post];

/** The declared tables by name. */
async function tables(server: (typeof serverNames)[number], entities: Entities, options = {}) {
  const { schema } = await declare(server, entities, options);
  return Object.fromEntries(schema.tables.map((table) => [table.name, table]));
}

describe('a table', () => {
  test('has the primary key that TypeORM names, or the entity', async () => {
    const { users, tags } = await tables('postgres', blog);
    expect(users?.primaryKey).toEqual({
      kind: 'primaryKey',
      name: 'PK_a3ffb1c0c8416b9fc6f907b7433',
      columns: ['id'],
    });
    expect(tags?.primaryKey?.name).toBe('pk_tags');
  });

  test('has its comment and checks on every server', async () => {
    for (const server of serverNames) {
      const { users, tags } = await tables(server, blog);
      expect(tags?.comment).toBe('labels of posts');
      expect(users?.checks).toEqual([
        { kind: 'check', name: 'ck_users_age', expression: 'age > 17' },
      ]);
    }
  });

  test.each(['postgres', 'sqlite'] as const)('has unique constraints on %s', async (server) => {
    const { users, tags, posts } = await tables(server, blog);
    expect(users?.uniques).toMatchObject([
      { name: 'UQ_97672ac88f789774dd47f7c8be3', columns: ['email'] },
    ]);
    expect(tags?.uniques).toMatchObject([{ name: 'uq_tags', columns: ['name', 'kind'] }]);
    expect(posts?.uniques).toMatchObject([
      { name: 'REL_916a8bffd76d68b8b79b9099fe', columns: ['editorId'] },
    ]);
    expect(tags?.indexes).toEqual([
      index('IDX_e1bce83405aeb738694a3626da', ['kind'], { where: 'kind is not null' }),
      index('ix_tags', ['kind', 'name'], { unique: true }),
    ]);
  });

  test.each(['mysql', 'mariadb'] as const)(
    'knows on %s which unique indexes are constraints',
    async (server) => {
      const { users, tags, posts } = await tables(server, blog);
      expect([users, tags, posts].flatMap((table) => table?.uniques)).toEqual([]);
      const unique = [users, tags, posts]
        .flatMap((table) => table?.indexes ?? [])
        .filter((index) => index.unique)
        .map(({ name, declaredAsConstraint }) => [name, declaredAsConstraint]);
      expect(unique).toEqual([
        ['IDX_97672ac88f789774dd47f7c8be', true],
        ['ix_tags', false],
        ['uq_tags', true],
        ['REL_916a8bffd76d68b8b79b9099fe', true],
      ]);
    },
  );

  test('has foreign keys with their actions', async () => {
    const { posts } = await tables('postgres', blog);
    expect(posts?.foreignKeys).toEqual([
      foreignKey('fk_author', ['author_id'], 'users', ['id'], {
        onDelete: 'CASCADE',
        onUpdate: 'SET NULL',
      }),
      foreignKey('FK_916a8bffd76d68b8b79b9099feb', ['editorId'], 'users', ['id'], {
        onDelete: 'SET DEFAULT',
        deferrable: 'INITIALLY DEFERRED',
      }),
      foreignKey('FK_c3ea28e4196c89d33632f6ea6bb', ['tag'], 'tags', ['name']),
    ]);
  });

  test('is made for a junction', async () => {
    const { posts_tags_tags: junction } = await tables('sqlite', blog);
    expect(junction).toMatchObject({
      columns: [{ name: 'postsId' }, { name: 'tagsName' }],
      primaryKey: { columns: ['postsId', 'tagsName'] },
      indexes: [
        { keys: [{ value: 'postsId' }], unique: false },
        { keys: [{ value: 'tagsName' }], unique: false },
      ],
      foreignKeys: [
        { referencedTable: { name: 'posts' }, onDelete: 'CASCADE', onUpdate: 'CASCADE' },
        { referencedTable: { name: 'tags' }, onDelete: 'CASCADE', onUpdate: 'CASCADE' },
      ],
    });
  });
});

@Entity()
@Tree('closure-table')
class Category {
  @PrimaryGeneratedColumn()
  id!: number;

  @TreeParent()
  parent!: Relation<Category>;

  @TreeChildren()
  children!: Relation<Category>[];
}

test('reads the closure table of a tree', async () => {
  const { category_closure: closure } = await tables('postgres', [Category]);
  expect(closure).toMatchObject({
    columns: [{ name: 'id_ancestor' }, { name: 'id_descendant' }],
    primaryKey: { columns: ['id_ancestor', 'id_descendant'] },
    foreignKeys: [{ onDelete: 'CASCADE' }, { onDelete: 'CASCADE' }],
  });
});

@Entity()
@TableInheritance({ column: { name: 'kind', type: 'varchar' } })
class Content {
  @PrimaryGeneratedColumn()
  id!: number;
}

@ChildEntity()
class Photo extends Content {
  @Column()
  size!: number;
}

@ChildEntity()
class Video extends Content {
  @Column()
  length!: number;
}

test('puts the children of single-table inheritance into the table of their parent', async () => {
  const { schema } = await declare('sqlite', [Content, Photo, Video]);
  expect(schema.tables.map(({ name }) => name)).toEqual(['content']);
  expect(schema.tables[0]?.columns.map(({ name, nullable }) => [name, nullable])).toEqual([
    ['id', false],
    ['size', true],
    ['length', true],
    ['kind', false],
  ]);
});

function entity(name: string, options: object = {}): EntitySchema {
  return new EntitySchema({
    name,
    columns: { id: { type: Number, primary: true } },
    ...options,
  });
}

test('merges entities that share a table', async () => {
  const name = { type: String };
  const { shared, ...others } = await tables('postgres', [
    entity('One', { tableName: 'shared', indices: [{ name: 'ix', columns: ['id'] }] }),
    entity('Two', {
      tableName: 'shared',
      columns: { id: { type: Number, primary: true }, name },
      indices: [
        { name: 'ix', columns: ['id'] },
        { name: 'ix_name', columns: ['name'] },
      ],
    }),
  ]);
  expect(others).toEqual({});
  expect(shared?.columns.map((column) => column.name)).toEqual(['id', 'name']);
  expect(shared?.indexes.map((index) => index.name)).toEqual(['ix', 'ix_name']);
});

test('counts a column that is unique twice once', async () => {
  const { thing } = await tables('mysql', [
    entity('Thing', {
      columns: { id: { type: Number, primary: true }, code: { type: String, unique: true } },
      indices: [{ columns: ['code'], unique: true }],
    }),
  ]);
  expect(thing?.indexes).toMatchObject([{ declaredAsConstraint: false }]);
});

test('tells constraints from indexes in an EntitySchema', async () => {
  const { thing } = await tables('mysql', [
    entity('Thing', {
      columns: { id: { type: Number, primary: true }, code: { type: String, unique: true } },
      indices: [{ name: 'ix', columns: ['id', 'code'], unique: true }],
      uniques: [{ name: 'uq', columns: ['code', 'id'] }],
    }),
  ]);
  const found = thing?.indexes.map(({ name, declaredAsConstraint }) => [
    name,
    declaredAsConstraint,
  ]);
  expect(found).toEqual([
    ['ix', false],
    ['IDX_d09de4aa92c7c821d8331aa5a3', true],
    ['uq', true],
  ]);
});

describe('what is not synchronised', () => {
  const ours = entity('Ours', {
    columns: { id: { type: Number, primary: true }, theirs: { type: Number } },
    foreignKeys: [{ target: 'Theirs', columnNames: ['theirs'], referencedColumnNames: ['id'] }],
    indices: [{ name: 'ix_by_hand', synchronize: false }],
  });
  const theirs = entity('Theirs', { synchronize: false });

  test('is left out but listed, with the foreign keys that point to it kept', async () => {
    const { schema, unmanaged } = await declare('postgres', [ours, theirs]);
    expect(schema.tables.map(({ name }) => name)).toEqual(['ours']);
    expect(schema.tables[0]).toMatchObject({
      indexes: [],
      foreignKeys: [{ referencedTable: { schema: null, name: 'theirs' } }],
    });
    expect(unmanaged).toEqual({
      tables: [{ schema: null, name: 'theirs' }],
      indexes: [{ table: { schema: null, name: 'ours' }, name: 'ix_by_hand' }],
    });
  });

  test('is not listed when another entity has the same table', async () => {
    const { unmanaged } = await declare('postgres', [
      theirs,
      entity('Also', { tableName: 'theirs' }),
    ]);
    expect(unmanaged.tables).toEqual([]);
  });
});

describe('the schema of a table', () => {
  test.each([
    {
      name: 'its own on PostgreSQL',
      server: 'postgres',
      own: { schema: 'audit' },
      schema: 'audit',
    },
    {
      name: 'null for the default one',
      server: 'postgres',
      own: { schema: 'public' },
      schema: null,
    },
    { name: 'null for none', server: 'postgres', own: {}, schema: null },
    {
      name: 'another database on MySQL',
      server: 'mysql',
      own: { database: 'audit' },
      schema: 'audit',
    },
    {
      name: "null for the connection's database",
      server: 'mysql',
      own: { database: 'shop' },
      schema: null,
    },
    { name: 'null on SQLite', server: 'sqlite', own: {}, schema: null },
    {
      name: 'null on SQLite, which has none',
      server: 'sqlite',
      own: { schema: 'audit' },
      schema: null,
    },
  ] as const)('is $name', async ({ server, own, schema }) => {
    const { thing } = await tables(server, [entity('Thing', own)]);
    expect(thing?.schema).toBe(schema);
  });

  test("is the data source's where the entity has none", async () => {
    const { thing } = await tables('postgres', [entity('Thing')], { schema: 'app' });
    expect(thing?.schema).toBe('app');
  });
});

@Entity()
@Exclusion('xc', 'USING gist (room WITH =)')
class Booking {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('citext')
  room!: string;

  @Column('point')
  @Index({ spatial: true })
  place!: string;

  @Column('jsonb')
  @Index({ type: 'gin' })
  extra!: object;
}

describe('on PostgreSQL', () => {
  test('reads exclusion constraints and kinds of index', async () => {
    const { booking } = await tables('postgres', [Booking]);
    expect(booking?.exclusions).toEqual([
      { kind: 'exclusion', name: 'xc', expression: 'USING gist (room WITH =)', deferrable: null },
    ]);
    expect(booking?.indexes.map(({ method }) => method)).toEqual(['spatial', 'gin']);
  });

  test.each([
    {
      name: 'what columns and constraints need',
      options: {},
      extensions: ['btree_gist', 'citext'],
    },
    {
      name: 'those of the data source',
      options: { extensions: ['pg_trgm'] },
      extensions: ['btree_gist', 'citext', 'pg_trgm'],
    },
    {
      name: 'none when TypeORM must not install any',
      options: { installExtensions: false },
      extensions: [],
    },
  ])('needs the extensions: $name', async ({ options, extensions }) => {
    const { schema } = await declare('postgres', [Booking], options);
    expect(schema.extensions).toEqual(extensions);
  });

  test('needs the extension whose function makes a default', async () => {
    const { schema } = await declare('postgres', [
      entity('Thing', {
        columns: {
          id: { type: 'int', primary: true },
          key: { type: 'uuid', default: () => 'uuid_generate_v4()' },
        },
      }),
    ]);
    expect(schema.extensions).toEqual(['uuid-ossp']);
  });
});

test('needs no extensions elsewhere', async () => {
  const { schema } = await declare('mysql', [
    entity('Thing', { columns: { id: { type: 'uuid', primary: true, generated: 'uuid' } } }),
  ]);
  expect(schema.extensions).toEqual([]);
});

@Entity({ engine: 'MyISAM', withoutRowid: true })
class Note {
  @PrimaryColumn()
  id!: number;

  @Column('text')
  @Index({ fulltext: true, parser: 'ngram' })
  body!: string;
}

test('reads table options and full-text indexes', async () => {
  const { note } = await tables('mysql', [Note]);
  expect(note?.options).toEqual({ engine: 'MyISAM', withoutRowid: true });
  expect(note?.indexes).toMatchObject([{ method: 'fulltext', parser: 'ngram' }]);
});

@ViewEntity({
  name: 'recent',
  dependsOn: ['Adults'],
  expression: (dataSource: DataSource) =>
    dataSource
      .createQueryBuilder()
      .select('a.id', 'id')
      .from('adults', 'a')
      .where('a.age in (:...ages)', { ages: [18, 19] })
      .andWhere('a.name = :name', { name: "O'Hara" }),
})
class Recent {
  @ViewColumn()
  id!: number;
}

@ViewEntity({
  name: 'adults',
  expression: ' SELECT id FROM users WHERE age > 17; ',
  materialized: true,
})
@Index('ix_adults', ['id'], { unique: true })
class Adults {
  @ViewColumn()
  id!: number;
}

@ViewEntity({ name: 'foreign_view', expression: 'SELECT 1', synchronize: false })
class ForeignView {
  @ViewColumn()
  one!: number;
}

test('reads views, each after those it depends on', async () => {
  const { schema, unmanaged } = await declare('postgres', [Recent, Adults, ForeignView]);
  expect(schema.views).toEqual([
    {
      schema: null,
      name: 'adults',
      definition: 'SELECT id FROM users WHERE age > 17',
      declared: 'SELECT id FROM users WHERE age > 17;',
      materialized: true,
      indexes: [index('ix_adults', ['id'], { unique: true })],
      comment: null,
    },
    {
      schema: null,
      name: 'recent',
      definition: `SELECT "a"."id" AS "id" FROM "adults" "a" WHERE a.age in (18, 19) AND a.name = 'O''Hara'`,
      materialized: false,
      indexes: [],
      comment: null,
    },
  ]);
  expect(unmanaged.tables).toEqual([{ schema: null, name: 'foreign_view' }]);
});
