import { expect, test } from 'vitest';
import { canonicalText, sameTokens } from '../../../src/dialect/sqlite/canonical-text.ts';
import { isPureExpression } from '../../../src/dialect/sqlite/pure-expression.ts';
import { tokenize } from '../../../src/dialect/sqlite/tokenize.ts';

test.each([
  ['names in all four quotes', '"a""b" `c``d` [e f] g$1', ['a"b', 'c`d', 'e f', 'g$1']],
  ['a string with quotes and brackets in it', "'it''s (--' x", ["it's (--", 'x']],
  ['comments of both kinds', 'a -- b\n/* c */ d /* open', ['a', 'd']],
  ['numbers', '1 .5 1.5e-3 0xFF 1_000', ['1', '.5', '1.5e-3', '0xFF', '1_000']],
  ['bytes and parameters', "X'0aFF' ?1 :name @x", ["X'0aFF'", '?1', ':name', '@x']],
  ['operators', 'a||b->>c<>d', ['a', '||', 'b', '->>', 'c', '<>', 'd']],
  ['a space that is a letter to SQLite', 'a\u00a0b', ['a\u00a0b']],
  ['a quote that is never closed', `'it`, ["'", 'it']],
])('cuts %s', (_, sql, values) => {
  expect(tokenize(sql).map(({ value }) => value)).toEqual(values);
});

test.each([
  ['a > 0', '("A">0)'],
  ['a = 1 AND b', '[a]==1 and `b`;'],
  ["x IN ('a','b')", "x in ( 'a', 'b' ) -- both"],
  ['((a))', 'a'],
])('%s says the same as %s', (one, other) => {
  expect(sameTokens(one, other)).toBe(true);
});

test.each([
  ['a > 0', 'a >= 0'],
  ["'A'", "'a'"],
  ['"null"', 'null'],
  ['"current_timestamp"', 'current_timestamp'],
  ['(a) + (b)', 'a) + (b'],
])('%s does not say the same as %s', (one, other) => {
  expect(sameTokens(one, other)).toBe(false);
});

test('a text in one spelling reads as SQL', () => {
  expect(canonicalText('CHECK("Age">= 18/* adult */)')).toBe('check ( age >= 18 )');
});

test.each([
  ['1 + 1', true],
  ["upper('x') || X'00'", true],
  ["CAST('1' AS integer)", true],
  ["datetime('now')", false],
  ['random()', false],
  ['"name"', false],
  ['mine(1)', false],
])('%s can be worked out at any time: %s', (sql, pure) => {
  expect(isPureExpression(sql)).toBe(pure);
});
