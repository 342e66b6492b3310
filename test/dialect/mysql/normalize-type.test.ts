import { describe, expect, test } from 'vitest';
import { enumValuesOf, normalizeType } from '../../../src/dialect/mysql/normalize-type.ts';
import { facts } from './server-facts.ts';

const cases: readonly (readonly [text: string, type: string])[] = [
  ['int(11)', 'int'],
  ['INTEGER', 'int'],
  ['int(10) unsigned', 'int unsigned'],
  ['int(5)', 'int(5)'],
  ['int(10)', 'int(10)'],
  ['int(5) zerofill', 'int(5) unsigned zerofill'],
  ['tinyint(4)', 'tinyint'],
  ['tinyint(3) unsigned', 'tinyint unsigned'],
  ['tinyint(1)', 'tinyint(1)'],
  ['boolean', 'tinyint'],
  ['bigint(20) unsigned', 'bigint unsigned'],
  ['bigint signed', 'bigint'],
  ['year(4)', 'year'],
  ['numeric', 'decimal(10,0)'],
  ['dec(5)', 'decimal(5,0)'],
  ['decimal(10, 2) UNSIGNED', 'decimal(10,2) unsigned'],
  ['real', 'double'],
  ['double  precision', 'double'],
  ['float(24)', 'float'],
  ['float(53)', 'double'],
  ['float(7,3)', 'float(7,3)'],
  ['datetime(0)', 'datetime'],
  ['timestamp(6)', 'timestamp(6)'],
  ['nvarchar(12)', 'varchar(12)'],
  ['character varying(12)', 'varchar(12)'],
  ['varchar', 'varchar(255)'],
  ['char', 'char(1)'],
  ['geomcollection', 'geometrycollection'],
  ["ENUM('a','it''s', \"B\")", "enum('a','it''s','B')"],
  ["set('x','Y')", "set('x','Y')"],
  ["enum('a)','b(','c,d')", "enum('a)','b(','c,d')"],
];

describe.each(['mysql', 'mariadb'] as const)('on %s', (server) => {
  test.each(cases)('%s is %s', (text, type) => {
    expect(normalizeType(text, facts[server])).toBe(type);
    expect(normalizeType(type, facts[server])).toBe(type);
  });
});

test('a UUID is text where there is no type for it', () => {
  expect(normalizeType('uuid', facts.mysql)).toBe('varchar(36)');
  expect(normalizeType('uuid', facts.mariadb)).toBe('uuid');
  expect(normalizeType('uuid', { ...facts.mariadb, version: [10, 6, 1] })).toBe('varchar(36)');
});

test('the reference system of a spatial column counts where the server keeps it', () => {
  expect(normalizeType('point srid 4326', facts.mysql)).toBe('point srid 4326');
  expect(normalizeType('point srid 4326', facts.mariadb)).toBe('point');
});

test('the values of an enumeration come out as they went in', () => {
  expect(enumValuesOf("enum('a,b','it''s','c\\\\d')")).toEqual(['a,b', "it's", 'c\\d']);
  expect(enumValuesOf("set('a')")).toBeNull();
});
