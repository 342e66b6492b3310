import { describe, expect, test } from 'vitest';
import { toSpec } from '../../../src/dialect/sqlite/column-spec.ts';
import { toColumn } from '../../../src/dialect/sqlite/column-type.ts';
import type { Column } from '../../../src/schema/column.ts';
import { column as spec } from '../../../src/schema/column-spec.ts';
import { enumType, type ColumnType } from '../../../src/schema/column-type.ts';
import { sql, type SqlValue } from '../../../src/schema/sql.ts';
import { column } from '../../support/build.ts';

test.each<[ColumnType, string]>([
  ['boolean', 'boolean'],
  ['integer', 'integer'],
  ['bigint', 'bigint'],
  ['float', 'float'],
  ['double precision', 'double precision'],
  ['numeric(10,2)', 'numeric(10,2)'],
  ['char(3)', 'character(3)'],
  ['varchar', 'varchar'],
  ['varchar(20)', 'varchar(20)'],
  ['uuid', 'varchar'],
  ['json', 'json'],
  ['datetime(3)', 'datetime(3)'],
  ['timestamp', 'datetime'],
  ['timestamptz(3)', 'datetime(3)'],
  ['blob', 'blob'],
  ['jsonb', 'jsonb'],
  ['tinyint', 'tinyint'],
  [{ sqlite: 'Odd  Type (1)', default: 'integer' }, 'odd type(1)'],
  [{ postgres: 'citext', default: 'text' }, 'text'],
])('%j is %s', (type, native) => {
  expect(toColumn(spec('c', type))).toEqual(column('c', native));
});

test.each<[ColumnType]>([['inet'], ['integer[]'], ['mediumint unsigned'], [{ postgres: 'inet' }]])(
  '%j is refused by name',
  (type) => {
    expect(() => toColumn(spec('c', type))).toThrow(/SQLite has no column type .* \(column c\)/);
  },
);

test('an enumerated type is a varchar that is checked', () => {
  expect(toColumn(spec('c', enumType('e', ['a', 'b'])))).toEqual(
    column('c', 'varchar', { enumValues: ['a', 'b'] }),
  );
});

test('numbering takes the one type that SQLite numbers', () => {
  expect(toColumn(spec('id', 'bigint', { generated: 'identity' }))).toEqual(
    column('id', 'integer', { identity: { kind: 'increment' } }),
  );
});

test('what only other databases have is left out', () => {
  const options = { comment: 'x', charset: 'utf8', onUpdate: 'now()', collation: 'binary' };
  expect(toColumn(spec('c', 'text', options))).toEqual(column('c', 'text'));
});

test.each<[SqlValue, string]>([
  [true, '1'],
  [false, '0'],
  [5, '5'],
  ["it's", "'it''s'"],
  [sql.now(), "datetime('now')"],
  [sql`json_array(${1}, ${'x'})`, "json_array(1, 'x')"],
  [new Date('2026-01-02T03:04:05.006Z'), "'2026-01-02 03:04:05.006'"],
  [new Uint8Array([0, 255]), "X'00ff'"],
])('the default %s is written %s', (value, text) => {
  expect(toColumn(spec('c', 'text', { default: value })).default).toBe(text);
});

describe('what toSpec says, toColumn turns back', () => {
  const types = [
    'integer',
    'int',
    'int8',
    'unsigned big int',
    'tinyint',
    'varchar',
    'varchar(20)',
    'nvarchar(5)',
    'char(3)',
    'character(3)',
    'decimal(10,2)',
    'numeric(10,2)',
    'double',
    'double precision',
    'clob',
    'datetime',
    'datetime(6)',
    'timestamp',
    'json',
    'jsonb',
    'uuid',
    'varchar array',
    '',
    'odd',
    'bool',
    'varchar(5) array',
    '"odd type"',
    'any',
    'text',
    'blob',
    'real',
    'float',
    'boolean',
    'date',
    'time',
  ];
  test.each(types)('type %s', (type) => {
    const one = column('c', type);
    expect(toColumn(toSpec(one))).toEqual(one);
  });

  test.each([
    ['boolean', '1'],
    ['boolean', '0'],
    ['boolean', 'true'],
    ['integer', '1'],
    ['integer', '-1.50'],
    ['text', "'it''s'"],
    ['text', "'true'"],
    ['text', 'NULL'],
    ['text', "x'00'"],
    ['text', '1e3'],
    ['datetime', "datetime('now')"],
    ['datetime', 'CURRENT_TIMESTAMP'],
    ['text', '"name"'],
  ])('default of %s: %s', (type, text) => {
    const one = column('c', type, { default: text });
    expect(toColumn(toSpec(one))).toEqual(one);
  });

  test.each<[string, Partial<Column>]>([
    ['nullability', { nullable: true }],
    ['numbering', { type: 'integer', identity: { kind: 'increment' } }],
    ['a virtual column', { generated: { expression: 'a + 1', stored: false } }],
    ['a stored column', { generated: { expression: 'a + 1', stored: true } }],
    ['a collation', { collation: 'NOCASE' }],
    ['an enumeration', { type: 'varchar', enumValues: ['a', 'b'] }],
  ])('%s', (_, properties) => {
    const one = column('c', 'integer', properties);
    expect(toColumn(toSpec(one))).toEqual(one);
  });
});

test.each<[Partial<Column>, object]>([
  [{ type: 'varchar(20)' }, { type: 'varchar(20)' }],
  [
    { type: 'boolean', default: '1' },
    { type: 'boolean', default: true },
  ],
  [{ type: 'decimal(10,2)' }, { type: { sqlite: 'decimal(10,2)', default: 'numeric(10,2)' } }],
  [
    { type: 'datetime', default: "datetime('now')" },
    { type: 'datetime', default: sql.now() },
  ],
  [{ type: 'odd' }, { type: { sqlite: 'odd' } }],
])('%j is said as %j', (properties, said) => {
  const one = column('c', 'text', properties);
  expect(toSpec(one)).toEqual({ kind: 'column', name: 'c', ...said });
});
