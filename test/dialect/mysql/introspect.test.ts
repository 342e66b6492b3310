import { expect, test } from 'vitest';
import type { Column } from '../../../src/schema/column.ts';
import { column, foreignKey, index, indexKey, table } from '../../support/build.ts';
import { openDatabase, servers } from './open-database.ts';

type Server = (typeof servers)[number];

interface ColumnCase {
  readonly ddl: string;
  readonly column: Omit<Partial<Column>, 'name'>;
  readonly on?: Server;
}

const plain: Omit<Column, 'name'> = column('', 'int', { nullable: true });

const columns: readonly ColumnCase[] = [
  { ddl: 'int', column: {} },
  { ddl: 'int NOT NULL DEFAULT 5', column: { nullable: false, default: '5' } },
  { ddl: 'bigint unsigned', column: { type: 'bigint unsigned' } },
  { ddl: 'boolean', column: { type: 'tinyint(1)' } },
  { ddl: 'varchar(20) DEFAULT NULL', column: { type: 'varchar(20)' } },
  { ddl: "varchar(20) DEFAULT ''", column: { type: 'varchar(20)', default: "''" } },
  {
    ddl: "varchar(20) DEFAULT 'CURRENT_TIMESTAMP'",
    column: { type: 'varchar(20)', default: "'CURRENT_TIMESTAMP'" },
  },
  {
    ddl: String.raw`varchar(30) DEFAULT 'it''s \\ "a"'`,
    column: { type: 'varchar(30)', default: String.raw`'it''s \\ "a"'` },
  },
  { ddl: 'varchar(36) DEFAULT (uuid())', column: { type: 'varchar(36)', default: '(uuid())' } },
  { ddl: "text DEFAULT ('x')", column: { type: 'text', default: "'x'" } },
  {
    ddl: 'varchar(9) CHARACTER SET latin1',
    column: { type: 'varchar(9)', charset: 'latin1' },
  },
  {
    ddl: 'varchar(9) CHARACTER SET latin1 COLLATE latin1_bin',
    column: { type: 'varchar(9)', charset: 'latin1', collation: 'latin1_bin' },
  },
  {
    ddl: 'varchar(9) COLLATE utf8mb4_bin',
    column: { type: 'varchar(9)', collation: 'utf8mb4_bin' },
  },
  { ddl: "json DEFAULT ('{}')", column: { type: 'json', default: "'{}'" } },
  { ddl: "int COMMENT 'it''s'", column: { comment: "it's" } },
  {
    ddl: 'datetime(3) NOT NULL DEFAULT NOW(3) ON UPDATE NOW(3)',
    column: {
      type: 'datetime(3)',
      nullable: false,
      default: 'CURRENT_TIMESTAMP(3)',
      onUpdate: 'CURRENT_TIMESTAMP(3)',
    },
  },
  {
    ddl: "enum('a,b','it''s') DEFAULT 'it''s'",
    column: { type: "enum('a,b','it''s')", default: "'it''s'", enumValues: ['a,b', "it's"] },
  },
  { ddl: "set('a','b')", column: { type: "set('a','b')" } },
  {
    ddl: "varchar(20) AS (concat('it''s', base)) VIRTUAL",
    column: {
      type: 'varchar(20)',
      generated: { expression: "concat('it''s',`base`)", stored: false },
    },
  },
  {
    ddl: 'int AS (base * 2) STORED',
    column: { generated: { expression: '`base` * 2', stored: true } },
  },
  {
    ddl: 'int AS (base * 2) STORED NOT NULL',
    column: { nullable: false, generated: { expression: '`base` * 2', stored: true } },
    on: 'mysql',
  },
  {
    ddl: 'point NOT NULL SRID 4326',
    column: { type: 'point srid 4326', nullable: false },
    on: 'mysql',
  },
  { ddl: 'uuid', column: { type: 'uuid' }, on: 'mariadb' },
  { ddl: 'inet6', column: { type: 'inet6' }, on: 'mariadb' },
  { ddl: 'longtext CHECK (json_valid(base))', column: { type: 'longtext' }, on: 'mariadb' },
];

const onServers = servers.flatMap((server) =>
  columns.filter(({ on = server }) => on === server).map((each) => ({ server, ...each })),
);

test.each(onServers)('$server reads a column of $ddl and makes it again', async (each) => {
  await using database = await openDatabase(each.server);
  await database.run(`CREATE TABLE t (base int, c ${each.ddl})`);
  const read = await database.readTable('t');
  expect(read.columns[1]).toEqual({ ...plain, ...each.column, name: 'c' });

  const { dialect } = database;
  const [found] = read.columns.slice(1);
  if (found === undefined) throw new Error('There is no column c.');
  expect(dialect.toColumn(dialect.toSpec(found))).toEqual(found);

  const name = { schema: null, name: 't' };
  await database.apply(
    { kind: 'dropColumn', table: name, column: 'c', existing: found, fill: null },
    { kind: 'addColumn', table: name, column: found, fill: null },
  );
  expect((await database.readTable('t')).columns).toEqual(read.columns);
});

test.each(servers)('%s reads keys, indexes and constraints', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a int, b int, UNIQUE KEY uq_ab (b, a))',
    `CREATE TABLE posts (
       id int NOT NULL, part int NOT NULL, user_id int, editor_id int, a int, b int, title varchar(300),
       body text, place point NOT NULL,
       PRIMARY KEY (part, id),
       KEY ix_editor (editor_id),
       KEY ix_title (title(20), id DESC) COMMENT 'it''s',
       FULLTEXT KEY ix_body (body), SPATIAL KEY ix_place (place),
       CONSTRAINT fk_ab FOREIGN KEY (b, a) REFERENCES users (b, a) ON DELETE CASCADE ON UPDATE SET NULL,
       CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id),
       CONSTRAINT fk_editor FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE RESTRICT,
       CONSTRAINT ck_part CHECK (part > 0 AND title <> 'it''s')
     ) COMMENT='it''s'`,
  );
  const { tables } = await database.read();
  const unsaid = server === 'mariadb' ? 'RESTRICT' : 'NO ACTION';
  expect(tables.map(({ name }) => name)).toEqual(['posts', 'users']);
  expect({ ...tables[0], columns: [] }).toEqual(
    table('posts', [], {
      primaryKey: { kind: 'primaryKey', name: null, columns: ['part', 'id'] },
      indexes: [
        index('ix_body', ['body'], { method: 'fulltext' }),
        index('ix_editor', ['editor_id']),
        index('ix_place', ['place'], { method: 'spatial' }),
        index('ix_title', [], {
          keys: [indexKey('title', { length: 20 }), indexKey('id', { descending: true })],
          comment: "it's",
        }),
      ],
      foreignKeys: [
        foreignKey('fk_ab', ['b', 'a'], 'users', ['b', 'a'], {
          onDelete: 'CASCADE',
          onUpdate: 'SET NULL',
        }),
        foreignKey('fk_editor', ['editor_id'], 'users', ['id'], {
          onDelete: 'RESTRICT',
          onUpdate: unsaid,
        }),
        foreignKey('fk_user', ['user_id'], 'users', ['id'], {
          onDelete: unsaid,
          onUpdate: unsaid,
        }),
      ],
      checks: [{ kind: 'check', name: 'ck_part', expression: expect.any(String) as string }],
      comment: "it's",
    }),
  );
  const checks = tables[0]?.checks.map(({ expression }) => expression.replaceAll(/[()]/g, ''));
  expect(checks).toEqual(["`part` > 0 and `title` <> 'it''s'"]);
  expect(tables[1]?.columns[0]?.identity).toEqual({ kind: 'increment' });
  expect(tables[1]?.indexes).toEqual([index('uq_ab', ['b', 'a'], { unique: true })]);
});

test('MySQL reads keys that are expressions, and parsers of full-text indexes', async () => {
  await using database = await openDatabase('mysql');
  await database.run(
    `CREATE TABLE t (a varchar(10), b int, c text, KEY ix ((concat(a, 'it''s')), (b + 1) DESC, b),
       FULLTEXT KEY \`odd \`\`name\` (c) WITH PARSER ngram, FULLTEXT KEY usual (c))`,
  );
  expect((await database.readTable('t')).indexes).toEqual([
    index('ix', [], {
      keys: [
        indexKey("concat(`a`,'it''s')", { kind: 'expression' }),
        indexKey('`b` + 1', { kind: 'expression', descending: true }),
        indexKey('b'),
      ],
    }),
    index('odd `name', ['c'], { method: 'fulltext', parser: 'ngram' }),
    index('usual', ['c'], { method: 'fulltext' }),
  ]);
});

test.each(servers)('%s hides only the index that a foreign key brought along', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE p (id int PRIMARY KEY)',
    'CREATE TABLE named (a int, CONSTRAINT fk1 FOREIGN KEY (a) REFERENCES p (id))',
    'CREATE TABLE unnamed (a int, FOREIGN KEY (a) REFERENCES p (id))',
    'CREATE TABLE wider (a int, b int, KEY fk2 (a, b), CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p (id))',
    'CREATE TABLE single (a int, UNIQUE KEY fk3 (a), CONSTRAINT fk3 FOREIGN KEY (a) REFERENCES p (id))',
  );
  const { tables } = await database.read();
  const indexes = tables.map(({ name, indexes: found }) => [name, found.map((each) => each.name)]);
  expect(indexes).toEqual([
    ['named', []],
    ['p', []],
    ['single', ['fk3']],
    ['unnamed', []],
    ['wider', ['fk2']],
  ]);
});

test.each(servers)('%s hides the index that numbering has until there is a key', async (server) => {
  await using database = await openDatabase(server);
  await database.run('CREATE TABLE t (a int)');
  await database.apply({
    kind: 'addColumn',
    table: { schema: null, name: 't' },
    column: column('n', 'int', { identity: { kind: 'increment' } }),
    fill: null,
  });
  const { indexes, columns: found } = await database.readTable('t');
  expect(indexes).toEqual([]);
  expect(found.map(({ identity }) => identity)).toEqual([null, { kind: 'increment' }]);
});

test.each(servers)('%s reads table options only where they differ', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE a (id int)',
    'CREATE TABLE b (id int) ENGINE=MyISAM DEFAULT CHARSET=latin1',
    'CREATE TABLE c (id varchar(5)) COLLATE=utf8mb4_bin',
  );
  const { tables } = await database.read();
  expect(tables.map(({ options }) => options)).toEqual([
    {},
    { engine: 'MyISAM', charset: 'latin1' },
    { collation: 'utf8mb4_bin' },
  ]);
  expect(tables[2]?.columns[0]?.collation).toBeNull();
});

test.each(servers)('%s reads views without the name of their database', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE t (id int, a varchar(5))',
    "CREATE VIEW v AS SELECT id FROM t WHERE a = 'it''s'",
    'CREATE VIEW b AS SELECT 1 AS one',
  );
  const { tables, views } = await database.read();
  expect(tables.map(({ name }) => name)).toEqual(['t']);
  expect(views.map(({ name }) => name)).toEqual(['b', 'v']);
  expect(views[1]?.definition).toMatch(
    /^select `t`\.`id` AS `id` from `t` where \(?`t`\.`a` = 'it\\'s'\)?$/,
  );
});

test.each(servers)('%s reads a check inside a column under a name', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE t (a int CHECK (a > 0), data json, CONSTRAINT ck CHECK (a < 9))',
  );
  const { checks } = await database.readTable('t');
  const inColumn = server === 'mysql' ? 't_chk_1' : 'a';
  expect(new Map(checks.map(({ name, expression }) => [name, expression]))).toEqual(
    new Map([
      ['ck', '`a` < 9'],
      [inColumn, '`a` > 0'],
    ]),
  );
});

test.each(servers)('%s reads several databases, and keys between them', async (server) => {
  // The database whose keys refer to the other is dropped first, as it is opened last.
  await using other = await openDatabase(server);
  await using database = await openDatabase(server);
  const schema = other.dialect.defaultSchema ?? '';
  await other.run(
    'CREATE TABLE p (id int PRIMARY KEY)',
    'CREATE TABLE own (p_id int, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id))',
  );
  await database.run(
    `CREATE TABLE c (p_id int, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES ${schema}.p (id))`,
  );
  const { tables } = await database.dialect.introspect(database.db, { schemas: [schema] });
  const found = tables.map((each) => [
    each.schema,
    each.name,
    each.foreignKeys[0]?.referencedTable,
  ]);
  expect(found).toHaveLength(3);
  expect(found).toEqual(
    expect.arrayContaining([
      [null, 'c', { schema, name: 'p' }],
      [schema, 'p', undefined],
      [schema, 'own', { schema, name: 'p' }],
    ]),
  );
  expect((await database.read()).tables).toHaveLength(1);
});

test.each(servers)('%s takes eight queries, however many tables there are', async (server) => {
  await using database = await openDatabase(server);
  const count = async (): Promise<number> => {
    let queries = 0;
    const counting = {
      query: (sql: string, parameters?: unknown[]): Promise<unknown> => {
        queries += 1;
        return database.db.query(sql, parameters);
      },
    };
    await database.dialect.introspect(counting, { schemas: [] });
    return queries;
  };
  await database.run('CREATE TABLE a (id int)');
  const few = await count();
  await database.run('CREATE TABLE b (id int)', 'CREATE TABLE c (id int)');
  expect([few, await count()]).toEqual([8, 8]);
});

test.each(servers)('%s tells what it is, whatever the driver was told', async (server) => {
  await using database = await openDatabase(server);
  const { product, version, defaultSchema } = database.dialect;
  expect(product).toBe(server === 'mysql' ? 'MySQL' : 'MariaDB');
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(defaultSchema).toMatch(/^limbeck_test_/);
});
