import {
  Column as TypeormColumn,
  Entity,
  EntitySchema,
  type EntitySchemaColumnOptions,
  Generated,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/schema/column.ts';
import { serverNames, type ServerName } from '../support/server.ts';
import { declare, declareColumn } from './declare.ts';

type Expected = Partial<Column>;

interface Case {
  readonly name: string;
  readonly options: EntitySchemaColumnOptions;
  /** What holds on every server. */
  readonly all?: Expected;
  readonly on?: Partial<Record<ServerName, Expected>>;
}

const cases: readonly Case[] = [
  {
    name: 'a string',
    options: { type: String },
    all: { nullable: false, default: null, identity: null, generated: null, comment: null },
    on: {
      sqlite: { type: 'varchar' },
      postgres: { type: 'character varying' },
      mysql: { type: 'varchar(255)' },
      mariadb: { type: 'varchar(255)' },
    },
  },
  {
    name: 'a type with a length',
    options: { type: 'varchar', length: 50, nullable: true, comment: 'full name' },
    all: { nullable: true, comment: 'full name' },
    on: {
      sqlite: { type: 'varchar(50)' },
      postgres: { type: 'character varying(50)' },
      mysql: { type: 'varchar(50)' },
      mariadb: { type: 'varchar(50)' },
    },
  },
  {
    name: 'a number with precision and scale',
    options: { type: 'decimal', precision: 10, scale: 2, default: 1.5 },
    on: {
      sqlite: { type: 'decimal(10,2)', default: '1.5' },
      postgres: { type: 'numeric(10,2)', default: "'1.5'" },
      mysql: { type: 'decimal(10,2)', default: "'1.50'" },
    },
  },
  {
    name: 'a fraction for a default, which TypeORM rounds on MySQL',
    options: { type: 'float', default: 1.5 },
    on: {
      sqlite: { default: '1.5' },
      postgres: { default: "'1.5'" },
      mysql: { default: "'1.5'" },
      mariadb: { default: "'1.5'" },
    },
  },
  {
    name: 'a boolean default',
    options: { type: Boolean, default: true },
    on: {
      sqlite: { type: 'boolean', default: '1' },
      postgres: { type: 'boolean', default: 'true' },
      mysql: { type: 'tinyint', default: '1' },
      mariadb: { type: 'tinyint', default: '1' },
    },
  },
  {
    name: 'doubled quotes as one',
    options: { type: 'text', default: "it''s" },
    all: { default: "'it''s'" },
  },
  {
    name: 'a single quote as itself, where TypeORM breaks the statement',
    options: { type: 'text', default: "it's" },
    all: { default: "'it''s'" },
  },
  {
    name: 'a quote behind a backslash as MySQL reads it',
    options: { type: 'varchar', default: String.raw`it\'s` },
    on: { mysql: { default: String.raw`'it\'s'` } },
  },
  {
    name: 'no default for null',
    options: { type: Number, default: null },
    all: { default: null, nullable: true },
  },
  {
    name: 'a function for a default as SQL text',
    options: { type: 'date', default: () => 'CURRENT_TIMESTAMP' },
    on: {
      sqlite: { default: 'CURRENT_TIMESTAMP' },
      postgres: { default: 'now()' },
      mysql: { default: 'CURRENT_TIMESTAMP' },
      mariadb: { default: 'CURRENT_TIMESTAMP()' },
    },
  },
  {
    name: 'an object for a default as JSON',
    options: { type: 'json', default: { a: "it's" } },
    all: { default: `'{"a":"it''s"}'` },
  },
  {
    name: 'a date for a default',
    // TypeORM's types know no dates here; projects have them.
    options: { type: Date, default: new Date(0) as never },
    all: { default: "'1970-01-01T00:00:00.000Z'" },
  },
  {
    name: 'the date of creation',
    options: { type: undefined as never, createDate: true },
    on: {
      sqlite: { type: 'datetime', default: "datetime('now')", onUpdate: null },
      postgres: { type: 'TIMESTAMP', default: 'now()', onUpdate: null },
      mysql: { type: 'datetime(6)', default: 'CURRENT_TIMESTAMP(6)', onUpdate: null },
      mariadb: { type: 'datetime(6)', default: 'CURRENT_TIMESTAMP(6)', onUpdate: null },
    },
  },
  {
    name: 'the date of the last change',
    options: { type: undefined as never, updateDate: true },
    on: { mysql: { type: 'datetime(6)', onUpdate: 'CURRENT_TIMESTAMP(6)' } },
  },
  {
    name: 'an increment',
    options: { type: Number, generated: 'increment' },
    all: { identity: { kind: 'increment' }, default: null },
  },
  {
    name: 'a UUID that is generated',
    options: { type: 'uuid', generated: 'uuid' },
    all: { identity: null },
    on: {
      sqlite: { type: 'varchar', default: null },
      postgres: { type: 'uuid', default: 'gen_random_uuid()' },
      mysql: { type: 'varchar(36)', default: null },
      mariadb: { type: 'uuid', default: null },
    },
  },
  {
    name: 'a generated column',
    options: { type: Number, asExpression: ' id * 2 ', generatedType: 'STORED' },
    all: { generated: { expression: 'id * 2', stored: true }, default: null },
  },
  {
    name: 'JSON',
    options: { type: 'json' },
    all: { type: 'json' },
  },
  { name: 'a simple array', options: { type: 'simple-array' }, all: { type: 'text' } },
  {
    name: 'values in a simple enumeration',
    options: { type: 'simple-enum', enum: ['user', "it's", 3] },
    all: { enumValues: ['user', "it's", '3'] },
    on: {
      sqlite: { type: 'varchar' },
      postgres: { type: '"things_value_enum"' },
      mysql: { type: "enum('user','it''s','3')" },
      mariadb: { type: "enum('user','it''s','3')" },
    },
  },
  {
    name: 'collation and character set',
    options: { type: 'varchar', length: 5, charset: 'latin1', collation: 'latin1_bin' },
    all: { charset: 'latin1', collation: 'latin1_bin' },
  },
];

describe.each(serverNames)('on %s', (server) => {
  test.each(cases)('reads $name', async ({ options, all, on }) => {
    expect(await declareColumn(server, options)).toMatchObject({ ...all, ...on?.[server] });
  });
});

test.each(['mysql', 'mariadb'] as const)('keeps unsigned in the type on %s', async (server) => {
  const column = await declareColumn(server, { type: 'int', unsigned: true });
  expect(column.type).toBe('int unsigned');
});

test('leaves unsigned out of the type where TypeORM does', async () => {
  expect((await declareColumn('postgres', { type: 'int', unsigned: true })).type).toBe('integer');
  expect((await declareColumn('sqlite', { type: 'int', unsigned: true })).type).toBe('integer');
});

test('keeps the SRID in the type on mysql, where TypeORM loses it', async () => {
  const column = await declareColumn('mysql', {
    type: 'point',
    spatialFeatureType: 'Point',
    srid: 4326,
  });
  expect(column.type).toBe('point srid 4326');
});

test('writes the values of a set into its type', async () => {
  const column = await declareColumn('mysql', {
    type: 'set',
    enum: ['a', 'b'],
    default: ['a', 'b'] as never,
  });
  expect(column).toMatchObject({ type: "set('a','b')", enumValues: ['a', 'b'], default: "'a,b'" });
});

test('names the schema of an enumerated type outside the default one', async () => {
  const entity = new EntitySchema({
    name: 'Log',
    schema: 'audit',
    columns: {
      id: { type: Number, primary: true },
      Level: { type: 'enum', enum: ['low'], array: true },
      kind: { type: 'enum', enum: ['a'], enumName: 'shared' },
    },
  });
  const { schema } = await declare('postgres', [entity]);
  expect(schema.tables[0]?.columns.map(({ type }) => type)).toEqual([
    'integer',
    '"audit"."log_level_enum"[]',
    '"audit"."shared"',
  ]);
  expect(schema.enums).toEqual([
    { schema: 'audit', name: 'log_level_enum', values: ['low'] },
    { schema: 'audit', name: 'shared', values: ['a'] },
  ]);
});

test('lists a type that columns share once', async () => {
  const entities = ['One', 'Two'].map(
    (name) =>
      new EntitySchema({
        name,
        columns: {
          id: { type: Number, primary: true },
          kind: { type: 'enum', enum: ['a', 'b'], enumName: 'kind' },
        },
      }),
  );
  const { schema } = await declare('postgres', entities);
  expect(schema.enums).toEqual([{ schema: null, name: 'kind', values: ['a', 'b'] }]);
});

test.each([
  { name: 'plain elements', value: ['a', 'b'], text: "'{a,b}'" },
  { name: 'no elements', value: [], text: "'{}'" },
  {
    name: 'elements that need quotes',
    value: ['a b', "it's", 'x,y'],
    text: `'{"a b","it''s","x,y"}'`,
  },
])('reads an array of $name for a default', async ({ value, text }) => {
  const column = await declareColumn('postgres', { type: 'text', array: true, default: value });
  expect(column).toMatchObject({ type: 'text array', default: text });
});

@Entity()
class Numbered {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @TypeormColumn()
  @Generated('increment')
  serial!: number;
}

@Entity()
class StrictlyNumbered {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;
}

test('reads how rows are numbered', async () => {
  const { schema } = await declare('postgres', [Numbered, StrictlyNumbered]);
  const kinds = schema.tables.map(({ columns }) => columns.map(({ identity }) => identity?.kind));
  expect(kinds).toEqual([['by default', 'increment'], ['always']]);
});
