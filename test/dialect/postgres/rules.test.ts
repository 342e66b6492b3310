import { expect, test } from 'vitest';
import { rules } from '../../../src/dialect/postgres/rules.ts';
import { column, table } from '../../support/build.ts';

test.each([
  ['timestamp without time zone', 'timestamp(6) without time zone', true],
  ['timestamp with time zone', 'timestamp(6) with time zone', true],
  ['time without time zone', 'time(6) without time zone', true],
  ['interval', 'interval(6)', true],
  ['timestamp(3) without time zone', 'timestamp without time zone', false],
  ['geometry(Point,4326)', 'geometry(POINT,4326)', true],
  ['geometry(Point,4326)', 'geometry(Point)', false],
  ['character varying(50)', 'character varying(100)', false],
  ['"Mood"', 'mood', false],
])('%s and %s store the same: %s', (from, to, expected) => {
  expect(rules.sameType(column('c', from), column('c', to))).toBe(expected);
});

const posts = table('posts', [column('c')]);

test.each([
  ['now()', 'NOW( )', true],
  ['CURRENT_TIMESTAMP', 'now()', true],
  ['now()', 'transaction_timestamp()', true],
  ['CURRENT_DATE', "('now'::text)::date", true],
  ['now()', 'clock_timestamp()', false],
  ['CURRENT_TIMESTAMP(3)', 'now()', false],
  ["'A'", "'a'", false],
  ['uuid_generate_v4()', 'gen_random_uuid()', true],
])('as defaults %s and %s are the same: %s', (from, to, expected) => {
  const doubt = { kind: 'default', table: posts, column: 'c', from, to } as const;
  expect(rules.sameText(doubt)).toBe(expected);
});

test.each([
  ['a > 0', '"a">0 -- positive', true],
  ['(a > 0) AND (b > 0)', '((a > 0) and (b > 0))', true],
  ['(a > 0) AND (b > 0)', 'a > 0 AND b > 0', false],
  ['"A" > 0', 'a > 0', false],
  ['"user" = 1', 'user = 1', false],
  ["E'it\\'S'", "E'it\\'s'", false],
  ['$$A$$ = a', '$$a$$ = a', false],
  ['CURRENT_TIMESTAMP', 'now()', false],
])('as checks %s and %s are the same: %s', (from, to, expected) => {
  const doubt = { kind: 'check', table: posts, constraint: 'ck', from, to } as const;
  expect(rules.sameText(doubt)).toBe(expected);
});
