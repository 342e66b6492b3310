import { expect, test } from 'vitest';
import type { AlterColumn } from '../../../src/operation/alter-column.ts';
import type { ColumnChange } from '../../../src/schema/column.ts';
import { openDatabase, servers, type OpenDatabase } from './open-database.ts';

function retype(table: string, column: string, change: ColumnChange): AlterColumn {
  const name = { schema: null, name: table };
  return {
    kind: 'alterColumn',
    table: name,
    column,
    change,
    existing: {},
    fill: null,
    using: null,
  };
}

/** The definitions of the tables, as the server tells them. */
async function definitions(database: OpenDatabase, tables: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const table of tables) {
    const [row] = await database.rows(`SHOW CREATE TABLE ${table}`);
    texts.push(String(row?.[1]).replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return texts.join('\n');
}

interface Case {
  readonly name: string;
  readonly tables: readonly string[];
  readonly create: readonly string[];
  readonly up: readonly AlterColumn[];
  readonly down: readonly AlterColumn[];
}

const cases: readonly Case[] = [
  {
    name: 'a primary key and the column that refers to it, one after the other',
    tables: ['users', 'posts'],
    create: [
      'CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      `CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NOT NULL DEFAULT 1 COMMENT 'author',
         CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`,
      'INSERT INTO users (id) VALUES (1), (2)',
      'INSERT INTO posts VALUES (1, 1), (2, 2), (3, 1)',
    ],
    up: [retype('users', 'id', { type: 'bigint' }), retype('posts', 'user_id', { type: 'bigint' })],
    down: [retype('posts', 'user_id', { type: 'int' }), retype('users', 'id', { type: 'int' })],
  },
  {
    name: 'the column that refers first',
    tables: ['users', 'posts'],
    create: [
      'CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      `CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NULL, KEY ix_user (user_id),
         CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL)`,
      'INSERT INTO users (id) VALUES (1), (2)',
      'INSERT INTO posts VALUES (1, 1), (2, NULL)',
    ],
    up: [
      retype('posts', 'user_id', { type: 'int unsigned' }),
      retype('users', 'id', { type: 'int unsigned' }),
    ],
    down: [retype('users', 'id', { type: 'int' }), retype('posts', 'user_id', { type: 'int' })],
  },
  {
    name: 'a longer text key, which needs no company',
    tables: ['countries', 'cities'],
    create: [
      'CREATE TABLE countries (code varchar(2) NOT NULL PRIMARY KEY)',
      `CREATE TABLE cities (id int NOT NULL PRIMARY KEY, country varchar(2) NOT NULL,
         CONSTRAINT fk_country FOREIGN KEY (country) REFERENCES countries (code) ON UPDATE CASCADE)`,
      "INSERT INTO countries VALUES ('fr'), ('it')",
      "INSERT INTO cities VALUES (1, 'fr'), (2, 'it')",
    ],
    up: [retype('countries', 'code', { type: 'varchar(3)' })],
    down: [retype('countries', 'code', { type: 'varchar(2)' })],
  },
  {
    name: 'keys of text that become numbers',
    tables: ['countries', 'cities'],
    create: [
      'CREATE TABLE countries (code varchar(10) NOT NULL PRIMARY KEY)',
      `CREATE TABLE cities (id int NOT NULL PRIMARY KEY, country varchar(20) NOT NULL,
         CONSTRAINT fk_country FOREIGN KEY (country) REFERENCES countries (code))`,
      "INSERT INTO countries VALUES ('33'), ('39')",
      "INSERT INTO cities VALUES (1, '33'), (2, '39')",
    ],
    up: [
      retype('countries', 'code', { type: 'int' }),
      retype('cities', 'country', { type: 'int' }),
    ],
    down: [
      retype('cities', 'country', { type: 'varchar(20)' }),
      retype('countries', 'code', { type: 'varchar(10)' }),
    ],
  },
  {
    name: 'a numbered key that becomes text, the column that refers to it first',
    tables: ['users', 'posts'],
    create: [
      'CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      `CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NULL,
         CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id))`,
      'INSERT INTO users (id) VALUES (1), (2)',
      'INSERT INTO posts VALUES (1, 1), (2, 2)',
    ],
    up: [
      retype('posts', 'user_id', { type: 'varchar(36)' }),
      retype('users', 'id', { type: 'varchar(36)', identity: null }),
    ],
    down: [
      retype('posts', 'user_id', { type: 'int' }),
      retype('users', 'id', { type: 'int', identity: { kind: 'increment' } }),
    ],
  },
  {
    name: 'a tree that refers to itself',
    tables: ['nodes'],
    create: [
      `CREATE TABLE nodes (id int NOT NULL PRIMARY KEY, parent_id int NULL,
         CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES nodes (id) ON DELETE CASCADE)`,
      'INSERT INTO nodes VALUES (1, NULL)',
      'INSERT INTO nodes VALUES (2, 1), (3, 2)',
    ],
    up: [
      retype('nodes', 'id', { type: 'bigint' }),
      retype('nodes', 'parent_id', { type: 'bigint' }),
    ],
    down: [retype('nodes', 'parent_id', { type: 'int' }), retype('nodes', 'id', { type: 'int' })],
  },
  {
    name: 'a chain of keys that are references themselves',
    tables: ['users', 'profiles', 'photos'],
    create: [
      'CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      `CREATE TABLE profiles (user_id int NOT NULL PRIMARY KEY,
         CONSTRAINT fk_profile FOREIGN KEY (user_id) REFERENCES users (id))`,
      `CREATE TABLE photos (id int NOT NULL PRIMARY KEY, profile_id int NOT NULL, position int NOT NULL,
         UNIQUE KEY uq_photo (profile_id, position),
         CONSTRAINT fk_photo FOREIGN KEY (profile_id) REFERENCES profiles (user_id))`,
      'INSERT INTO users (id) VALUES (7)',
      'INSERT INTO profiles VALUES (7)',
      'INSERT INTO photos VALUES (1, 7, 1), (2, 7, 2)',
    ],
    up: [
      retype('users', 'id', { type: 'bigint' }),
      retype('profiles', 'user_id', { type: 'bigint' }),
      retype('photos', 'profile_id', { type: 'bigint' }),
    ],
    down: [
      retype('photos', 'profile_id', { type: 'int' }),
      retype('profiles', 'user_id', { type: 'int' }),
      retype('users', 'id', { type: 'int' }),
    ],
  },
  {
    name: 'a key of two columns',
    tables: ['orders', 'lines'],
    create: [
      'CREATE TABLE orders (shop int NOT NULL, number int NOT NULL, PRIMARY KEY (shop, number))',
      `CREATE TABLE lines (id int NOT NULL PRIMARY KEY, shop int NOT NULL, number int NOT NULL,
         CONSTRAINT fk_order FOREIGN KEY (shop, number) REFERENCES orders (shop, number))`,
      'INSERT INTO orders VALUES (1, 1)',
      'INSERT INTO lines VALUES (1, 1, 1)',
    ].map((sql) => sql.replaceAll(' lines ', ' `lines` ')),
    up: [
      retype('orders', 'number', { type: 'bigint' }),
      retype('lines', 'number', { type: 'bigint' }),
    ],
    down: [retype('lines', 'number', { type: 'int' }), retype('orders', 'number', { type: 'int' })],
  },
];

const onServers = servers.flatMap((server) => cases.map((each) => ({ server, ...each })));

test.each(onServers)('on $server, types change under foreign keys: $name', async (each) => {
  await using database = await openDatabase(each.server);
  await database.run(...each.create);
  const tables = each.tables.map((name) => `\`${name}\``);
  const allRows = (): Promise<readonly unknown[]> =>
    Promise.all(tables.map((table) => database.rows(`SELECT * FROM ${table}`)));
  const before = await definitions(database, tables);
  const rows = JSON.stringify(await allRows());

  await database.apply(...each.up);
  const { tables: changed } = await database.read();
  for (const { table, column, change } of each.up) {
    const found = changed.find(({ name }) => name === table.name)?.columns;
    expect(found?.find(({ name }) => name === column)?.type).toBe(change.type);
  }
  expect(JSON.stringify(await allRows()).replaceAll('"', '')).toBe(rows.replaceAll('"', ''));

  await database.apply(...each.down);
  expect(await definitions(database, tables)).toBe(before);
  expect(JSON.stringify(await allRows())).toBe(rows);
});

test.each(servers)(
  'on %s, a key that a batch drops itself is not created again',
  async (server) => {
    await using database = await openDatabase(server);
    await database.run(
      'CREATE TABLE users (id int NOT NULL PRIMARY KEY)',
      `CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NOT NULL,
       CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id))`,
    );
    const table = { schema: null, name: 'posts' };
    const [first, ...rest] = await database.apply({
      kind: 'batchAlterTable',
      table,
      operations: [
        {
          kind: 'dropConstraint',
          table,
          constraintKind: 'foreignKey',
          name: 'fk_user',
          existing: null,
        },
        retype('posts', 'user_id', { type: 'varchar(36)' }),
      ],
    });
    expect(first).toBe(
      'ALTER TABLE `posts`\n  DROP FOREIGN KEY `fk_user`,\n  DROP INDEX `fk_user`,\n  MODIFY `user_id` varchar(36) NOT NULL',
    );
    expect(rest).toEqual([]);
  },
);

test.each(servers)('on %s, a column is renamed and gets another type at once', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE users (id int NOT NULL PRIMARY KEY)',
    `CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NOT NULL,
       CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id))`,
    'INSERT INTO users VALUES (5)',
    'INSERT INTO posts VALUES (1, 5)',
  );
  const table = { schema: null, name: 'posts' };
  await database.apply({
    kind: 'batchAlterTable',
    table,
    operations: [
      { kind: 'renameColumn', table, from: 'user_id', to: 'author_id' },
      retype('posts', 'author_id', { type: 'bigint' }),
    ],
  });
  const { columns, foreignKeys } = await database.readTable('posts');
  expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'id int',
    'author_id bigint',
  ]);
  expect(foreignKeys).toMatchObject([{ name: 'fk_user', columns: ['author_id'] }]);
  expect((await database.readTable('users')).columns[0]?.type).toBe('bigint');
});
