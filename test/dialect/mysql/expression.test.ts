import { expect, test } from 'vitest';
import {
  canonicalExpression,
  isComplete,
  namesColumn,
  normalizeExpression,
  renameInExpression,
} from '../../../src/dialect/mysql/expression.ts';

test.each([
  ["concat(_utf8mb4'a',`b`)", "concat('a',`b`)"],
  ['((`a` > 0))', '`a` > 0'],
  ['(`a` > 0) and (`b` > 0)', '(`a` > 0) and (`b` > 0)'],
  [String.raw`(a <> 'it\'s')`, "a <> 'it''s'"],
  ['  ( a /* why */ )  ', 'a'],
])('%s is kept as %s', (text, normal) => {
  expect(normalizeExpression(text)).toBe(normal);
});

test.each([
  ['`a` > 0 and `b` in (1,2)', 'A>0 AND b IN ( 1, 2 )', true],
  ['`a` -- the first\n + 1', 'a+1', true],
  ["`a` = 'X'", "a = 'x'", false],
  ['a - 1', 'a-1', true],
  ['a >= 0', 'a > = 0', false],
  ['count', 'co unt', false],
  ['(a + b) * c', 'a + b * c', false],
])('%s and %s are spelled alike: %s', (first, second, alike) => {
  expect(canonicalExpression(first) === canonicalExpression(second)).toBe(alike);
});

test.each([
  ["'it''s'", true],
  ["'it's'", false],
  ["concat('(', a", false],
  ['a) + (b', false],
  ["'a' || 'b'", true],
])('%s is complete: %s', (text, complete) => {
  expect(isComplete(text)).toBe(complete);
});

test('a column is renamed where it is named, not where its name is text', () => {
  expect(renameInExpression("`a` > 0 and `b` <> '`a`'", new Map([['a', 'x`y']]))).toBe(
    "`x``y` > 0 and `b` <> '`a`'",
  );
  expect(namesColumn("`b` <> '`a`'", 'a')).toBe(false);
  expect(namesColumn('`a``b` > 0', 'a`b')).toBe(true);
});
