import { expect, test } from 'vitest';
import { inlineParameters } from '../../../src/dialect/sqlite/inline-parameters.ts';
import { quoting } from '../../../src/dialect/sqlite/quoting.ts';
import { createSqlite } from './apply.ts';

test.each<[unknown, string, unknown]>([
  ["it's", 'text', "it's"],
  ['a\0b', 'text', 'a\0b'],
  [-1.5, 'real', -1.5],
  [Infinity, 'real', Infinity],
  [NaN, 'null', null],
  [9_007_199_254_740_993n, 'integer', Number(9_007_199_254_740_993n)],
  [true, 'integer', 1],
  [null, 'null', null],
  [new Date('2026-01-02T03:04:05Z'), 'text', '2026-01-02 03:04:05.000'],
  [new Uint8Array([0, 255]), 'blob', Buffer.from([0, 255])],
  [{ a: 1 }, 'text', '{"a":1}'],
])('%s is written as a literal of type %s', async (value, type, read) => {
  await using database = await createSqlite();
  const literal = quoting.literal(value);
  expect(await database.db.query(`SELECT ${literal} AS value, typeof(${literal}) AS type`)).toEqual(
    [{ value: read, type }],
  );
});

test('a name may hold a quote', async () => {
  await using database = await createSqlite();
  expect(await database.db.query(`SELECT 1 AS ${quoting.identifier('a"b')}`)).toEqual([
    { 'a"b': 1 },
  ]);
});

test('parameters are written out where they stand, and not in strings', () => {
  expect(inlineParameters("SELECT ?, '?', ?2, ? -- ?", ["it's", 2, 3])).toBe(
    "SELECT 'it''s', '?', 2, 3 -- ?",
  );
});
