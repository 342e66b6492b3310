import { describe, expect, test } from 'vitest';
import { toColumn, toSpec } from '../../../src/dialect/mysql/column-spec.ts';
import { column as spec, type ColumnOptions } from '../../../src/schema/column-spec.ts';
import { enumType, type ColumnType, type TypeText } from '../../../src/schema/column-type.ts';
import { sql } from '../../../src/schema/sql.ts';
import { column } from '../../support/build.ts';
import { errorOf } from '../../support/catch-error.ts';
import { facts } from './server-facts.ts';

const portable: readonly (readonly [word: ColumnType, native: string, back?: ColumnType])[] = [
  ['boolean', 'tinyint', 'tinyint'],
  ['smallint', 'smallint'],
  ['integer', 'int'],
  ['integer unsigned', 'int unsigned'],
  ['bigint', 'bigint'],
  ['bigint unsigned', 'bigint unsigned'],
  ['real', 'double', 'double precision'],
  ['float', 'float'],
  ['double precision', 'double'],
  ['numeric(10,2)', 'decimal(10,2)'],
  ['numeric', 'decimal(10,0)', 'numeric(10,0)'],
  ['char(3)', 'char(3)'],
  ['varchar', 'varchar(255)', 'varchar(255)'],
  ['varchar(50)', 'varchar(50)'],
  ['text', 'text'],
  ['json', 'json'],
  ['date', 'date'],
  ['time', 'time'],
  ['time(3)', 'time(3)'],
  ['datetime', 'datetime'],
  ['datetime(3)', 'datetime(3)', 'timestamp(3)'],
  ['timestamp', 'datetime(6)'],
  ['timestamp(3)', 'datetime(3)'],
  ['timestamptz', 'timestamp(6)'],
  ['timestamptz(0)', 'timestamp'],
  ['blob', 'blob'],
  ['tinyint', 'tinyint'],
  ['tinyint(1)', 'tinyint(1)'],
  ['mediumtext', 'mediumtext'],
  ['varbinary(16)', 'varbinary(16)'],
  ['year', 'year'],
  ['geometrycollection', 'geometrycollection'],
  ['bit(3)', 'bit(3)'],
  [{ mysql: "set('a','b')" }, "set('a','b')"],
  [{ mysql: 'decimal(10,2) unsigned' }, 'decimal(10,2) unsigned'],
  [{ mysql: 'int(5) unsigned zerofill' }, 'int(5) unsigned zerofill'],
  [{ postgres: 'jsonb', default: 'json' }, 'json', 'json'],
  [enumType('table_c_enum', ["it's", 'b']), "enum('it''s','b')"],
];

describe.each(['mysql', 'mariadb'] as const)('%s', (name) => {
  const server = facts[name];

  const cases = portable.map(([type, native, back = type]) => ({ type, native, back }));

  test.each(cases)('means by $type the type $native', ({ type, native, back }) => {
    const translated = toColumn(spec('c', type), server);
    expect(translated.type).toBe(native);
    expect(toSpec(translated, server).type).toEqual(back);
    expect(toColumn(toSpec(translated, server), server)).toEqual(translated);
  });

  test.each(['jsonb', 'integer[]', 'citext', 'intger'])('has no type %s', (type) => {
    const failing = (): unknown => toColumn(spec('c', type as TypeText), server);
    expect(errorOf(failing)).toMatchObject({ code: 'TYPE_UNSUPPORTED' });
  });

  const options: readonly (readonly [
    TypeText,
    ColumnOptions,
    Partial<ReturnType<typeof column>>,
  ])[] = [
    ['boolean', { default: false }, { default: '0' }],
    ['integer', { default: 5 }, { default: '5' }],
    ['bigint', { default: '9007199254740993' }, { default: '9007199254740993' }],
    ['varchar(9)', { default: "it's \\" }, { default: String.raw`'it''s \\'` }],
    ['varchar(9)', { default: '' }, { default: "''" }],
    ['varchar(9)', { default: null, nullable: true }, { nullable: true }],
    ['timestamp', { default: sql.now() }, { default: 'CURRENT_TIMESTAMP(6)' }],
    ['datetime', { default: sql.now() }, { default: 'CURRENT_TIMESTAMP' }],
    ['timestamptz(3)', { default: sql.now() }, { default: 'CURRENT_TIMESTAMP(3)' }],
    ['date', { default: sql.now() }, { default: '(curdate())' }],
    ['time', { default: sql.now() }, { default: '(curtime())' }],
    ['varchar(36)', { default: sql.uuid() }, { default: '(uuid())' }],
    ['integer', { default: sql`1 + ${2}` }, { default: '(1 + 2)' }],
    ['datetime', { default: new Date(0) }, { default: "'1970-01-01 00:00:00'" }],
    ['integer', { generated: 'increment' }, { identity: { kind: 'increment' } }],
    ['integer', { generated: 'identity' }, { identity: { kind: 'increment' } }],
    ['integer', { asExpression: 'a * 2' }, { generated: { expression: 'a * 2', stored: false } }],
    [
      'integer',
      { asExpression: sql`${sql.identifier('a')} * 2`, generatedType: 'STORED' },
      { generated: { expression: '`a` * 2', stored: true } },
    ],
    [
      'timestamp',
      { onUpdate: 'now(6)', comment: 'c' },
      { onUpdate: 'CURRENT_TIMESTAMP(6)', comment: 'c' },
    ],
    [
      'text',
      { charset: 'latin1', collation: 'latin1_bin' },
      { charset: 'latin1', collation: 'latin1_bin' },
    ],
  ];

  test.each(options)('spells %s with %j', (type, given, expected) => {
    const translated = toColumn(spec('c', type, given), server);
    expect(translated).toEqual(column('c', translated.type, expected));
    expect(toColumn(toSpec(translated, server), server)).toEqual(translated);
  });
});

test('a UUID has a type of its own on MariaDB only', () => {
  expect(toColumn(spec('c', 'uuid'), facts.mysql).type).toBe('varchar(36)');
  expect(toColumn(spec('c', 'uuid'), facts.mariadb).type).toBe('uuid');
  expect(toSpec(column('c', 'uuid'), facts.mariadb).type).toBe('uuid');
});

test('MariaDB reads its own variant of a type first', () => {
  const type = { mariadb: 'inet6', mysql: 'varbinary(16)' };
  expect(toColumn(spec('c', type), facts.mariadb).type).toBe('inet6');
  expect(toColumn(spec('c', type), facts.mysql).type).toBe('varbinary(16)');
});

test('a default that a number holds is a number, and the current time is sql.now()', () => {
  const defaultOf = (type: string, text: string): unknown =>
    toSpec(column('c', type, { default: text }), facts.mysql).default;
  expect(defaultOf('int', '5')).toBe(5);
  expect(defaultOf('varchar(5)', "'5'")).toBe('5');
  expect(defaultOf('datetime(6)', 'CURRENT_TIMESTAMP(6)')).toEqual(sql.now());
  expect(defaultOf('varchar(36)', '(uuid())')).toEqual(sql.uuid());
  expect(defaultOf('int', '(1 + 1)')).toEqual(sql`(1 + 1)`);
});
