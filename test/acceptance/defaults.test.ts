import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const asText = 'compares the text of defaults (typeorm#3076)';

const everywhere: readonly Case[] = [
  // One value a type that every database has; negative, large and fractional ones are spelled oddly.
  quietCase('the default 0 of an integer', { c: { type: 'int', default: 0 } }),
  quietCase('a negative integer default', { c: { type: 'int', default: -1 } }),
  quietCase('a bigint default beyond 32 bits', { c: { type: 'bigint', default: '3000000000' } }),
  quietCase(
    'a bigint literal as a default',
    { c: { type: 'bigint', default: 0n } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase('a smallint default', { c: { type: 'smallint', default: 1 } }),
  quietCase(
    'an integer default in quotes',
    { c: { type: 'int', default: '7' } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'a decimal default with fewer digits than the column',
    {
      c: { type: 'decimal', precision: 10, scale: 2, default: 1.5 },
    },
    { typeormConfused: asText },
  ),
  quietCase('a decimal default of 0', {
    c: { type: 'decimal', precision: 10, scale: 2, default: 0 },
  }),
  quietCase(
    'a decimal default of 0 in quotes',
    {
      c: { type: 'decimal', precision: 10, scale: 2, default: '0' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'a fractional default of a float',
    { c: { type: 'float', default: 1.5 } },
    {
      typeormConfused: 'rounds it when it creates the column on MySQL (reference §0 fact 6)',
      databases: ['postgres', 'sqlite'],
    },
  ),
  quietCase(
    'an expression with an operator',
    { c: { type: 'int', default: () => '(1 + 1)' } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'an expression that is a number',
    { c: { type: 'int', default: () => '5' } },
    {
      typeormConfused: asText,
      databases: ['postgres', 'sqlite'],
    },
  ),
  quietCase('a text default', { c: { type: String, length: 20, default: 'x' } }),
  quietCase('an empty text default', { c: { type: String, length: 20, default: '' } }),
  quietCase('a text default that reads like NULL', {
    c: { type: String, length: 20, default: 'NULL' },
  }),
  quietCase('a text default that reads like a function', {
    c: { type: String, length: 40, default: 'CURRENT_TIMESTAMP' },
  }),
  quietCase(
    'a text default that reads like a cast',
    {
      c: { type: String, length: 20, default: 'a::b' },
    },
    { typeormConfused: asText },
  ),
  quietCase('a text default of digits', { c: { type: String, length: 20, default: '007' } }),
  quietCase(
    'a text default with doubled quotes',
    {
      c: { type: String, length: 20, default: "it''s" },
    },
    { typeormConfused: asText },
  ),
  quietCase('a text default beyond ASCII', { c: { type: String, length: 20, default: 'Zürich' } }),
  quietCase('a boolean default', {
    yes: { type: Boolean, default: true },
    no: { type: Boolean, default: false },
  }),
  quietCase('an explicit NULL as a default', {
    c: { type: 'int', nullable: true, default: null },
    d: { type: String, nullable: true, default: null },
  }),
  quietCase('creation, update and deletion dates', {
    created: { type: Date, createDate: true },
    updated: { type: Date, updateDate: true },
    deleted: { type: Date, deleteDate: true, nullable: true },
  }),
  quietCase(
    'a version column',
    { version: { type: Number, version: true } },
    { row: { version: 1 } },
  ),
  quietCase('a JSON object as a default of simple-json text', {
    c: { type: String, length: 50, default: '{"a":1}' },
  }),
];

const edits: readonly Case[] = [
  edit(
    'a text default becomes the empty text',
    { type: String, length: 20, default: 'x' },
    {
      type: String,
      length: 20,
      default: '',
    },
  ),
  edit(
    'a text default gets a quote',
    { type: String, length: 20, default: 'x' },
    {
      type: String,
      length: 20,
      default: "it''s",
    },
    asText,
  ),
  edit(
    'a literal becomes an expression',
    { type: 'int', default: 1 },
    {
      type: 'int',
      default: () => '(1 + 2)',
    },
    asText,
  ),
  edit(
    'an expression becomes a literal',
    { type: 'int', default: () => '(1 + 2)' },
    {
      type: 'int',
      default: 4,
    },
    asText,
  ),
  edit(
    'the words of a function become the function',
    {
      type: String,
      length: 40,
      default: 'CURRENT_TIMESTAMP',
    },
    { type: String, length: 40, default: () => '(CURRENT_TIMESTAMP)' },
    asText,
  ),
  edit(
    'a default loses its column NULL',
    { type: 'int', nullable: true },
    {
      type: 'int',
      default: 0,
    },
  ),
  edit(
    'a decimal default changes a digit after the point',
    {
      type: 'decimal',
      precision: 10,
      scale: 2,
      default: 1.25,
    },
    { type: 'decimal', precision: 10, scale: 2, default: 1.26 },
    asText,
  ),
  edit(
    'a column with a default becomes a text column with one',
    {
      type: 'int',
      default: 1,
    },
    { type: String, length: 20, default: 'one' },
  ),
  edit(
    'a varchar with a default becomes a number with one',
    {
      type: String,
      length: 20,
      default: '1',
    },
    { type: 'int', default: 2 },
  ),
  {
    name: 'a boolean with a default becomes an integer with one',
    from: [entity('things', { c: { type: Boolean, default: true } })],
    to: [entity('things', { c: { type: 'int', default: 5 } })],
  },
  {
    name: 'columns with every kind of default are added to a table with rows',
    from: [entity('things')],
    to: [
      entity('things', {
        number: { type: 'int', default: -1 },
        price: { type: 'decimal', precision: 10, scale: 2, default: 0 },
        word: { type: String, length: 20, default: 'it' },
        flag: { type: Boolean, default: true },
        at: { type: Date, createDate: true },
        two: { type: 'int', default: () => '(1 + 1)' },
      }),
    ],
    rows: { things: [{ id: 1 }, { id: 2 }] },
    typeormConfused: asText,
  },
];

const postgres = [
  quietCase('an array default', {
    empty: { type: 'text', array: true, default: [] },
    words: { type: 'text', array: true, default: ['a', 'b'] },
  }),
  quietCase(
    'an array default with a space',
    {
      c: { type: 'text', array: true, default: ['a b', 'c'] },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'an array default as text',
    {
      c: { type: 'text', array: true, default: '{}' },
      d: { type: 'int', array: true, default: () => "'{}'" },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'an array expression',
    {
      c: { type: 'text', array: true, default: () => 'ARRAY[]::text[]' },
      d: { type: 'int', array: true, default: () => 'ARRAY[1,2]' },
    },
    { typeormConfused: asText },
  ),
  quietCase('money', { c: { type: 'money', default: 0 } }, { typeormConfused: asText }),
  quietCase(
    'a boolean default as text',
    { c: { type: 'boolean', default: 'false' } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase('a large float default', { c: { type: 'float', default: 1e21 } }),
  quietCase(
    'the current time in every spelling',
    {
      a: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' },
      b: { type: 'timestamp', default: () => 'NOW()' },
      c: { type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' },
      d: { type: 'date', default: () => 'CURRENT_DATE' },
      e: { type: 'timetz', default: () => 'CURRENT_TIME' },
      f: { type: 'time', default: () => 'LOCALTIME' },
      g: { type: 'timestamp', default: () => 'LOCALTIMESTAMP' },
      h: { type: 'timestamptz', default: () => 'now()' },
      i: { type: 'timestamptz', default: () => 'clock_timestamp()' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'arithmetic on the current time',
    {
      a: { type: 'timestamp', default: () => "now() + interval '1 day'" },
      b: { type: 'timestamp', default: () => "(now() at time zone 'utc')" },
      c: { type: 'timestamp', default: () => "timezone('utc', now())" },
      d: { type: 'timestamptz', default: () => "NOW() + INTERVAL '30 minutes'" },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'a Date as a default',
    { c: { type: 'timestamp', default: new Date(0) } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'gen_random_uuid',
    { c: { type: 'uuid', default: () => 'gen_random_uuid()' } },
    {
      typeormConfused: 'reads it as a generated column (typeorm#9750)',
    },
  ),
  quietCase(
    'gen_random_uuid as text',
    {
      c: { type: 'text', default: () => 'gen_random_uuid()::text' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'jsonb defaults',
    {
      a: { type: 'jsonb', default: { a: 1, b: 'x' } },
      b: { type: 'jsonb', default: '{"a":1}' },
      c: { type: 'jsonb', default: () => "'{}'::jsonb" },
      d: { type: 'jsonb', default: [] },
      e: { type: 'json', default: { b: 1, a: 2 } },
      f: { type: 'jsonb', default: () => "'[]'" },
      g: { type: 'jsonb', default: {} },
    },
    { typeormConfused: 'typeorm#10038' },
  ),
  quietCase(
    'a bit string',
    { c: { type: 'bit', length: 3, default: () => "B'101'" } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'a range',
    { c: { type: 'tstzrange', default: () => 'tstzrange(now(), null)' } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'a cast',
    {
      c: { type: 'text', default: () => "'a'::varchar" },
      d: { type: 'text', default: () => "'a' || 'b'" },
      e: { type: 'text', default: () => "UPPER('x')" },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'the expression NULL',
    { c: { type: 'int', nullable: true, default: () => 'NULL' } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase(
    'an interval',
    {
      c: { type: 'interval', default: () => "'1 day'" },
      d: { type: 'interval', default: '01:00:00' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'a bytea default',
    { c: { type: 'bytea', default: () => "'\\x00ff'" } },
    {
      typeormConfused: asText,
    },
  ),
  quietCase('an address', {
    c: { type: 'inet', default: '127.0.0.1' },
    d: { type: 'cidr', default: '10.0.0.0/8' },
  }),
  edit(
    'a jsonb default changes',
    { type: 'jsonb', default: { a: 1 } },
    {
      type: 'jsonb',
      default: { a: 2 },
    },
  ),
  edit(
    'an array default changes',
    { type: 'text', array: true, default: ['a'] },
    {
      type: 'text',
      array: true,
      default: ['a', 'b'],
    },
  ),
  edit(
    'a time default becomes another',
    { type: 'timestamptz', default: () => 'now()' },
    {
      type: 'timestamptz',
      default: () => "now() + interval '1 day'",
    },
    asText,
  ),
  edit(
    'a uuid default is added',
    { type: 'uuid', nullable: true },
    {
      type: 'uuid',
      nullable: true,
      default: () => 'gen_random_uuid()',
    },
    'typeorm#9750',
  ),
].map((each): Case => ({ ...each, databases: ['postgres'] }));

const mysql = [
  quietCase(
    'the current time in every spelling',
    {
      a: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
      b: { type: 'datetime', default: () => 'NOW()' },
      c: { type: 'datetime', default: () => 'current_timestamp()' },
      d: { type: 'datetime', precision: 6, default: () => 'CURRENT_TIMESTAMP(6)' },
      e: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' },
      f: { type: 'timestamp', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' },
      g: { type: 'datetime', default: () => 'LOCALTIMESTAMP' },
    },
    { typeormConfused: 'typeorm#3588' },
  ),
  quietCase('ON UPDATE', {
    a: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP', onUpdate: 'CURRENT_TIMESTAMP' },
    b: {
      type: 'timestamp',
      precision: 6,
      default: () => 'CURRENT_TIMESTAMP(6)',
      onUpdate: 'CURRENT_TIMESTAMP(6)',
    },
    c: { type: 'timestamp', nullable: true, onUpdate: 'CURRENT_TIMESTAMP' },
  }),
  quietCase(
    'ON UPDATE inside a default',
    {
      c: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP' },
    },
    { typeormConfused: 'typeorm#6995' },
  ),
  quietCase(
    'functions in parentheses',
    {
      a: { type: String, length: 36, default: () => '(uuid())' },
      b: { type: 'date', default: () => '(curdate())' },
      c: { type: 'date', default: () => '(CURRENT_DATE)' },
      d: { type: 'datetime', default: () => '(now() + interval 1 day)' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'text and JSON in parentheses',
    {
      a: { type: 'text', default: () => "('x')" },
      b: { type: 'json', default: () => "('{}')" },
      c: { type: 'json', default: () => '(json_object())' },
      d: { type: 'json', default: () => '(json_array())' },
    },
    { typeormConfused: 'typeorm#3636' },
  ),
  quietCase(
    'numbers of every width',
    {
      a: { type: 'tinyint', default: 1 },
      b: { type: 'mediumint', default: 2 },
      c: { type: 'int', unsigned: true, default: 3 },
      d: { type: 'bigint', unsigned: true, default: 4 },
      e: { type: 'double', default: 2 },
      f: { type: 'float', default: 3 },
      g: { type: 'year', default: 2024 },
    },
    { typeormConfused: asText },
  ),
  quietCase('set defaults', { c: { type: 'set', enum: ['a', 'b', 'c'], default: ['a', 'b'] } }),
  quietCase('bit', { c: { type: 'bit', default: () => "b'1'" } }, { typeormConfused: asText }),
  quietCase('dates as text', {
    a: { type: 'date', default: '2024-01-01' },
    b: { type: 'time', default: '10:00:00' },
    c: { type: 'datetime', default: '2024-01-01 00:00:00' },
  }),
  edit(
    'ON UPDATE is added',
    { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
    {
      type: 'datetime',
      default: () => 'CURRENT_TIMESTAMP',
      onUpdate: 'CURRENT_TIMESTAMP',
    },
  ),
  edit(
    'ON UPDATE is removed',
    { type: 'datetime', default: () => 'CURRENT_TIMESTAMP', onUpdate: 'CURRENT_TIMESTAMP' },
    {
      type: 'datetime',
      default: () => 'CURRENT_TIMESTAMP',
    },
  ),
  edit(
    'a float default with a fraction is added',
    { type: 'float' },
    {
      type: 'float',
      default: 1.5,
    },
    'rounds the default to an integer (reference §0 fact 6)',
  ),
  edit(
    'a nullable JSON column loses its default, and NULL is left',
    { type: 'json', nullable: true, default: () => '(json_object())' },
    { type: 'json', nullable: true },
  ),
  edit(
    'a nullable JSON column gains a default, and NULL comes back',
    { type: 'json', nullable: true },
    { type: 'json', nullable: true, default: () => '(json_object())' },
    asText,
  ),
].map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] }));

const sqlite = [
  quietCase('numbers as text', {
    a: { type: 'integer', default: 0 },
    b: { type: 'integer', default: '0' },
    c: { type: 'real', default: 0.5 },
  }),
  quietCase(
    'expressions',
    {
      a: { type: 'integer', default: () => '(1+1)' },
      b: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
      c: { type: 'datetime', default: () => "(datetime('now'))" },
      d: { type: 'datetime', default: () => "datetime('now', '+1 day')" },
      e: { type: 'text', default: () => '(lower(hex(randomblob(16))))' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'JSON',
    {
      a: { type: 'json', default: '{}' },
      b: { type: 'json', default: { a: 1 } },
      c: { type: 'jsonb', default: { a: 1 } },
      d: { type: 'simple-json', default: '{}' },
    },
    { typeormConfused: asText },
  ),
  quietCase(
    'the expression NULL',
    { c: { type: 'int', nullable: true, default: () => 'NULL' } },
    {
      typeormConfused: asText,
    },
  ),
].map((each): Case => ({ ...each, databases: ['sqlite'] }));

/** The edit of one column of a table with a row. */
function edit(name: string, from: Column, to: Column, typeormConfused?: string): Case {
  return {
    name,
    from: [entity('things', { c: from })],
    to: [entity('things', { c: to })],
    ...(from.default === undefined ? {} : { rows: { things: [{ id: 1 }] } }),
    ...(typeormConfused === undefined ? {} : { typeormConfused }),
  };
}

runCases([...everywhere, ...edits, ...postgres, ...mysql, ...sqlite]);
