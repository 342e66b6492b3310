import { describe, expect, test } from 'vitest';
import {
  mentionsColumn,
  mentionsRelation,
  queryMentions,
} from '../../src/schema/query-mentions.ts';

function mentions(query: string, name: string, schema: string | null = null): boolean {
  return mentionsRelation(queryMentions(query), { schema, name });
}

describe('a relation is mentioned', () => {
  test.each([
    ['SELECT id FROM users', 'users'],
    ['SELECT id FROM Users', 'users'],
    ['SELECT id FROM "User Names"', 'User Names'],
    ['SELECT id FROM `user``s`', 'user`s'],
    ['SELECT id FROM [order lines]', 'order lines'],
    ['SELECT id FROM teams, users', 'users'],
    ['SELECT id FROM ((teams t JOIN posts p ON true) JOIN users u ON true)', 'users'],
    ['SELECT id FROM teams WHERE id IN (SELECT id FROM users)', 'users'],
    ['SELECT id FROM teams WHERE id IN users', 'users'],
    ['WITH a AS (SELECT id FROM users) SELECT id FROM a', 'users'],
    ['SELECT id FROM teams UNION SELECT id FROM users', 'users'],
    ['SELECT id FROM public.users', 'users'],
    ['SELECT id FROM teams /* the teams */ JOIN -- and\n users ON true', 'users'],
    [String.raw`SELECT '\' AS "a", id FROM users WHERE name = 'x'`, 'users'],
    [String.raw`SELECT 'it\'s' AS a, id FROM users WHERE name = 'x'`, 'users'],
    ["SELECT id # it's one\nFROM users WHERE name = 'x'", 'users'],
    ["SELECT id --it's one\nFROM users WHERE name = 'x'", 'users'],
    ['SELECT ARRAY[id] FROM users', 'users'],
  ])('in %s', (query, name) => expect(mentions(query, name)).toBe(true));

  test('behind its schema', () => {
    expect(mentions('SELECT id FROM shop.users', 'users', 'shop')).toBe(true);
    expect(mentions('SELECT id FROM "Shop"."users"', 'users', 'Shop')).toBe(true);
    expect(mentions('SELECT id FROM users', 'users', 'shop')).toBe(false);
  });
});

describe('a relation is not mentioned', () => {
  test.each([
    ["SELECT id FROM teams WHERE name = 'users'", 'users'],
    ["SELECT id FROM teams WHERE name = 'it''s users'", 'users'],
    ['SELECT id FROM teams -- users\n', 'users'],
    ['SELECT id FROM teams /* FROM users */', 'users'],
    ['SELECT count(*) AS users FROM teams', 'users'],
    ['SELECT id FROM teams users', 'users'],
    ['SELECT users(id) FROM teams', 'users'],
    ['SELECT id FROM users_of_old', 'users'],
  ])('in %s', (query, name) => expect(mentions(query, name)).toBe(false));
});

describe('all columns are mentioned', () => {
  test.each([
    ['SELECT * FROM users', true],
    ['SELECT DISTINCT *, 1 AS one FROM users', true],
    ['SELECT u.* FROM users u', true],
    ['SELECT id FROM users WHERE EXISTS (SELECT * FROM teams)', true],
    ['SELECT name FROM users NATURAL JOIN teams', true],
    ['SELECT count(*) FROM users', false],
    ['SELECT price * quantity FROM orders', false],
    ['SELECT (price) * (quantity) FROM orders', false],
    ["SELECT '*' FROM orders", false],
  ])('in %s: %s', (query, expected) =>
    expect(mentionsColumn(queryMentions(query), 'anything')).toBe(expected),
  );
});

test('a column is mentioned wherever its name stands, in whatever case', () => {
  const found = queryMentions('SELECT u."Age" FROM users u WHERE name IS NULL');
  expect(mentionsColumn(found, 'age')).toBe(true);
  expect(mentionsColumn(found, 'name')).toBe(true);
  expect(mentionsColumn(found, 'city')).toBe(false);
});
