import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare, type Comparison } from '../../../src/compare/compare.ts';
import type { ComparisonOptions } from '../../../src/compare/comparison-context.ts';
import { doubtKey } from '../../../src/compare/doubt-key.ts';
import type { Doubt, Verdict } from '../../../src/compare/doubt.ts';
import { noAnswers, noFormerNames } from '../../../src/compare/rename.ts';
import { buildMetadata } from '../../../src/metadata/build-metadata.ts';
import { readSchema } from '../../../src/metadata/read-schema.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import { openDatabase, servers, type OpenDatabase } from './open-database.ts';

type Options = Omit<EntitySchemaColumnOptions, 'name'>;

/** Columns as an entity declares them, by what is special about them. */
const columns: Readonly<Record<string, Options>> = {
  string: { type: String },
  number: { type: Number },
  boolean: { type: Boolean },
  date_object: { type: Date },
  tinyint: { type: 'tinyint' },
  smallint: { type: 'smallint' },
  mediumint: { type: 'mediumint' },
  int: { type: 'int' },
  integer: { type: 'integer' },
  bigint: { type: 'bigint' },
  int_unsigned: { type: 'int', unsigned: true },
  bigint_unsigned: { type: 'bigint', unsigned: true },
  tinyint_unsigned: { type: 'tinyint', unsigned: true },
  bool: { type: 'bool' },
  boolean_word: { type: 'boolean' },
  decimal: { type: 'decimal' },
  decimal_precision: { type: 'decimal', precision: 5 },
  decimal_scale: { type: 'decimal', precision: 10, scale: 2 },
  numeric: { type: 'numeric', precision: 12, scale: 4 },
  dec: { type: 'dec', precision: 4, scale: 1 },
  fixed: { type: 'fixed', precision: 4, scale: 1 },
  float: { type: 'float' },
  float_precision: { type: 'float', precision: 24 },
  float_double: { type: 'float', precision: 53 },
  float_scale: { type: 'float', precision: 7, scale: 3 },
  double: { type: 'double' },
  double_precision: { type: 'double precision' },
  real: { type: 'real' },
  bit: { type: 'bit' },
  date: { type: 'date' },
  time: { type: 'time' },
  time_precision: { type: 'time', precision: 3 },
  datetime: { type: 'datetime' },
  datetime_precision: { type: 'datetime', precision: 6 },
  datetime_zero: { type: 'datetime', precision: 0 },
  timestamp: { type: 'timestamp' },
  timestamp_precision: { type: 'timestamp', precision: 6 },
  timestamp_null: { type: 'timestamp', nullable: true },
  year: { type: 'year' },
  char: { type: 'char' },
  char_length: { type: 'char', length: 10 },
  nchar: { type: 'nchar', length: 3 },
  varchar: { type: 'varchar' },
  varchar_length: { type: 'varchar', length: 50 },
  nvarchar: { type: 'nvarchar', length: 12 },
  national_varchar: { type: 'national varchar', length: 12 },
  tinytext: { type: 'tinytext' },
  text: { type: 'text' },
  mediumtext: { type: 'mediumtext' },
  longtext: { type: 'longtext' },
  tinyblob: { type: 'tinyblob' },
  blob: { type: 'blob' },
  mediumblob: { type: 'mediumblob' },
  longblob: { type: 'longblob' },
  binary: { type: 'binary' },
  binary_length: { type: 'binary', length: 16 },
  varbinary: { type: 'varbinary' },
  varbinary_length: { type: 'varbinary', length: 5 },
  enum: { type: 'enum', enum: ['a', 'b'] },
  enum_awkward: { type: 'enum', enum: ['a,b', "it's", 'c(d)'] },
  enum_number: { type: 'enum', enum: [1, 2] },
  simple_enum: { type: 'simple-enum', enum: ['x', 'y'] },
  set: { type: 'set', enum: ['a', 'b'] },
  json: { type: 'json' },
  json_null: { type: 'json', nullable: true },
  simple_json: { type: 'simple-json' },
  simple_array: { type: 'simple-array' },
  uuid: { type: 'uuid' },
  geometry: { type: 'geometry' },
  point: { type: 'point' },
  linestring: { type: 'linestring' },
  polygon: { type: 'polygon' },
  multipoint: { type: 'multipoint' },
  multilinestring: { type: 'multilinestring' },
  multipolygon: { type: 'multipolygon' },
  geometrycollection: { type: 'geometrycollection' },
  nullable: { type: 'varchar', nullable: true },
  comment: { type: 'int', comment: `it's a "comment" with a \\ and a ;` },
  charset: { type: 'varchar', length: 20, charset: 'latin1' },
  collation: { type: 'varchar', length: 20, collation: 'utf8mb4_bin' },
  charset_and_collation: {
    type: 'varchar',
    length: 20,
    charset: 'latin1',
    collation: 'latin1_bin',
  },
  charset_of_table: { type: 'varchar', length: 20, charset: 'utf8mb4' },
  text_charset: { type: 'text', charset: 'latin1' },
  default_zero: { type: 'int', default: 0 },
  default_minus: { type: 'int', default: -1 },
  default_number_text: { type: 'int', default: '5' },
  default_bigint: { type: 'bigint', default: '3000000000' },
  default_decimal: { type: 'decimal', precision: 10, scale: 2, default: 0 },
  default_decimal_text: { type: 'decimal', precision: 10, scale: 2, default: '0' },
  default_decimal_fraction: { type: 'decimal', precision: 10, scale: 2, default: 1.5 },
  default_float_whole: { type: 'float', default: 2 },
  default_double_expression: { type: 'double', default: () => '1.10' },
  default_true: { type: 'boolean', default: true },
  default_false: { type: 'boolean', default: false },
  default_text: { type: 'varchar', default: 'x' },
  default_empty: { type: 'varchar', default: '' },
  default_quoted: { type: 'varchar', default: "it''s" },
  default_function_as_text: { type: 'varchar', default: 'CURRENT_TIMESTAMP' },
  default_null_text: { type: 'varchar', default: 'NULL' },
  default_number_in_text: { type: 'varchar', default: '42' },
  default_null: { type: 'varchar', nullable: true, default: null },
  default_null_expression: { type: 'int', nullable: true, default: () => 'NULL' },
  default_enum: { type: 'enum', enum: ['a', 'b'], default: 'b' },
  default_enum_number: { type: 'enum', enum: [1, 2], default: 2 },
  default_set: { type: 'set', enum: ['a', 'b'], default: ['a', 'b'] },
  default_now: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
  default_now_function: { type: 'datetime', default: () => 'NOW()' },
  default_now_lower: { type: 'datetime', default: () => 'current_timestamp()' },
  default_now_precision: { type: 'datetime', precision: 6, default: () => 'CURRENT_TIMESTAMP(6)' },
  default_localtimestamp: { type: 'datetime', default: () => 'LOCALTIMESTAMP' },
  default_now_in_parentheses: { type: 'timestamp', default: () => '(now())' },
  default_with_on_update: {
    type: 'timestamp',
    default: () => 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
  },
  on_update: {
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  },
  default_date: { type: 'date', default: '2020-01-01' },
  default_datetime: { type: 'datetime', default: '2020-01-01' },
  default_datetime_precision: { type: 'datetime', precision: 3, default: '2020-01-01 10:00:00' },
  default_time: { type: 'time', default: '10:30' },
  default_year: { type: 'year', default: 2020 },
  default_today: { type: 'date', default: () => '(CURRENT_DATE)' },
  default_curdate: { type: 'date', default: () => '(curdate())' },
  default_curtime: { type: 'time', default: () => '(CURRENT_TIME)' },
  default_uuid: { type: 'varchar', length: 36, default: () => '(uuid())' },
  default_sum: { type: 'int', default: () => '(1 + 1)' },
  default_text_expression: { type: 'text', default: () => "('x')" },
  default_json_expression: { type: 'json', default: () => "('{}')" },
  default_json_object: { type: 'json', default: () => '(json_object())' },
  default_bits: { type: 'bit', default: () => "b'1'" },
  default_binary: { type: 'varbinary', length: 5, default: 'ab' },
  default_backslash: { type: 'varchar', default: 'a\\\\b' },
  default_double_quoted: { type: 'varchar', default: () => `"it's"` },
  stored: { type: 'int', asExpression: '`base` * 2 + 1', generatedType: 'STORED' },
  virtual: { type: 'int', asExpression: 'base+2', generatedType: 'VIRTUAL', nullable: true },
  concatenated: {
    type: 'varchar',
    asExpression: "concat('x', base)",
    generatedType: 'VIRTUAL',
    nullable: true,
  },
  created: { type: 'datetime', createDate: true },
  updated: { type: 'datetime', updateDate: true },
  deleted: { type: 'datetime', deleteDate: true },
  version: { type: 'int', version: true },
};

/** Tables hold 65,535 bytes a row, so the columns are spread over several. */
function columnEntities(): readonly EntitySchema[] {
  const entries = Object.entries(columns);
  const size = 45;
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, position) =>
    entity(`columns_${position}`, {
      base: { type: Number },
      ...Object.fromEntries(entries.slice(position * size, (position + 1) * size)),
    }),
  );
}

type Extras = Partial<ConstructorParameters<typeof EntitySchema>[0]>;

function entity(
  name: string,
  own: Readonly<Record<string, Options>>,
  extras: Extras = {},
): EntitySchema {
  const id: Options = { type: Number, primary: true, generated: true };
  return new EntitySchema({ name, tableName: name, columns: { id, ...own }, ...extras });
}

const author = { type: 'many-to-one', target: 'users' } as const;

/** What entities declare beside columns, by what it is about. */
const groups: Readonly<Record<string, readonly EntitySchema[]>> = {
  'unique columns and constraints': [
    entity(
      'users',
      { email: { type: String, unique: true }, first: { type: String }, last: { type: String } },
      {
        uniques: [{ columns: ['first', 'last'] }, { name: 'uq_named', columns: ['last', 'email'] }],
      },
    ),
  ],
  'indexes of every kind': [
    entity(
      'pages',
      { title: { type: String }, body: { type: 'text' }, place: { type: 'point' } },
      {
        indices: [
          { columns: ['title'] },
          { name: 'ix_unique', columns: ['title', 'id'], unique: true },
          { name: 'ix_words', columns: ['body'], fulltext: true },
          { name: 'ix_place', columns: ['place'], spatial: true },
        ],
      },
    ),
  ],
  'relations with every action': [
    entity('users', { name: { type: String } }),
    entity(
      'posts',
      {},
      {
        relations: {
          author,
          editor: { ...author, onDelete: 'CASCADE', onUpdate: 'CASCADE', nullable: true },
          reviewer: { ...author, onDelete: 'SET NULL', onUpdate: 'RESTRICT', nullable: true },
          owner: {
            ...author,
            onDelete: 'RESTRICT',
            joinColumn: { foreignKeyConstraintName: 'fk_owner' },
          },
          indexed: { ...author, joinColumn: { name: 'indexed_id' } },
          cover: { type: 'one-to-one', target: 'users', joinColumn: true },
        },
        indices: [{ name: 'ix_indexed', columns: ['indexed'] }],
      },
    ),
  ],
  'a join table': [
    entity('tags', { name: { type: String } }),
    entity(
      'posts',
      {},
      { relations: { tags: { type: 'many-to-many', target: 'tags', joinTable: true } } },
    ),
  ],
  'a tree': [
    entity(
      'nodes',
      { name: { type: String } },
      {
        trees: [{ type: 'closure-table' }],
        relations: {
          parent: { type: 'many-to-one', treeParent: true, target: 'nodes', nullable: true },
          children: {
            type: 'one-to-many',
            treeChildren: true,
            target: 'nodes',
            inverseSide: 'parent',
          },
        },
      },
    ),
  ],
  'keys of several columns, and of text': [
    new EntitySchema({
      name: 'orders',
      columns: {
        shop: { type: 'varchar', length: 20, primary: true },
        number: { type: 'bigint', unsigned: true, primary: true },
      },
    }),
    entity(
      'lines',
      {},
      {
        relations: {
          order: {
            type: 'many-to-one',
            target: 'orders',
            joinColumn: [
              { name: 'shop', referencedColumnName: 'shop' },
              { name: 'number', referencedColumnName: 'number' },
            ],
          },
        },
      },
    ),
    new EntitySchema({
      name: 'tokens',
      columns: { id: { type: 'uuid', primary: true, generated: 'uuid' } },
    }),
    entity('sessions', {}, { relations: { token: { type: 'many-to-one', target: 'tokens' } } }),
  ],
  'an engine of its own': [
    new EntitySchema({
      name: 'logs',
      engine: 'MyISAM',
      columns: { id: { type: Number, primary: true } },
    } as never),
  ],
  'a view': [
    entity('users', { name: { type: String }, age: { type: Number } }),
    new EntitySchema({
      name: 'adults',
      type: 'view',
      expression:
        "SELECT u.id AS id, upper(u.name) AS name FROM users u WHERE u.age >= 18 AND u.name <> 'it''s'",
      columns: { id: { type: Number }, name: { type: String } },
    }),
  ],
};

describe.each(servers)('what TypeORM creates on %s is what it declares', (server) => {
  test('columns of every type, with every option', async () => {
    await using database = await openDatabase(server);
    const { operations, doubts } = await differences(database, columnEntities());
    expect(operations).toEqual([]);
    // Only what computes a value has to be put to the server.
    expect(doubts.filter(({ kind }) => kind !== 'generated')).toEqual([]);
  });

  test.each(Object.entries(groups))('%s', async (_, entities) => {
    await using database = await openDatabase(server);
    const { operations, doubts } = await differences(database, entities);
    expect(operations).toEqual([]);
    expect(doubts.every(({ kind }) => kind === 'view')).toBe(true);
  });
});

const everything: ComparisonOptions = {
  compareType: true,
  compareServerDefault: true,
  undeclared: () => 'drop',
  bystanders: [],
  renames: noAnswers,
  formerNames: noFormerNames,
};

interface Differences {
  readonly operations: readonly Operation[];
  /** What had to be put to the server. */
  readonly doubts: readonly Doubt[];
}

/** What is left to do where TypeORM has created everything. */
async function differences(
  database: OpenDatabase,
  entities: readonly EntitySchema[],
): Promise<Differences> {
  const { db, dialect, options } = database;
  const synchronized = new DataSource({ ...options, entities: [...entities] });
  await synchronized.initialize();
  await synchronized.synchronize().finally(() => synchronized.destroy());

  const dataSource = new DataSource({ ...options, entities: [...entities] });
  await buildMetadata(dataSource, dialect);
  const { schema: to } = readSchema(dataSource, dialect);
  const read = await database.read();
  const tables = read.tables.filter(({ name }) => name !== 'typeorm_metadata');
  const compareWith = (opinion: (doubt: Doubt) => Verdict): Comparison =>
    compare({ ...read, tables }, to, dialect.rules, everything, opinion);
  const { undecided: doubts } = compareWith(() => 'unknown');
  const verdicts = await dialect.judge(db, doubts);
  const verdictOf = new Map(doubts.map((doubt, position) => [doubtKey(doubt), verdicts[position]]));
  const { operations, undecided } = compareWith(
    (doubt) => verdictOf.get(doubtKey(doubt)) ?? 'unknown',
  );
  expect(undecided).toEqual([]);
  return { operations, doubts };
}
