import { expect, test } from 'vitest';
import { isRandomDefault, normalizeDefault } from '../../../src/dialect/mysql/default.ts';

type Case = readonly [text: string, type: string, normal: string | null];

const cases: readonly Case[] = [
  ["'5'", 'int', '5'],
  ['5', 'int', '5'],
  ['-1', 'int', '-1'],
  ['(5)', 'int', '5'],
  ["'-0'", 'int', '0'],
  ['true', 'tinyint', '1'],
  ["'0.00'", 'decimal(10,2)', '0'],
  ["'1.50'", 'decimal(10,2)', '1.5'],
  ['+007', 'int', '7'],
  ['.5', 'double', '0.5'],
  ["'1e+21'", 'double', '1e21'],
  ['1.5e0', 'double', '1.5'],
  ["'many'", 'int', "'many'"],
  ['NULL', 'int', null],
  ['(null)', 'int', null],
  ["'NULL'", 'varchar(10)', "'NULL'"],
  ['5', 'varchar(10)', "'5'"],
  ["'it''s'", 'varchar(10)', "'it''s'"],
  ["'it\\'s'", 'varchar(10)', "'it''s'"],
  ["'it's'", 'varchar(10)', "'it''s'"],
  ['"it\'s"', 'varchar(10)', "'it''s'"],
  ["'a\\\\b'", 'varchar(10)', "'a\\\\b'"],
  ["_utf8mb4'x'", 'text', "'x'"],
  ["_latin1'x'", 'text', "(_latin1'x')"],
  ["'a' || 'b'", 'varchar(10)', "('a' || 'b')"],
  ['now()', 'datetime', 'CURRENT_TIMESTAMP'],
  ['(now(6))', 'datetime(6)', 'CURRENT_TIMESTAMP(6)'],
  ['current_timestamp(3)', 'timestamp(3)', 'CURRENT_TIMESTAMP(3)'],
  ['LOCALTIMESTAMP', 'datetime', 'CURRENT_TIMESTAMP'],
  ['now()', 'varchar(20)', '(CURRENT_TIMESTAMP)'],
  ['(CURRENT_DATE)', 'date', '(curdate())'],
  ['curtime(3)', 'time(3)', '(curtime(3))'],
  ['uuid()', 'varchar(36)', '(uuid())'],
  ['((1 + 1))', 'int', '(1 + 1)'],
  ['(1) + (1)', 'int', '((1) + (1))'],
  ["'2020-01-01'", 'datetime', "'2020-01-01 00:00:00'"],
  ["'2020-01-01T10:30'", 'datetime(3)', "'2020-01-01 10:30:00.000'"],
  ["'10:30'", 'time', "'10:30:00'"],
  ["'2020-01-01'", 'date', "'2020-01-01'"],
  ["b'0101'", 'bit(8)', "b'101'"],
  ['0b101', 'bit(8)', "b'101'"],
  ['5', 'bit(8)', "b'101'"],
  ['true', 'bit(1)', "b'1'"],
  ['0x6162', 'binary(3)', "'ab'"],
  ["'ab\\0'", 'binary(3)', "'ab'"],
  ["X'00FF'", 'varbinary(5)', "x'00ff'"],
  ["'{}'", 'json', "'{}'"],
];

test.each(cases)('DEFAULT %s of a column of type %s is %s', (text, type, normal) => {
  expect(normalizeDefault(text, type)).toBe(normal);
  if (normal !== null) expect(normalizeDefault(normal, type)).toBe(normal);
});

test('a default that gives each row another value is told from one that does not', () => {
  expect(isRandomDefault('(uuid())')).toBe(true);
  expect(isRandomDefault("'uuid()'")).toBe(false);
  expect(isRandomDefault('(curdate())')).toBe(false);
});
