import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const nullable = true;
const asText = 'compares the text of defaults (typeorm#3076)';

function things(c: Column, more: Partial<Entity> = {}): Entity {
  return entity('things', { c }, more);
}

function hiddenIndex(type: 'int' | 'bigint'): Entity {
  return things({ type }, { indices: [{ name: 'ix_c', columns: ['c'] }] });
}

/** Types, options and defaults of MySQL and MariaDB (reference §7, traps 54–77, by number). */
const both: readonly Case[] = [
  quietCase('no. 54: widths of integers and years that a server shows', {
    a: { type: 'tinyint', nullable },
    b: { type: 'smallint', unsigned: true, nullable },
    c: { type: 'mediumint', nullable },
    d: { type: 'bigint', unsigned: true, nullable },
    e: { type: 'year', nullable },
    f: { type: Boolean, nullable },
  }),
  quietCase('no. 55 to 57: literals that read like nothing, NULL or a function', {
    a: { type: String, length: 30, default: '' },
    b: { type: String, length: 30, default: 'NULL' },
    c: { type: String, length: 30, default: 'CURRENT_TIMESTAMP' },
    d: { type: String, length: 30, default: 'uuid()' },
    e: { type: String, length: 30, nullable },
  }),
  quietCase(
    'no. 58: digits of decimal defaults',
    {
      a: { type: 'decimal', precision: 10, scale: 2, default: 0 },
      b: { type: 'decimal', precision: 10, scale: 2, default: '0' },
      c: { type: 'decimal', precision: 10, scale: 3, default: -1.5 },
      d: { type: 'decimal', precision: 20, scale: 0, default: '12345678901234567890' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'no. 59 and 60: names of the current time',
    {
      a: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
      b: { type: 'datetime', default: () => 'NOW()' },
      c: { type: 'datetime', default: () => 'LOCALTIMESTAMP' },
      d: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP' },
      e: {
        type: 'timestamp',
        precision: 3,
        default: () => 'CURRENT_TIMESTAMP(3)',
        onUpdate: 'CURRENT_TIMESTAMP(3)',
      },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'no. 62 and 64: expressions as defaults',
    {
      a: { type: String, length: 36, default: () => '(uuid())' },
      b: { type: 'date', default: () => '(CURRENT_DATE)' },
      c: { type: 'date', default: () => '(curdate())' },
      d: { type: 'datetime', default: () => '(now() + interval 1 day)' },
      e: { type: 'json', default: () => '(json_object())' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'no. 63: literals as defaults of text and JSON',
    {
      a: { type: 'text', default: () => "('x')" },
      b: { type: 'json', default: () => "('{}')" },
      c: { type: 'json', nullable },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'no. 66: floats by their digits',
    {
      a: { type: 'float', precision: 24, nullable },
      b: { type: 'float', precision: 53, nullable },
    },
    { typeormConfused: 'takes float(53) for another type than double (reference §7 no. 66)' },
  ),
  quietCase(
    'no. 67: labels with commas and quotes',
    {
      a: { type: 'enum', enum: ['a,b', 'c'], default: 'c' },
      b: { type: 'enum', enum: ['(', ')'], default: '(' },
      c: { type: 'set', enum: ['x', 'y', 'z'], default: ['x', 'z'] },
    },
    { typeormConfused: 'splits labels at their commas (reference §7 no. 67)' },
  ),
  quietCase('no. 68: other names of types', {
    a: { type: 'real', nullable },
    b: { type: 'numeric', precision: 8, scale: 2, nullable },
    c: { type: 'nvarchar', length: 20, nullable },
    d: { type: 'nchar', length: 2, nullable },
    e: { type: 'dec', nullable },
    f: { type: 'fixed', precision: 6, scale: 1, nullable },
    g: { type: 'national varchar', length: 9, nullable },
    h: { type: 'double precision', nullable },
    i: { type: 'integer', nullable },
    j: { type: 'bool', nullable },
  }),
  quietCase('no. 70 and 71: a UUID that nobody makes, and collections of shapes', {
    a: { type: 'uuid', nullable },
    b: { type: 'geometrycollection', nullable },
    c: { type: 'multipolygon', nullable },
    d: { type: 'geometry', nullable },
    e: { type: 'linestring', nullable },
    f: { type: 'multipoint', nullable },
    g: { type: 'polygon', nullable },
    h: { type: 'multilinestring', nullable },
  }),
  quietCase(
    'no. 72: computed values',
    {
      a: { type: 'int' },
      b: { type: 'int', asExpression: 'a * 2 + 1', generatedType: 'VIRTUAL', nullable },
      c: {
        type: String,
        length: 30,
        asExpression: "concat('it''s ', a)",
        generatedType: 'STORED',
        nullable,
      },
    },
    { row: { a: 1 } },
  ),
  quietCase(
    'no. 75: a unique column that has an index too',
    { a: { type: 'int', default: 1 } },
    {
      entity: {
        indices: [
          { name: 'ix', columns: ['a'] },
          { name: 'uq', columns: ['a'], unique: true },
        ],
      },
    },
  ),
  quietCase('no. 77: fractions as defaults of floats', {
    a: { type: 'float', default: 1 },
    b: { type: 'double', default: 2 },
  }),
  quietCase('bytes and bits of every size', {
    a: { type: 'binary', length: 16, nullable },
    b: { type: 'varbinary', length: 300, nullable },
    c: { type: 'tinyblob', nullable },
    d: { type: 'blob', nullable },
    e: { type: 'mediumblob', nullable },
    f: { type: 'longblob', nullable },
    g: { type: 'bit', nullable },
  }),
  {
    name: 'rows that are filled keep their update dates',
    from: [
      {
        name: 'things',
        columns: {
          part: { type: Number, primary: true },
          label: { type: 'uuid' },
          updated: { type: Date, updateDate: true },
          seen: { type: 'timestamp', onUpdate: 'CURRENT_TIMESTAMP', nullable: true },
        },
      },
    ],
    to: [
      {
        name: 'things',
        columns: {
          id: { type: Number, primary: true, generated: true },
          updated: { type: Date, updateDate: true },
          seen: { type: 'timestamp', onUpdate: 'CURRENT_TIMESTAMP', nullable: true },
        },
      },
    ],
    rows: {
      things: [
        {
          part: 1,
          label: '6b1d3c3e-0001-4000-8000-000000000001',
          updated: '2020-01-01 10:00:00.000000',
          seen: '2020-01-02 10:00:00',
        },
      ],
    },
    loses: ['things.part', 'things.label'],
  },
  {
    name: 'a spatial index comes and goes',
    from: [things({ type: 'point' })],
    to: [things({ type: 'point' }, { indices: [{ name: 'ix', columns: ['c'], spatial: true }] })],
  },
  {
    name: 'a full-text index comes',
    from: [things({ type: 'text' })],
    to: [things({ type: 'text' }, { indices: [{ name: 'ix', columns: ['c'], fulltext: true }] })],
    rows: { things: [{ id: 1, c: 'words' }] },
  },
  {
    name: 'a plain index becomes a full-text one',
    from: [things({ type: String }, { indices: [{ name: 'ix', columns: ['c'] }] })],
    to: [things({ type: String }, { indices: [{ name: 'ix', columns: ['c'], fulltext: true }] })],
    rows: { things: [{ id: 1, c: 'words' }] },
  },
  {
    name: 'a full-text column gets longer under its index',
    from: [
      things(
        { type: String, length: 20 },
        { indices: [{ name: 'ix', columns: ['c'], fulltext: true }] },
      ),
    ],
    to: [things({ type: 'text' }, { indices: [{ name: 'ix', columns: ['c'], fulltext: true }] })],
    rows: { things: [{ id: 1, c: 'words' }] },
  },
  {
    name: 'an index that somebody hid stays so beside an edit',
    from: [hiddenIndex('int')],
    to: [hiddenIndex('bigint')],
    made: {
      mysql: ['ALTER TABLE things ALTER INDEX ix_c INVISIBLE'],
      mariadb: ['ALTER TABLE things ALTER INDEX ix_c IGNORED'],
    },
  },
  {
    name: 'a column that somebody made invisible stays so beside an edit',
    from: [things({ type: 'int', default: 1 })],
    to: [entity('things', { c: { type: 'int', default: 1 }, d: { type: 'int', nullable } })],
    made: {
      mysql: ['ALTER TABLE things MODIFY c int NOT NULL DEFAULT 1 INVISIBLE'],
      mariadb: ['ALTER TABLE things MODIFY c int NOT NULL DEFAULT 1 INVISIBLE'],
    },
  },
  {
    name: 'a column that somebody fills with zeros stays so beside an edit',
    from: [things({ type: 'int', unsigned: true, default: 1 })],
    to: [things({ type: 'int', unsigned: true, default: 2 })],
    rows: { things: [{ c: 7 }] },
    made: {
      mysql: ['ALTER TABLE things MODIFY c int(5) zerofill NOT NULL DEFAULT 1'],
      mariadb: ['ALTER TABLE things MODIFY c int(5) zerofill NOT NULL DEFAULT 1'],
    },
    typeormConfused: 'cannot declare ZEROFILL, and takes it for another type',
  },
  {
    name: 'a column that somebody made invisible gets another type',
    from: [things({ type: 'int', default: 1 })],
    to: [things({ type: 'bigint', default: 1 })],
    made: {
      mysql: ['ALTER TABLE things MODIFY c int NOT NULL DEFAULT 1 INVISIBLE'],
      mariadb: ['ALTER TABLE things MODIFY c int NOT NULL DEFAULT 1 INVISIBLE'],
    },
  },
];

const onMysql: readonly Case[] = [
  {
    name: 'a shape gets a reference system',
    from: [things({ type: 'point', nullable })],
    to: [things({ type: 'point', srid: 4326, nullable })],
  },
  {
    name: 'a full-text index gets a parser',
    from: [things({ type: 'text' }, { indices: [{ name: 'ix', columns: ['c'], fulltext: true }] })],
    to: [
      things(
        { type: 'text' },
        { indices: [{ name: 'ix', columns: ['c'], fulltext: true, parser: 'ngram' }] },
      ),
    ],
  },
  quietCase('a vector', { a: { type: 'vector', length: 8, nullable } }),
];

runCases([
  ...both.map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] })),
  ...onMysql.map((each): Case => ({ ...each, databases: ['mysql'] })),
  quietCase(
    'addresses of networks',
    { a: { type: 'inet4', nullable }, b: { type: 'inet6', default: '::1' } },
    { databases: ['mariadb'] },
  ),
]);
