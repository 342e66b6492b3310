import 'reflect-metadata';
import {
  DefaultNamingStrategy,
  EntitySchema,
  type NamingStrategyInterface,
  type Table,
} from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const name = { name: { type: String, length: 30 } } as const;
const users = entity('users', name);
const rows = { users: [{ id: 1, name: 'Ada' }] };

/** Columns of a class within an entity. */
function embedded(columns: Entity['columns'], embeddeds: Entity['embeddeds'] = {}): EntitySchema {
  return new EntitySchema({
    name: Object.keys({ ...columns, ...embeddeds }).join('_'),
    columns,
    embeddeds,
  });
}

function usersWith(embeddeds: NonNullable<Entity['embeddeds']>): Entity {
  return entity('users', name, { embeddeds });
}

const city = { city: { type: String, length: 30, nullable: true } } as const;
const zip = { zip: { type: String, length: 10, nullable: true } } as const;

const embeddeds: readonly Case[] = [
  {
    name: 'an embedded within an embedded is added',
    from: [users],
    to: [usersWith({ home: { schema: embedded(city, { place: { schema: embedded(zip) } }) } })],
    rows,
    summary: ['+ users.homeCity varchar(30)', '+ users.homePlaceZip varchar(10)'],
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'an embedded within an embedded is removed',
    from: [usersWith({ home: { schema: embedded(city, { place: { schema: embedded(zip) } }) } })],
    to: [users],
    rows,
  },
  {
    name: 'an embedded takes a prefix of its own',
    from: [users],
    to: [usersWith({ home: { schema: embedded(city), prefix: 'h_' } })],
    rows,
  },
  {
    name: 'an embedded within one loses its prefix',
    from: [
      usersWith({
        home: { schema: embedded(city, { place: { schema: embedded(zip), prefix: false } }) },
      }),
    ],
    to: [
      usersWith({
        home: {
          schema: embedded(
            { ...city, street: { type: 'text', nullable: true } },
            { place: { schema: embedded(zip), prefix: false } },
          ),
        },
      }),
    ],
    rows,
  },
  {
    name: 'two embeddeds of one kind are added',
    from: [users],
    to: [usersWith({ home: { schema: embedded(city) }, work: { schema: embedded(city) } })],
    rows,
  },
  {
    name: 'an embedded of one kind goes and the other stays',
    from: [usersWith({ home: { schema: embedded(city) }, work: { schema: embedded(city) } })],
    to: [usersWith({ home: { schema: embedded(city) } })],
    rows: { users: [{ id: 1, name: 'Ada', '"homeCity"': 'Bern', '"workCity"': 'Basel' }] },
    loses: ['users.workCity'],
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'an embedded has indexes and unique constraints',
    from: [users],
    to: [
      usersWith({
        home: {
          schema: new EntitySchema({
            name: 'Part',
            columns: { ...city, ...zip },
            indices: [{ name: 'ix_home_city', columns: ['city'] }],
            uniques: [{ name: 'uq_home_zip', columns: ['zip', 'city'] }],
          }),
        },
      }),
    ],
    rows,
    databases: ['postgres', 'sqlite'],
  },
];

class SnakeCase extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string, prefixes: readonly string[]): string {
    return snakeCase([...prefixes, custom || property].join('_'));
  }
  override joinColumnName(relation: string, referenced: string): string {
    return snakeCase(`${relation}_${referenced}`);
  }
  override joinTableColumnName(table: string, property: string, column?: string): string {
    return snakeCase(`${table}_${column ?? property}`);
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `fk_${this.getTableName(table)}_${columns.join('_')}`;
  }
  override primaryKeyName(table: Table | string): string {
    return `pk_${this.getTableName(table)}`;
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `uq_${this.getTableName(table)}_${columns.join('_')}`;
  }
  override indexName(table: Table | string, columns: string[]): string {
    return `ix_${this.getTableName(table)}_${columns.join('_')}`;
  }
  override checkConstraintName(table: Table | string, expression: string): string {
    return `ck_${this.getTableName(table)}_${expression.length}`;
  }
}

function snakeCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const camel = { firstName: { type: String, length: 30 } } as const;
const owner = { type: 'many-to-one', target: 'users', joinColumn: true } as const;
const snake = { namingStrategy: new SnakeCase() };

const naming: readonly Case[] = [
  {
    name: 'columns, keys and indexes are named by a strategy of the project',
    from: [entity('users', camel)],
    to: [
      entity(
        'users',
        { ...camel, lastName: { type: String, length: 30, nullable: true, unique: true } },
        { indices: [{ columns: ['firstName'] }] },
      ),
      entity('blogPosts', {}, { relations: { blogOwner: owner } }),
    ],
    rows: { users: [{ id: 1, first_name: 'Ada' }] },
    options: snake,
  },
  {
    name: 'a named check gets its name from a strategy of the project',
    from: [entity('users', { age: { type: 'int' } })],
    to: [entity('users', { age: { type: 'int' } }, { checks: [{ expression: 'age > 0' }] })],
    rows: { users: [{ id: 1, age: 3 }] },
    options: snake,
  },
  {
    name: 'a relation named by a strategy is removed',
    from: [entity('users', camel), entity('blogPosts', {}, { relations: { blogOwner: owner } })],
    to: [entity('users', camel), entity('blogPosts')],
    options: snake,
  },
  {
    name: 'a join table named by a strategy is added',
    from: [entity('users', camel), entity('userGroups')],
    to: [
      entity('users', camel, {
        relations: { groups: { type: 'many-to-many', target: 'userGroups', joinTable: true } },
      }),
      entity('userGroups'),
    ],
    rows: { users: [{ id: 1, first_name: 'Ada' }] },
    options: snake,
  },
  {
    name: 'embedded columns are named by a strategy',
    from: [users],
    to: [usersWith({ homeAddress: { schema: embedded(city) } })],
    rows,
    options: snake,
    summary: ['+ users.home_address_city varchar(30)'],
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'tables have a prefix',
    from: [users],
    to: [
      entity('users', {
        ...name,
        email: { type: String, length: 50, nullable: true, unique: true },
      }),
      entity(
        'posts',
        {},
        {
          relations: { user: { type: 'many-to-one', target: 'users' } },
          indices: [{ columns: ['user'] }],
        },
      ),
    ],
    rows: { app_users: [{ id: 1, name: 'Ada' }] },
    options: { entityPrefix: 'app_' },
  },
  {
    name: 'a join table has a prefix',
    from: [users, entity('tags')],
    to: [
      entity('users', name, {
        relations: { tags: { type: 'many-to-many', target: 'tags', joinTable: true } },
      }),
      entity('tags'),
    ],
    rows: { app_users: [{ id: 1, name: 'Ada' }] },
    options: { entityPrefix: 'app_' },
  },
  {
    name: 'a table with a prefix is removed',
    from: [users, entity('tags')],
    to: [users],
    rows: { app_users: [{ id: 1, name: 'Ada' }] },
    options: { entityPrefix: 'app_' },
  },
];

const shared: readonly Case[] = [
  {
    name: 'a table that somebody else keeps is referred to',
    from: [entity('users', name, { synchronize: false }), entity('posts')],
    to: [
      entity('users', name, { synchronize: false }),
      entity(
        'posts',
        {},
        {
          relations: {
            user: { type: 'many-to-one', target: 'users', joinColumn: { name: 'user_id' } },
          },
        },
      ),
    ],
    made: {
      sqlite: ['CREATE TABLE users (id integer PRIMARY KEY NOT NULL, extra text)'],
      postgres: ['CREATE TABLE users (id integer PRIMARY KEY, extra text)'],
      mysql: ['CREATE TABLE users (id int PRIMARY KEY, extra text)'],
      mariadb: ['CREATE TABLE users (id int PRIMARY KEY, extra text)'],
    },
    rows: { users: [{ id: 1, extra: 'x' }], posts: [{ id: 1 }] },
  },
  {
    name: 'nothing is done to a table that somebody else keeps',
    from: [entity('users', name, { synchronize: false }), entity('posts')],
    to: [
      entity(
        'users',
        { ...name, more: { type: 'int' } },
        { synchronize: false, indices: [{ columns: ['name'] }] },
      ),
      entity('posts', { title: { type: String, length: 20, nullable: true } }),
    ],
    made: {
      sqlite: ['CREATE TABLE users (id integer PRIMARY KEY NOT NULL, extra text)'],
      postgres: ['CREATE TABLE users (id integer PRIMARY KEY, extra text)'],
      mysql: ['CREATE TABLE users (id int PRIMARY KEY, extra text)'],
      mariadb: ['CREATE TABLE users (id int PRIMARY KEY, extra text)'],
    },
    rows: { users: [{ id: 1, extra: 'x' }] },
    summary: ['+ posts.title varchar(20)'],
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'two entities share a table, and each has a column of its own',
    from: [users],
    to: [
      entity('users', name),
      {
        name: 'logins',
        tableName: 'users',
        columns: {
          id: { type: Number, primary: true, generated: true },
          seen: { type: 'int', nullable: true },
        },
      },
    ],
    rows,
    typeormConfused: 'compares each entity with the whole table',
  },
  {
    name: 'a table that two entities shared is left to one',
    from: [
      entity('users', name),
      {
        name: 'logins',
        tableName: 'users',
        columns: { id: { type: Number, primary: true, generated: true }, ...name },
      },
    ],
    to: [entity('users', { ...name, more: { type: 'int', default: 1 } })],
    rows,
  },
  {
    name: 'every column of a table is replaced',
    from: [{ name: 'points', columns: { x: { type: 'int', primary: true }, y: { type: 'int' } } }],
    to: [{ name: 'points', columns: { a: { type: 'int', primary: true }, b: { type: 'text' } } }],
  },
  {
    name: 'every column of a table is replaced, its numbered key too',
    from: [
      {
        name: 'points',
        columns: { x: { type: Number, primary: true, generated: true }, y: { type: 'int' } },
      },
    ],
    to: [
      {
        name: 'points',
        columns: { a: { type: Number, primary: true, generated: true }, b: { type: 'text' } },
      },
    ],
  },
  {
    name: 'the only column of a table is replaced',
    from: [{ name: 'points', columns: { x: { type: 'int', primary: true } } }],
    to: [{ name: 'points', columns: { y: { type: 'int', primary: true } } }],
  },
  {
    name: 'a key that is numbered leaves the key, which another column joins',
    from: [
      {
        name: 'points',
        columns: { id: { type: Number, primary: true, generated: true }, ...name },
      },
    ],
    to: [
      {
        name: 'points',
        columns: { id: { type: Number }, part: { type: 'uuid', primary: true }, ...name },
      },
    ],
  },
];

const special: readonly Case[] = [
  {
    name: 'dates of creation, change and removal, and a version, are added',
    from: [users],
    to: [
      entity('users', {
        ...name,
        created: { type: Date, createDate: true },
        updated: { type: Date, updateDate: true },
        removed: { type: Date, deleteDate: true, nullable: true },
        version: { type: Number, version: true, default: 1 },
      }),
    ],
    rows,
  },
  {
    name: 'a date of creation becomes a plain one',
    from: [entity('users', { created: { type: Date, createDate: true } })],
    to: [entity('users', { created: { type: Date, nullable: true } })],
    rows: { users: [{ id: 1 }] },
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'lists, documents and values of text are added',
    from: [users],
    to: [
      entity('users', {
        ...name,
        tags: { type: 'simple-array', nullable: true },
        settings: { type: 'simple-json', nullable: true },
        role: { type: 'simple-enum', enum: ['admin', 'user'], default: 'user' },
      }),
    ],
    rows,
  },
  {
    name: 'a list becomes a document',
    from: [entity('users', { tags: { type: 'simple-array', nullable: true }, ...name })],
    to: [
      entity('users', {
        tags: { type: 'simple-json', nullable: true },
        name: { type: String, length: 60 },
      }),
    ],
    rows: { users: [{ id: 1, tags: 'a,b', name: 'Ada' }] },
  },
  {
    name: 'a column with a transformer is added',
    from: [users],
    to: [
      entity('users', {
        ...name,
        secret: {
          type: String,
          length: 99,
          nullable: true,
          transformer: { to: (value: string) => value, from: (value: string) => value },
        },
      }),
    ],
    rows,
  },
  {
    name: 'a column that is not selected, inserted or updated is added',
    from: [users],
    to: [
      entity('users', {
        ...name,
        hidden: { type: 'int', nullable: true, select: false, insert: false, update: false },
      }),
    ],
    rows,
  },
  {
    name: 'a property has a name of its own in the database',
    from: [users],
    to: [entity('users', { name: { type: String, length: 30, name: 'full_name', default: '' } })],
    rows,
    loses: ['users.name'],
  },
];

const orderedIndex = { name: 'ix_name', columns: ['name'] };

const indexes: readonly Case[] = [
  {
    name: 'an index is left to somebody else',
    from: [entity('users', name, { indices: [orderedIndex] })],
    to: [
      entity(
        'users',
        { ...name, more: { type: 'int', nullable: true } },
        { indices: [{ ...orderedIndex, synchronize: false }] },
      ),
    ],
    rows,
    summary: ['+ users.more integer'],
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'an index that somebody else kept is made unique',
    from: [entity('users', name)],
    to: [entity('users', name, { indices: [{ ...orderedIndex, unique: true }] })],
    made: {
      sqlite: ['CREATE INDEX ix_name ON users (name)'],
      postgres: ['CREATE INDEX ix_name ON users (name)'],
      mysql: ['CREATE INDEX ix_name ON users (name)'],
      mariadb: ['CREATE INDEX ix_name ON users (name)'],
    },
    rows,
  },
  {
    name: 'options of other databases change nothing',
    from: [entity('users', name, { indices: [orderedIndex] })],
    to: [
      entity(
        'users',
        { ...name, more: { type: 'int', nullable: true } },
        {
          indices: [{ ...orderedIndex, sparse: true }],
        },
      ),
    ],
    rows,
  },
  {
    name: 'an index of a column gets a second one beside it',
    from: [
      entity(
        'users',
        { ...name, age: { type: 'int', nullable: true } },
        { indices: [orderedIndex] },
      ),
    ],
    to: [
      entity(
        'users',
        { ...name, age: { type: 'int', nullable: true } },
        { indices: [orderedIndex, { name: 'ix_both', columns: ['name', 'age'], unique: true }] },
      ),
    ],
    rows,
  },
  {
    name: 'an index and a column take the place of others, under their names',
    from: [
      entity(
        'users',
        { ...name, age: { type: 'int', nullable: true } },
        { indices: [{ name: 'ix', columns: ['age'] }] },
      ),
    ],
    to: [
      entity(
        'users',
        { ...name, age: { type: 'text', nullable: true } },
        { indices: [{ name: 'ix', columns: ['name'] }] },
      ),
    ],
    rows,
  },
  {
    name: 'two indexes exchange their names',
    from: [
      entity(
        'users',
        { ...name, age: { type: 'int', nullable: true } },
        {
          indices: [
            { name: 'ix_a', columns: ['name'] },
            { name: 'ix_b', columns: ['age'] },
          ],
        },
      ),
    ],
    to: [
      entity(
        'users',
        { ...name, age: { type: 'int', nullable: true } },
        {
          indices: [
            { name: 'ix_b', columns: ['name'] },
            { name: 'ix_a', columns: ['age'] },
          ],
        },
      ),
    ],
    rows,
  },
  {
    name: 'a condition of an index is added',
    from: [entity('users', name, { indices: [orderedIndex] })],
    to: [entity('users', name, { indices: [{ ...orderedIndex, where: "name <> ''" }] })],
    rows,
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'a condition of an index is removed',
    from: [entity('users', name, { indices: [{ ...orderedIndex, where: "name <> ''" }] })],
    to: [entity('users', name, { indices: [orderedIndex] })],
    rows,
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'a fulltext index is added',
    from: [entity('users', name)],
    to: [entity('users', name, { indices: [{ ...orderedIndex, fulltext: true }] })],
    rows,
    databases: ['mysql', 'mariadb'],
  },
  {
    name: 'a fulltext index becomes a plain one',
    from: [entity('users', name, { indices: [{ ...orderedIndex, fulltext: true }] })],
    to: [entity('users', name, { indices: [orderedIndex] })],
    rows,
    databases: ['mysql', 'mariadb'],
  },
];

runCases([...embeddeds, ...naming, ...shared, ...special, ...indexes]);
