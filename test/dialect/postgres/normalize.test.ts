import {
  Check,
  Column as EntityColumn,
  DataSource,
  Entity,
  EntitySchema,
  Exclusion,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type EntitySchemaColumnOptions,
} from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import { openPostgres } from '../../../src/dialect/postgres/index.ts';
import { buildMetadata } from '../../../src/metadata/build-metadata.ts';
import { readSchema } from '../../../src/metadata/read-schema.ts';
import type { Column } from '../../../src/schema/column.ts';
import type { Schema } from '../../../src/schema/schema.ts';
import type { Table } from '../../../src/schema/table.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

interface Case {
  readonly name: string;
  readonly options: EntitySchemaColumnOptions;
  /** True where only the server knows that the texts of the default mean the same. */
  readonly judged?: true;
}

const plainTypes = [
  'int int2 int4 int8 smallint integer bigint decimal numeric real float float4 float8',
  'money varchar char text citext hstore bytea bit varbit timetz timestamptz timestamp date time',
  'interval bool boolean point line lseg box path polygon circle cidr inet macaddr macaddr8',
  'tsvector tsquery uuid xml json jsonb jsonpath int4range int8range numrange tsrange tstzrange',
  'daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange',
  'datemultirange cube ltree simple-array simple-json',
]
  .flatMap((line) => line.split(' '))
  .concat('double precision', 'character varying', 'character', 'bit varying')
  .concat('timestamp without time zone', 'timestamp with time zone')
  .concat('time without time zone', 'time with time zone');

const withDefaults: readonly Case[] = [
  { name: 'int 0', options: { type: 'int', default: 0 } },
  { name: 'int -1', options: { type: 'int', default: -1 } },
  { name: 'int "7"', options: { type: 'int', default: '7' } },
  { name: 'bigint 10', options: { type: 'bigint', default: 10 } },
  { name: 'bigint "3000000000"', options: { type: 'bigint', default: '3000000000' } },
  { name: 'smallint 1', options: { type: 'smallint', default: 1 } },
  { name: 'smallint -5', options: { type: 'smallint', default: -5 } },
  { name: 'int () => 5', options: { type: 'int', default: () => '5' } },
  { name: 'int () => (1)', options: { type: 'int', default: () => '(1)' } },
  { name: 'int () => 1 + 1', options: { type: 'int', default: () => '1 + 1' } },
  { name: 'numeric 1.5', options: { type: 'numeric', precision: 10, scale: 2, default: 1.5 } },
  { name: 'numeric 0', options: { type: 'numeric', precision: 10, scale: 2, default: 0 } },
  { name: 'numeric "0.50"', options: { type: 'numeric', default: '0.50' } },
  { name: 'numeric -2.25', options: { type: 'decimal', default: -2.25 } },
  { name: 'float 1.5', options: { type: 'float', default: 1.5 } },
  { name: 'float 1e21', options: { type: 'float', default: 1e21 } },
  { name: 'float 0.1', options: { type: 'double precision', default: 0.1 } },
  { name: 'real 1.1', options: { type: 'real', default: 1.1 } },
  { name: 'money 0', options: { type: 'money', default: 0 }, judged: true },
  { name: 'varchar x', options: { type: 'varchar', default: 'x' } },
  { name: 'varchar(5) empty', options: { type: 'varchar', length: 5, default: '' } },
  { name: 'varchar a::b', options: { type: 'varchar', default: 'a::b' } },
  { name: 'varchar NULL', options: { type: 'varchar', default: 'NULL' } },
  { name: "varchar it''s", options: { type: 'varchar', default: "it''s" } },
  { name: 'varchar backslash', options: { type: 'varchar', default: String.raw`a\b` } },
  { name: 'varchar number', options: { type: 'varchar', default: '5' } },
  { name: 'char a', options: { type: 'char', length: 5, default: 'a' } },
  { name: 'text[] []', options: { type: 'text', array: true, default: [] } },
  { name: 'text[] a b', options: { type: 'text', array: true, default: ['a', 'b'] } },
  { name: 'text[] "a b"', options: { type: 'text', array: true, default: ['a b', 'c'] } },
  {
    name: 'text[] () => ARRAY[]::text[]',
    options: { type: 'text', array: true, default: () => 'ARRAY[]::text[]' },
  },
  {
    name: 'int[] () => ARRAY[1,2]',
    options: { type: 'int', array: true, default: () => 'ARRAY[1,2]' },
  },
  { name: 'int[] 1 2', options: { type: 'int', array: true, default: [1, 2] } },
  { name: 'boolean[]', options: { type: 'boolean', array: true, default: [true, false] } },
  {
    name: 'varchar(5)[]',
    options: { type: 'varchar', length: 5, array: true, default: ['a'] },
  },
  { name: 'boolean true', options: { type: 'boolean', default: true } },
  { name: 'boolean "false"', options: { type: 'boolean', default: 'false' } },
  { name: 'timestamp now', options: { type: 'timestamp', default: () => 'now()' } },
  { name: 'timestamp NOW', options: { type: 'timestamp', default: () => 'NOW()' } },
  {
    name: 'timestamptz CURRENT_TIMESTAMP',
    options: { type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' },
  },
  {
    name: 'timestamptz(3) CURRENT_TIMESTAMP(3)',
    options: { type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' },
  },
  { name: 'date CURRENT_DATE', options: { type: 'date', default: () => 'CURRENT_DATE' } },
  { name: 'time LOCALTIME', options: { type: 'time', default: () => 'LOCALTIME' } },
  { name: 'date literal', options: { type: 'date', default: '2020-01-01' } },
  {
    name: 'timestamp Date',
    options: { type: 'timestamp', default: new Date(0) },
    judged: true,
  },
  {
    name: 'timestamp interval',
    options: { type: 'timestamp', default: () => "now() + interval '1 day'" },
    judged: true,
  },
  {
    name: 'timestamp at time zone',
    options: { type: 'timestamp', default: () => "(now() at time zone 'utc')" },
    judged: true,
  },
  {
    name: 'timestamp timezone()',
    options: { type: 'timestamp', default: () => "timezone('utc', now())" },
    judged: true,
  },
  { name: 'uuid random', options: { type: 'uuid', default: () => 'gen_random_uuid()' } },
  { name: 'uuid v4', options: { type: 'uuid', default: () => 'uuid_generate_v4()' } },
  { name: 'uuid generated', options: { type: 'uuid', generated: 'uuid' } },
  {
    name: 'uuid literal',
    options: { type: 'uuid', default: 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' },
  },
  {
    name: 'text gen_random_uuid',
    options: { type: 'text', default: () => 'gen_random_uuid()::text' },
    judged: true,
  },
  { name: 'jsonb object', options: { type: 'jsonb', default: { bb: 'x', a: [1, 2.5, 'é'] } } },
  { name: 'jsonb string', options: { type: 'jsonb', default: '{"a":1}' } },
  { name: "jsonb () => '{}'", options: { type: 'jsonb', default: () => "'{}'::jsonb" } },
  { name: 'json object', options: { type: 'json', default: { a: 1 } } },
  { name: 'enum', options: { type: 'enum', enum: ['a', "it's"], default: 'a' } },
  { name: 'enum without default', options: { type: 'enum', enum: [1, 2], nullable: true } },
  {
    name: 'enum[]',
    options: { type: 'enum', enum: ['a', 'b'], array: true, default: ['a'] },
  },
  {
    name: 'enum named',
    options: { type: 'simple-enum', enum: ['a', 'b'], enumName: 'user', default: 'b' },
  },
  {
    name: 'enum with capitals',
    options: { type: 'enum', enum: ['A'], enumName: 'TheEnum', default: 'A' },
  },
  { name: "bit B'101'", options: { type: 'bit', length: 3, default: () => "B'101'" } },
  {
    name: 'tstzrange',
    options: { type: 'tstzrange', default: () => 'tstzrange(now(), null)' },
    judged: true,
  },
  { name: 'text cast', options: { type: 'text', default: () => "'a'::varchar" } },
  { name: 'text concat', options: { type: 'text', default: () => "'a' || 'b'" }, judged: true },
  { name: 'int NULL', options: { type: 'int', nullable: true, default: () => 'NULL' } },
  { name: 'varchar null', options: { type: 'varchar', nullable: true, default: null } },
  { name: 'text UPPER', options: { type: 'text', default: () => "UPPER('x')" }, judged: true },
];

const withModifiers: readonly EntitySchemaColumnOptions[] = [
  { type: 'varchar', length: 50, nullable: true },
  { type: 'char', length: 3 },
  { type: 'bit', length: 3 },
  { type: 'varbit', length: 5 },
  { type: 'numeric', precision: 10 },
  { type: 'numeric', precision: 10, scale: 2 },
  { type: 'timestamp', precision: 3 },
  { type: 'timestamp', precision: 6 },
  { type: 'timestamptz', precision: 0 },
  { type: 'time', precision: 3 },
  { type: 'timetz', precision: 3 },
  { type: 'interval', precision: 3 },
  { type: 'int', array: true },
  { type: 'varchar', length: 5, array: true },
  { type: 'timestamptz', precision: 3, array: true },
  { type: 'varchar', collation: 'C' },
  { type: 'varchar', comment: "it's" },
  { type: 'varchar', comment: '' },
  { type: 'timestamp', createDate: true },
  { type: 'timestamp', updateDate: true },
  { type: 'timestamp', deleteDate: true },
  { type: 'int', version: true },
  { type: 'int', generated: 'increment' },
  { type: 'bigint', generated: 'increment' },
  { type: 'smallint', generated: 'increment' },
  { type: 'int', unique: true },
];

const cases: readonly Case[] = [
  ...plainTypes.map((type) => ({ name: type, options: { type } as EntitySchemaColumnOptions })),
  ...withModifiers.map((options) => ({ name: JSON.stringify(options), options })),
  ...withDefaults,
];

/** One table of one column each would be slow; one of them all breaks TypeORM's rule of one generated column. */
const entities = cases.map(
  ({ options }, position) =>
    new EntitySchema({
      name: `case_${position}`,
      columns: { key: { type: 'varchar', primary: true }, c: options },
    }),
);

@Entity({
  name: `a_table_whose_name_is_longer_than_${'what_it_keeps_'.repeat(3)}`,
  comment: 'about it',
})
@Unique('uq_ab', ['a', 'b'], { deferrable: 'INITIALLY DEFERRED' })
@Check('ck_a', '"a" > 0')
@Exclusion('xcl', 'USING gist ("during" WITH &&)')
@Index('ix_b', ['b'], { where: '"b" IS NOT NULL' })
@Index('ix_unique', ['b', 'a'], { unique: true })
@Index('ix_place', ['place'], { spatial: true })
@Index('ix_hash', ['a'], { type: 'hash' })
@Index(`ix_long_${'x'.repeat(70)}`, ['a'])
class Structure {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_structure',
  })
  id!: string;

  @EntityColumn({ type: 'int' })
  a!: number;

  @EntityColumn({ type: 'varchar', length: 20, nullable: true })
  b!: string | null;

  @EntityColumn({ type: 'int', asExpression: '"a" * 2', generatedType: 'STORED', nullable: true })
  doubled!: number;

  @EntityColumn({
    name: `a_column_whose_name_is_longer_than_${'what_it_keeps_é_'.repeat(3)}`,
    type: 'int',
  })
  long!: number;

  @EntityColumn({ type: 'tstzrange', nullable: true })
  during!: string;

  @EntityColumn({ type: 'point', nullable: true })
  place!: string;

  @ManyToOne(() => Structure, { onDelete: 'SET NULL', deferrable: 'INITIALLY IMMEDIATE' })
  @JoinColumn({ name: 'other_id' })
  other!: unknown;
}

let database: TestDatabase;
let dialect: Dialect;
let declared: Schema;
let actual: Schema;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  const options = { ...database.options, entities: [...entities, Structure] };
  const creator = await new DataSource({ ...options, synchronize: true }).initialize();
  await creator.destroy();
  dialect = await openPostgres(database.db);
  const reader = new DataSource(options);
  await buildMetadata(reader, dialect);
  declared = readSchema(reader, dialect).schema;
  actual = await dialect.introspect(database.db, { schemas: [] });
});

afterAll(async () => database[Symbol.asyncDispose]());

describe('what synchronize makes of a column is what its declaration comes to', () => {
  test.each(cases.map((one, position) => ({ ...one, table: `case_${position}` })))(
    '$name',
    async ({ table, judged }) => {
      const [from, to] = [columnOf(actual, table), columnOf(declared, table)];
      if (judged !== true) {
        expect({ ...to, declared: null }).toEqual({ ...from, default: to.default });
        expect(isSameDefault(from, to), `${from.default} is ${to.default}`).toBe(true);
        return;
      }
      expect({ ...to, declared: null, default: from.default }).toEqual(from);
      expect(isSameDefault(from, to)).toBe(false);
    },
  );
});

test('one batch settles the defaults that only the server can tell', async () => {
  const doubts = cases.flatMap(({ judged }, position) => {
    const table = declared.tables.find(({ name }) => name === `case_${position}`);
    const from = columnOf(actual, `case_${position}`).default ?? '';
    const to = columnOf(declared, `case_${position}`).default ?? '';
    return judged && table ? [{ kind: 'default' as const, from, to, table, column: 'c' }] : [];
  });
  const verdicts = await dialect.judge(database.db, doubts);
  expect(doubts.filter((_, position) => verdicts[position] !== 'same')).toEqual([]);
});

test('the rest of a table is what its declaration comes to', () => {
  const isStructure = ({ name }: Table): boolean => name.startsWith('a_table');
  const from = actual.tables.find(isStructure);
  const to = declared.tables.find(isStructure);
  const sorted = <Item extends { readonly name: string | null }>(
    items: readonly Item[] = [],
  ): readonly Item[] =>
    items.toSorted((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1));
  expect(sorted(to?.uniques)).toEqual(from?.uniques);
  expect(sorted(to?.indexes)).toEqual(
    from?.indexes.map((index) =>
      index.where === null ? index : { ...index, where: '"b" IS NOT NULL' },
    ),
  );
  expect(sorted(to?.foreignKeys)).toEqual(from?.foreignKeys);
  expect(sorted(to?.checks)).toMatchObject([{ name: 'ck_a', expression: '"a" > 0' }]);
  expect(sorted(to?.exclusions)).toMatchObject([{ name: 'xcl' }]);
  expect(to?.columns.map((column) => ({ ...column, declared: null, generated: null }))).toEqual(
    from?.columns.map((column) => ({ ...column, generated: null })),
  );
  expect(to).toMatchObject({ primaryKey: from?.primaryKey, comment: 'about it' });
});

test('enumerated types and extensions are what the declarations come to', () => {
  const names = (schema: Schema): readonly string[] =>
    schema.enums.map(({ name }) => name).toSorted();
  expect(names(declared)).toEqual(names(actual));
  expect(actual.extensions).toEqual(expect.arrayContaining([...declared.extensions]));
});

function isSameDefault(from: Column, to: Column): boolean {
  if (from.default === to.default) return true;
  if (from.default === null || to.default === null) return false;
  const table = declared.tables[0];
  if (table === undefined) return false;
  const texts = { from: from.default, to: to.default };
  return dialect.rules.sameText({ kind: 'default', ...texts, table, column: from.name });
}

function columnOf(schema: Schema, tableName: string): Column {
  const table = schema.tables.find(({ name }) => name === tableName);
  const column = table?.columns.find(({ name }) => name === 'c');
  if (column === undefined) throw new Error(`No column c in ${tableName}.`);
  return column;
}
