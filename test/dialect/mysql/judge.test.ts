import { expect, test } from 'vitest';
import type { Doubt, Verdict } from '../../../src/compare/doubt.ts';
import { column, table } from '../../support/build.ts';
import { openDatabase, servers } from './open-database.ts';

const owner = table('products', [
  column('id', 'int'),
  column('price', 'decimal(10,2)', { default: '1.5' }),
  column('label', 'varchar(50)', { nullable: true }),
  column('doubled', 'int', { generated: { expression: 'id * 2', stored: false }, nullable: true }),
  column('seen', 'datetime(6)'),
  column('data', 'json', { nullable: true }),
]);

type Case = readonly [verdict: Verdict | { mysql: Verdict; mariadb: Verdict }, doubt: Doubt];

function text(
  kind: 'default' | 'generated' | 'onUpdate',
  name: string,
  from: string,
  to: string,
): Doubt {
  return { kind, table: owner, column: name, from, to };
}

function check(from: string, to: string): Doubt {
  return { kind: 'check', table: owner, constraint: 'ck', from, to };
}

function view(from: string, to: string): Doubt {
  const definition = {
    schema: null,
    name: 'v',
    definition: to,
    materialized: false,
    indexes: [],
    comment: null,
  };
  return { kind: 'view', view: definition, from, to };
}

const cases: readonly Case[] = [
  ['same', text('default', 'price', '1.5', '1.499')],
  ['different', text('default', 'price', '1.5', '1.6')],
  ['same', text('default', 'seen', "'2020-01-01 00:00:00.000000'", "'20200101'")],
  [
    'same',
    text('default', 'seen', '(now(6) + interval 1 day)', '(CURRENT_TIMESTAMP(6) + INTERVAL 1 DAY)'),
  ],
  ['different', text('default', 'seen', '(now(6) + interval 1 day)', '(now(6) + interval 2 day)')],
  ['same', text('default', 'label', "(upper('x'))", "(UPPER( 'x' ))")],
  ['unknown', text('default', 'label', "'x'", '(no_such_function())')],
  ['same', text('default', 'label', "(concat(`id`,'x'))", "(concat(id, 'x'))")],
  ['different', text('default', 'data', "'{}'", "'[]'")],
  ['same', text('generated', 'doubled', '(`id` * 2)', 'id*2')],
  ['different', text('generated', 'doubled', '(`id` * 2)', 'id*3')],
  ['same', text('onUpdate', 'seen', 'CURRENT_TIMESTAMP(6)', 'now(6)')],
  ['same', check('(`price` > 0) and (`id` in (1,2))', 'price > 0 AND id IN (1, 2)')],
  ['different', check('`price` > 0', 'price >= 0')],
  ['unknown', check('`price` > 0', 'no_such_column > 0')],
  ['unknown', { kind: 'exclusion', table: owner, constraint: 'x', from: 'a', to: 'b' }],
  [
    { mysql: 'same', mariadb: 'unknown' },
    {
      kind: 'indexExpression',
      table: owner,
      index: 'ix',
      from: 'lower(`label`)',
      to: 'LOWER( label )',
    },
  ],
  [
    'same',
    view(
      "select `products`.`id` AS `id` from `products` where (`products`.`label` like 'a%')",
      "SELECT id FROM products WHERE label LIKE 'a%'",
    ),
  ],
  [
    'different',
    view('select `products`.`id` AS `id` from `products`', 'SELECT label FROM products'),
  ],
  [
    'different',
    view(
      'select `products`.`id` AS `id` from `products` where `products`.`id` = 1',
      'SELECT id FROM products WHERE id = 2',
    ),
  ],
  [
    'different',
    view(
      'select `products`.`id` AS `id` from `products` union select 1',
      'SELECT id FROM products UNION ALL SELECT 1',
    ),
  ],
  [
    'same',
    view(
      'select `p`.`id` AS `id` from (select `products`.`id` AS `id` from `products`) `p`',
      'SELECT p.id FROM (SELECT id FROM products) AS p',
    ),
  ],
  [
    'different',
    view('select `products`.`id` AS `id` from `products`', 'SELECT id FROM no_such_table'),
  ],
];

test.each(servers)('%s tells texts that mean the same from those that do not', async (server) => {
  await using database = await openDatabase(server);
  await database.run('CREATE TABLE products (id int PRIMARY KEY, label varchar(50))');
  const before = await database.read();
  const verdicts = await database.dialect.judge(
    database.db,
    cases.map(([, doubt]) => doubt),
  );
  const told = cases.map(([, doubt], position) => [doubt.from, doubt.to, verdicts[position]]);
  const expected = cases.map(([verdict, doubt]) => [
    doubt.from,
    doubt.to,
    typeof verdict === 'string' ? verdict : verdict[server],
  ]);
  expect(told).toEqual(expected);
  expect(await database.read()).toEqual(before);
  expect(await database.rows("SHOW TABLES LIKE 'limbeck%'")).toEqual([]);
});

test.each(servers)('%s cannot tell where temporary tables are not allowed', async (server) => {
  await using database = await openDatabase(server);
  const { dialect } = database;
  let attempts = 0;
  const restricted = {
    query: (sql: string, parameters?: unknown[]): Promise<unknown> => {
      if (!sql.startsWith('CREATE TEMPORARY TABLE')) return database.db.query(sql, parameters);
      attempts += 1;
      return Promise.reject(
        Object.assign(new Error('Access denied'), { code: 'ER_DBACCESS_DENIED_ERROR' }),
      );
    },
  };
  const doubts = [check('a > 0', '0 < a'), text('default', 'price', '1.5', '1.499')];
  expect(await dialect.judge(restricted, doubts)).toEqual(['unknown', 'unknown']);
  expect(attempts).toBeLessThanOrEqual(doubts.length);
});

test.each(servers)('%s judges in the middle of a transaction without ending it', async (server) => {
  await using database = await openDatabase(server);
  const { db, dialect } = database;
  await database.run('CREATE TABLE t (a int)', 'START TRANSACTION', 'INSERT INTO t VALUES (1)');
  expect(await dialect.judge(db, [check('`id` > 0', 'id>=1')])).toEqual(['different']);
  await database.run('ROLLBACK');
  expect(await database.rows('SELECT * FROM t')).toEqual([]);
});
