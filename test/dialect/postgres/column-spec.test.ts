import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import { openPostgres } from '../../../src/dialect/postgres/index.ts';
import { column as columnSpec, type ColumnOptions } from '../../../src/schema/column-spec.ts';
import { enumType, type ColumnType } from '../../../src/schema/column-type.ts';
import type { Column } from '../../../src/schema/column.ts';
import { sql } from '../../../src/schema/sql.ts';
import { column } from '../../support/build.ts';
import { errorOf } from '../../support/catch-error.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

let database: TestDatabase;
let dialect: Dialect;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  dialect = await openPostgres(database.db);
});

afterAll(async () => database[Symbol.asyncDispose]());

const types: readonly (readonly [ColumnType, string])[] = [
  ['boolean', 'boolean'],
  ['smallint', 'smallint'],
  ['integer', 'integer'],
  ['bigint', 'bigint'],
  ['real', 'real'],
  ['float', 'double precision'],
  ['double precision', 'double precision'],
  ['numeric', 'numeric'],
  ['numeric(10)', 'numeric(10,0)'],
  ['numeric(10,2)', 'numeric(10,2)'],
  ['char(3)', 'character(3)'],
  ['char', 'character(1)'],
  ['varchar', 'character varying'],
  ['varchar(50)', 'character varying(50)'],
  ['text', 'text'],
  ['uuid', 'uuid'],
  ['json', 'json'],
  ['date', 'date'],
  ['time', 'time without time zone'],
  ['datetime', 'timestamp without time zone'],
  ['datetime(3)', 'timestamp(3) without time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamp(3)', 'timestamp(3) without time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['timestamptz(3)', 'timestamp(3) with time zone'],
  ['blob', 'bytea'],
  ['jsonb', 'jsonb'],
  ['timetz', 'time with time zone'],
  ['bit varying(5)', 'bit varying(5)'],
  ['integer[]', 'integer[]'],
  ['varchar(5)[]', 'character varying(5)[]'],
  [{ postgres: 'int4', default: 'text' }, 'integer'],
  [{ postgres: 'public."Odd"' }, '"Odd"'],
  [{ mysql: 'tinytext', default: 'varchar(9)' }, 'character varying(9)'],
];

test.each(types)('%o is %s', (type, native) => {
  expect(dialect.toColumn(columnSpec('c', type))).toEqual(column('c', native));
});

test('an enumerated type is called by its name', () => {
  const values = ['a', "it's"];
  const typeOf = (type: ColumnType): Pick<Column, 'type' | 'enumValues'> => {
    const { type: native, enumValues } = dialect.toColumn(columnSpec('c', type));
    return { type: native, enumValues };
  };
  expect(typeOf(enumType('mood', values))).toEqual({ type: 'mood', enumValues: values });
  expect(typeOf(enumType('user', values))).toEqual({ type: '"user"', enumValues: values });
  expect(typeOf(enumType('Mood', values, { schema: 'audit', array: true }))).toEqual({
    type: 'audit."Mood"[]',
    enumValues: values,
  });
  expect(typeOf(enumType('mood', values, { schema: 'public' })).type).toBe('mood');
});

test.each(['tinyint', 'mediumtext', 'mediumint unsigned', 'year'] as const)(
  '%s is refused',
  (type) => {
    expect(errorOf(() => dialect.toColumn(columnSpec('age', type)))).toMatchObject({
      code: 'TYPE_UNSUPPORTED',
      message: `PostgreSQL has no column type \`${type}\` (column age).`,
    });
  },
);

test('a type for other databases alone is refused', () => {
  const spec = columnSpec('age', { mysql: 'tinytext' });
  expect(errorOf(() => dialect.toColumn(spec)).code).toBe('TYPE_UNSUPPORTED');
});

const options: readonly (readonly [ColumnType, ColumnOptions, Partial<Column>])[] = [
  ['integer', { default: 5 }, { default: '5' }],
  ['bigint', { default: 12n }, { default: '12' }],
  ['boolean', { default: true }, { default: 'true' }],
  ['varchar(5)', { default: "it's" }, { default: "'it''s'" }],
  ['timestamptz', { default: sql.now() }, { default: 'now()' }],
  ['uuid', { default: sql.uuid() }, { default: 'gen_random_uuid()' }],
  ['integer', { default: sql`1 + ${2}` }, { default: '1 + 2' }],
  ['integer', { default: null }, {}],
  ['integer', { nullable: true, comment: '' }, { nullable: true }],
  ['integer', { generated: 'increment' }, { identity: { kind: 'increment' } }],
  ['integer', { generated: 'identity' }, { identity: { kind: 'by default' } }],
  [
    'integer',
    { generated: 'identity', generatedIdentity: 'ALWAYS' },
    { identity: { kind: 'always' } },
  ],
  ['integer', { asExpression: '(a * 2)' }, { generated: { expression: 'a * 2', stored: true } }],
  [
    'text',
    { collation: 'C', charset: 'utf8mb4', onUpdate: 'now()', comment: 'c' },
    { collation: 'C', comment: 'c' },
  ],
];

test.each(options)('%o with %o', (type, option, expected) => {
  const plain = dialect.toColumn(columnSpec('c', type));
  expect(dialect.toColumn(columnSpec('c', type, option))).toEqual({ ...plain, ...expected });
});

describe('what is read from a catalog turns into a portable column and back', () => {
  const definitions = [
    ...'smallint integer bigint real numeric numeric(10,2) money char(3) varchar varchar(5)'.split(
      ' ',
    ),
    ...'text bytea bit(3) varbit(5) timetz(3) timestamptz timestamp(0) date time interval(3)'.split(
      ' ',
    ),
    ...'boolean point line lseg box path polygon circle cidr inet macaddr macaddr8 tsvector'.split(
      ' ',
    ),
    ...'tsquery uuid xml json jsonb jsonpath int4range datemultirange "char" bpchar name oid'.split(
      ' ',
    ),
    ...'mood mood[] audit."Mood" positive integer[] varchar(5)[] timestamp(3)[] pg_lsn'.split(' '),
    'double precision',
    'interval day to second(3)',
    'integer DEFAULT 5',
    'integer DEFAULT -5',
    'bigint DEFAULT 9007199254740993',
    'numeric DEFAULT 1.50',
    'numeric DEFAULT 1.5',
    'double precision DEFAULT 1e21',
    'boolean DEFAULT false',
    "varchar DEFAULT 'it''s'",
    "varchar DEFAULT '5'",
    "varchar DEFAULT 'null'",
    'varchar DEFAULT 5',
    `jsonb DEFAULT '{"a":1}'`,
    'text[] DEFAULT \'{a,"b c"}\'',
    "mood DEFAULT 'sad'",
    'timestamptz DEFAULT now()',
    'timestamptz DEFAULT CURRENT_TIMESTAMP',
    "timestamp DEFAULT (now() AT TIME ZONE 'utc')",
    'uuid DEFAULT gen_random_uuid()',
    'serial',
    'bigint GENERATED ALWAYS AS IDENTITY',
    'integer GENERATED BY DEFAULT AS IDENTITY',
    'integer GENERATED ALWAYS AS (other * 2) STORED',
    'varchar(5) COLLATE "C" NOT NULL',
  ];

  let columns: readonly Column[];

  beforeAll(async () => {
    const lines = definitions.map((definition, position) => `c${position} ${definition}`);
    await database.db.query(`
      CREATE SCHEMA audit;
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TYPE audit."Mood" AS ENUM ('sad');
      CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
      CREATE TABLE t (other integer, ${lines.join(',\n')});
      COMMENT ON COLUMN t.c0 IS 'first'`);
    const { tables } = await dialect.introspect(database.db, { schemas: ['audit'] });
    columns = tables[0]?.columns.slice(1) ?? [];
  });

  test.each(definitions.map((definition, position) => ({ definition, position })))(
    '$definition',
    ({ position }) => {
      const read = columns[position];
      if (read === undefined) throw new Error('Not read.');
      const spec = dialect.toSpec(read);
      // What a domain stands for is known to the catalog alone.
      const { baseType, ...column } = read;
      expect(baseType).toBe(read.type === 'positive' ? 'integer' : undefined);
      expect(dialect.toColumn(spec)).toEqual(column);
      expect(Object.values(spec)).not.toContain(undefined);
    },
  );

  test('says what a person would write', () => {
    const specs = columns.map((one) => dialect.toSpec(one));
    const specOf = (definition: string): object | undefined =>
      specs[definitions.indexOf(definition)];
    const spec = (name: string, type: ColumnType, option: ColumnOptions): object =>
      columnSpec(name, type, option);
    const nameOf = (definition: string): string => `c${definitions.indexOf(definition)}`;
    const expected: readonly (readonly [string, ColumnType, ColumnOptions])[] = [
      ['smallint', 'smallint', { nullable: true, comment: 'first' }],
      ['char(3)', 'char(3)', { nullable: true }],
      ['bytea', 'blob', { nullable: true }],
      ['timestamptz', 'timestamptz', { nullable: true }],
      ['positive', { postgres: 'positive' }, { nullable: true }],
      ['mood[]', enumType('mood', ['sad', 'ok'], { array: true }), { nullable: true }],
      ['audit."Mood"', enumType('Mood', ['sad'], { schema: 'audit' }), { nullable: true }],
      ['integer DEFAULT -5', 'integer', { nullable: true, default: -5 }],
      [
        'numeric DEFAULT 1.50',
        'numeric',
        { nullable: true, default: { kind: 'sql', texts: ['1.50'], values: [] } },
      ],
      ['boolean DEFAULT false', 'boolean', { nullable: true, default: false }],
      ["varchar DEFAULT '5'", 'varchar', { nullable: true, default: '5' }],
      ['timestamptz DEFAULT now()', 'timestamptz', { nullable: true, default: sql.now() }],
      ['serial', 'integer', { generated: 'increment' }],
      [
        'bigint GENERATED ALWAYS AS IDENTITY',
        'bigint',
        { generated: 'identity', generatedIdentity: 'ALWAYS' },
      ],
    ];
    for (const [definition, type, option] of expected) {
      expect(specOf(definition)).toEqual(spec(nameOf(definition), type, option));
    }
  });
});
