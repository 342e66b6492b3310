import { expect, test } from 'vitest';
import { alterDraft, draftOf } from '../../../src/dialect/sqlite/draft.ts';
import { parseTable } from '../../../src/dialect/sqlite/parse-table.ts';
import { column } from '../../support/build.ts';
import { createSqlite } from './apply.ts';

const table = { schema: null, name: 't' };

test.each([
  ['the first column', 'a', 'CREATE TABLE t (a int, b int)', 'CREATE TABLE t (b int)'],
  ['the last column', 'b', 'CREATE TABLE t (a int, b int)', 'CREATE TABLE t (a int)'],
  [
    'a column between comments',
    'b',
    'CREATE TABLE t (\n  a int, -- one\n  b int, -- two\n  c int -- three\n)',
    'CREATE TABLE t (\n  a int, -- one\n   -- two\n  c int -- three\n)',
  ],
  [
    'the last column behind a comment',
    'b',
    'CREATE TABLE t (\n  a int, -- one\n  b int -- two\n)',
    'CREATE TABLE t (\n  a int -- one\n   -- two\n)',
  ],
  [
    'a column, with the constraints on it',
    'b',
    'CREATE TABLE t (a int, b int, UNIQUE (a), UNIQUE ("B", a) CHECK (b > 0) CHECK (a > 0))',
    'CREATE TABLE t (a int, UNIQUE (a), CHECK (a > 0))',
  ],
])('takes away %s', async (_, name, sql, expected) => {
  const draft = alterDraft(draftOf(parseTable(sql)), [
    { kind: 'dropColumn', table, column: name, existing: null, fill: null },
  ]);
  expect(draft.table.sql).toBe(expected);
  await using database = await createSqlite([draft.table.sql]);
  expect(await database.db.query('SELECT sql FROM sqlite_master WHERE name = ?', ['t'])).toEqual([
    { sql: expected },
  ]);
});

test.each([
  [
    'on a line of its own where the others have one',
    'CREATE TABLE t (\n  a int, -- one\n  UNIQUE (a)\n)',
    'CREATE TABLE t (\n  a int,\n  "c" integer NOT NULL, -- one\n  UNIQUE (a)\n)',
  ],
  ['behind the others', 'CREATE TABLE t (a int)', 'CREATE TABLE t (a int, "c" integer NOT NULL)'],
])('adds a column %s', (_, sql, expected) => {
  const draft = alterDraft(draftOf(parseTable(sql)), [
    { kind: 'addColumn', table, column: column('c'), fill: '1' },
  ]);
  expect(draft.table.sql).toBe(expected);
});

test('a text that SQLite would not have written is a fault of ours', () => {
  expect(() => parseTable('CREATE TABLE t (a int')).toThrow('Expected a column constraint');
});
