import { expect, test } from 'vitest';
import type { Doubt } from '../../../src/compare/doubt.ts';
import { rules } from '../../../src/dialect/sqlite/rules.ts';
import { column, table } from '../../support/build.ts';
import { createSqlite, readCatalog } from './apply.ts';

const subject = table('t', [
  column('n', 'integer'),
  column('s', 'text', { collation: 'NOCASE' }),
  column('raw', 'blob'),
  column('j', 'jsonb'),
]);

const defaultOf = (name: string, from: string, to: string): Doubt => ({
  kind: 'default',
  table: subject,
  column: name,
  from,
  to,
});

const checkOf = (from: string, to: string): Doubt => ({
  kind: 'check',
  table: subject,
  constraint: 'ck',
  from,
  to,
});

const viewOf = (from: string, to: string): Doubt => ({
  kind: 'view',
  view: {
    schema: null,
    name: 'v',
    definition: to,
    materialized: false,
    indexes: [],
    comment: null,
  },
  from,
  to,
});

test.each([
  [defaultOf('n', '5', "'5'"), true],
  [defaultOf('n', '-5', "('-5')"), true],
  [defaultOf('raw', '5', "'5'"), false],
  [defaultOf('n', '5', "'5.0'"), false],
  [defaultOf('n', 'TRUE', '1'), true],
  [defaultOf('s', 'CURRENT_TIMESTAMP', "(datetime( 'now' ))"), true],
  [defaultOf('s', "'A'", "'a'"), false],
  [checkOf('n > 0', '(("N" >0))'), true],
  [checkOf('n > 0', '0 < n'), false],
  [viewOf('SELECT n FROM t;', 'select "n" from t'), true],
])('%j certainly means the same: %s', (doubt, same) => {
  expect(rules.sameText(doubt)).toBe(same);
});

test.each([
  ['int', 'integer', true],
  ['decimal(10,2)', 'numeric(10,2)', true],
  ['int', 'bigint', false],
  ['varchar(50)', 'varchar(100)', false],
  ['text', 'varchar', false],
])('%s and %s are one type: %s', (from, to, same) => {
  expect(rules.sameType(column('c', from), column('c', to))).toBe(same);
});

test.each<[Doubt, string]>([
  [defaultOf('n', '2', '1 + 1'), 'same'],
  [defaultOf('n', '2', "'2.0'"), 'same'],
  [defaultOf('raw', '2', "'2'"), 'different'],
  [defaultOf('s', "'ab'", "'a' || 'b'"), 'same'],
  [defaultOf('s', "'A'", "'a'"), 'different'],
  [defaultOf('j', `jsonb('{"a":1}')`, `jsonb('{ "a": 1 }')`), 'same'],
  [defaultOf('n', 'random()', 'abs(random())'), 'different'],
  [defaultOf('s', "datetime('now')", "(datetime(('now')))"), 'same'],
  [defaultOf('n', '1', 'no such thing('), 'different'],
  [checkOf('n > 0 AND s IS NOT NULL', '(n > 0) AND (s NOTNULL)'), 'same'],
  [checkOf('n > 0', 't.n > 0'), 'same'],
  [checkOf('n > 0', 'n >= 0'), 'different'],
  [checkOf("raw <> X'0001'", "(raw) <> X'0002'"), 'different'],
  [checkOf('n > 0', 'gone > 0'), 'different'],
  [checkOf("s = 'a'", "s COLLATE BINARY = 'a'"), 'different'],
  [
    {
      kind: 'generated',
      table: subject,
      column: 'n',
      from: 'n+1*2',
      to: '(n + (1 * 2))',
    },
    'same',
  ],
  [{ kind: 'indexPredicate', table: subject, index: 'i', from: 'n > 1', to: '(n) > (1)' }, 'same'],
  [
    { kind: 'indexExpression', table: subject, index: 'i', from: 'lower(s)', to: 'upper(s)' },
    'different',
  ],
  [viewOf('SELECT n FROM t WHERE n > 1', 'SELECT t.n FROM t WHERE (n > 1)'), 'same'],
  [viewOf('SELECT n FROM t', 'SELECT n AS m FROM t'), 'different'],
  [viewOf('SELECT n FROM t', 'SELECT n FROM later'), 'different'],
  [{ kind: 'exclusion', table: subject, constraint: 'x', from: 'a', to: 'b' }, 'different'],
])('of %j it says %s', async (doubt, verdict) => {
  await using database = await createSqlite(['CREATE TABLE t (n integer, s text)']);
  const { db, dialect } = database;
  const before = await readCatalog(db);
  expect(await dialect.judge(db, [doubt, doubt])).toEqual([verdict, verdict]);
  expect(await readCatalog(db)).toEqual(before);
  expect(await db.query('SELECT name FROM sqlite_temp_master')).toEqual([]);
});

test('one text that says nothing does not spoil the others', async () => {
  await using database = await createSqlite();
  const { db, dialect } = database;
  const doubts = [defaultOf('n', '2', ')('), defaultOf('n', '2', '1 + 1'), checkOf('n > 0', ';')];
  expect(await dialect.judge(db, doubts)).toEqual(['different', 'same', 'different']);
});

test('a connection that may not make anything cannot tell', async () => {
  await using database = await createSqlite();
  const { db, dialect } = database;
  await db.query('PRAGMA query_only = ON');
  expect(await dialect.judge(db, [defaultOf('n', '2', '1 + 1'), defaultOf('n', '2', '2')])).toEqual(
    ['unknown', 'same'],
  );
});
