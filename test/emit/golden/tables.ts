import { entity, type Entity, type EntityClass } from '../../acceptance/case.ts';
import { Column, Entity as Table, PrimaryGeneratedColumn } from 'typeorm';
import type { GoldenCase } from './golden-case.ts';

const users = entity('users', { email: { type: String, length: 320, unique: true } });

/** A blog: relations of every kind, indexes, checks. */
const blog: readonly Entity[] = [
  entity(
    'users',
    {
      email: { type: String, length: 320 },
      name: { type: String, length: 100, nullable: true },
      active: { type: Boolean, default: true },
      created: { type: Date, createDate: true },
      updated: { type: Date, updateDate: true },
      deleted: { type: Date, deleteDate: true, nullable: true },
      version: { type: Number, version: true },
    },
    { uniques: [{ name: 'uq_users_email', columns: ['email'] }] },
  ),
  entity(
    'posts',
    {
      title: { type: String, length: 500 },
      body: { type: 'text', nullable: true },
      likes: { type: 'int', default: 0 },
    },
    {
      relations: {
        author: { type: 'many-to-one', target: 'users', onDelete: 'CASCADE', nullable: false },
        tags: { type: 'many-to-many', target: 'tags', joinTable: { name: 'post_tags' } },
        cover: { type: 'one-to-one', target: 'images', joinColumn: true, onDelete: 'SET NULL' },
      },
      indices: [{ name: 'ix_posts_title_likes', columns: ['title', 'likes'] }],
      checks: [{ name: 'ck_posts_likes', expression: 'likes >= 0' }],
    },
  ),
  entity('tags', { name: { type: String, length: 50, unique: true } }),
  entity('images', { path: { type: String } }),
];

const folders = entity(
  'folders',
  { name: { type: String, length: 100 } },
  {
    trees: [{ type: 'closure-table' }],
    relations: {
      parent: { type: 'many-to-one', target: 'folders', treeParent: true },
      children: {
        type: 'one-to-many',
        target: 'folders',
        inverseSide: 'parent',
        treeChildren: true,
      },
    },
  },
);

const teams = (more: NonNullable<Entity['columns']> = {}): Entity =>
  entity('teams', { name: { type: String, length: 50 }, ...more });

/** Two tables with a key to each other. */
const circle: readonly Entity[] = [
  entity(
    'people',
    {},
    {
      relations: { favourite: { type: 'many-to-one', target: 'pets', onDelete: 'SET NULL' } },
    },
  ),
  entity(
    'pets',
    {},
    {
      relations: {
        owner: { type: 'many-to-one', target: 'people', onDelete: 'CASCADE', nullable: false },
      },
    },
  ),
];

function commented(table: string | undefined, column: string | undefined): EntityClass {
  @Table('notes', table === undefined ? {} : { comment: table })
  class Note {
    @PrimaryGeneratedColumn()
    declare id: number;

    @Column({ type: 'varchar', length: 40, ...(column === undefined ? {} : { comment: column }) })
    declare text: string;
  }
  return Note;
}

function cached(engine: string): EntityClass {
  @Table('cached', { engine })
  class Cached {
    @PrimaryGeneratedColumn()
    declare id: number;
  }
  return Cached;
}

export const tables: readonly GoldenCase[] = [
  {
    name: 'sqlite-first-schema',
    database: 'sqlite',
    message: 'users, posts and tags',
    isFirst: true,
    from: [],
    to: blog,
  },
  {
    name: 'mysql-first-schema',
    database: 'mysql',
    message: 'users, posts and tags',
    isFirst: true,
    from: [],
    to: blog,
  },
  { name: 'postgres-circular-keys', database: 'postgres', from: [users], to: [users, ...circle] },
  { name: 'mariadb-closure-tree', database: 'mariadb', from: [users], to: [users, folders] },
  {
    name: 'postgres-drop-tables',
    database: 'postgres',
    message: 'the blog goes',
    from: blog,
    to: [users],
  },
  {
    name: 'sqlite-drop-table-with-trigger',
    database: 'sqlite',
    from: [teams(), users],
    to: [users],
    made: {
      sqlite: [
        "CREATE INDEX ix_teams_name ON teams (lower(name) DESC) WHERE name <> ''",
        'CREATE TRIGGER trim_name AFTER INSERT ON teams\nBEGIN\n  UPDATE teams SET name = trim(name) WHERE id = new.id;\nEND',
      ],
    },
  },
  {
    name: 'postgres-left-alone',
    database: 'postgres',
    message: 'first',
    isFirst: true,
    from: [teams({ code: { type: String, nullable: true } }), entity('legacy_orders')],
    to: [teams(), users],
    made: { postgres: ['CREATE INDEX ix_lower ON teams (lower(name))'] },
  },
  {
    name: 'postgres-comments',
    database: 'postgres',
    message: 'It\'s said: "*/ no end", `${none}`\nand a second line',
    from: [commented('a note', "the text's text")],
    to: [commented('« ünïcödé » 🙂\nsecond line', undefined)],
  },
  {
    name: 'mysql-engine',
    database: 'mysql',
    from: [cached('InnoDB')],
    to: [cached('MEMORY')],
  },
  {
    name: 'sqlite-without-rowid',
    database: 'sqlite',
    from: [entity('codes', { id: { type: String, primary: true } })],
    to: [entity('codes', { id: { type: String, primary: true } }, { withoutRowid: true })],
  },
  {
    name: 'mysql-odd-names',
    database: 'mysql',
    from: [users],
    to: [
      users,
      entity('order', {
        'first name': { type: String, length: 20, default: "it''s" },
        'größe "L"': { type: 'int', default: -1 },
        select: { type: 'text', nullable: true, comment: 'C:\\temp; `tick`' },
      }),
    ],
  },
];
