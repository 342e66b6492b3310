import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

/** Another type for the column of a table with a row. */
function retype(name: string, from: Column, to: Column, value?: unknown): Case {
  return {
    name,
    from: [entity('things', { c: from })],
    to: [entity('things', { c: to })],
    ...(value === undefined ? {} : { rows: { things: [{ id: 1, c: value }] } }),
  };
}

function owner(type: 'uuid' | 'varchar'): readonly Entity[] {
  const length = type === 'uuid' ? {} : { length: 36 };
  const relations = {
    owner: { type: 'many-to-one', target: 'owners', joinColumn: { name: 'owner_id' } },
  } as const;
  return [
    { name: 'owners', columns: { id: { type, primary: true, ...length } } },
    entity('things', {}, { relations }),
  ];
}

const key = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const everywhere: readonly Case[] = [
  quietCase('numbers of every size', {
    a: { type: 'smallint', nullable: true },
    b: { type: 'bigint', nullable: true },
    d: { type: 'decimal', precision: 12, scale: 4, nullable: true },
    e: { type: 'float', nullable: true },
    f: { type: 'numeric', nullable: true },
  }),
  quietCase('text of every length', {
    a: { type: 'varchar', length: 1, nullable: true },
    b: { type: 'varchar', nullable: true },
    c: { type: 'text', nullable: true },
    d: { type: 'simple-array', nullable: true },
    e: { type: 'simple-json', nullable: true },
  }),
  quietCase('dates, times and JSON', {
    a: { type: 'date', nullable: true },
    b: { type: 'time', nullable: true },
    c: { type: Date, nullable: true },
    d: { type: 'json', nullable: true },
  }),
  quietCase('a UUID that nobody makes', { a: { type: 'uuid', nullable: true } }),
  retype('text becomes varchar', { type: 'text' }, { type: String, length: 50 }, 'x'),
  retype('varchar loses its length', { type: String, length: 50 }, { type: String }, 'x'),
  retype('bigint becomes int', { type: 'bigint' }, { type: 'int' }, 7),
  retype('int becomes decimal', { type: 'int' }, { type: 'decimal', precision: 10, scale: 2 }),
  retype('a date becomes a time stamp', { type: 'date' }, { type: Date }),
  retype(
    'a decimal loses its scale',
    { type: 'decimal', precision: 10, scale: 2 },
    {
      type: 'decimal',
      precision: 10,
      scale: 0,
    },
  ),
];

/** 64 characters, the last of them of two bytes. */
function long(name: string): string {
  return `${name.padEnd(63, '_')}é`;
}

const names: readonly Case[] = [
  {
    name: 'names are reserved words, or hold spaces, capitals and quotes',
    from: [entity('my table', { group: { type: 'int' }, 'Order By': { type: 'int' } })],
    to: [
      entity(
        'my table',
        { group: { type: 'bigint' }, 'Order By': { type: 'int' }, "it's": { type: 'int' } },
        { indices: [{ columns: ['Order By'] }] },
      ),
    ],
  },
  {
    name: 'names are as long as MySQL takes them',
    from: [entity(long('table'), { [long('a')]: { type: 'int' } })],
    to: [
      entity(
        long('table'),
        { [long('a')]: { type: 'bigint' }, [long('b')]: { type: 'int', nullable: true } },
        {
          indices: [{ name: long('ix'), columns: [long('a')] }],
          uniques: [{ name: long('uq'), columns: [long('b')] }],
          checks: [{ name: long('chk'), expression: `\`${long('a')}\` > 0` }],
        },
      ),
      entity(
        'children',
        { parent: { type: 'int' } },
        {
          foreignKeys: [
            {
              name: long('fk'),
              target: long('table'),
              columnNames: ['parent'],
              referencedColumnNames: ['id'],
            },
          ],
        },
      ),
    ],
    databases: ['mysql', 'mariadb'],
  },
  {
    name: 'a table without a rowid is added',
    from: [entity('things')],
    to: [
      entity('things'),
      {
        name: 'pairs',
        withoutRowid: true,
        columns: { key: { type: String, primary: true }, value: { type: 'text' } },
      },
    ],
    databases: ['sqlite'],
  },
];

const servers = [
  {
    name: 'a text key becomes a UUID, and the foreign key on it with it',
    from: owner('varchar'),
    to: owner('uuid'),
    rows: { owners: [{ id: key }], things: [{ id: 1, owner_id: key }] },
    databases: ['mariadb'],
  },
  {
    name: 'a UUID key becomes text, and the foreign key on it with it',
    from: owner('uuid'),
    to: owner('varchar'),
    rows: { owners: [{ id: key }], things: [{ id: 1, owner_id: key }] },
    databases: ['mariadb'],
  },
] satisfies Case[];

const postgres = [
  quietCase(
    'types that only PostgreSQL has',
    {
      a: { type: 'jsonb', nullable: true },
      b: { type: 'timestamptz', nullable: true },
      c: { type: 'timestamp', precision: 3, nullable: true },
      d: { type: 'inet', nullable: true },
      e: { type: 'int4range', nullable: true },
      f: { type: 'text', array: true, nullable: true },
      g: { type: 'varchar', length: 10, array: true, nullable: true },
      h: { type: 'numeric', precision: 10, scale: 2, array: true, nullable: true },
      i: { type: 'bit', length: 4, nullable: true },
      j: { type: 'varbit', length: 4, nullable: true },
      k: { type: 'char', length: 4, nullable: true },
      l: { type: 'interval', nullable: true },
      m: { type: 'timetz', precision: 2, nullable: true },
      n: { type: 'xml', nullable: true },
      o: { type: 'point', nullable: true },
      p: { type: 'money', nullable: true },
      q: { type: 'tsvector', nullable: true },
      r: { type: 'macaddr', nullable: true },
      s: { type: 'bytea', nullable: true },
      t: { type: 'real', nullable: true },
      u: { type: 'varchar', collation: 'C', nullable: true },
    },
    { typeormConfused: 'collations (reference §4.1)' },
  ),
  retype('json becomes jsonb', { type: 'json' }, { type: 'jsonb' }),
  retype('timestamp becomes timestamptz', { type: 'timestamp' }, { type: 'timestamptz' }),
  retype(
    'the precision of a time stamp changes',
    { type: 'timestamp', precision: 3 },
    { type: 'timestamp', precision: 6 },
  ),
  retype(
    'an array has a longer element',
    { type: 'varchar', length: 10, array: true },
    { type: 'varchar', length: 20, array: true },
    '{a,b}',
  ),
  retype('int becomes an array', { type: 'int' }, { type: 'int', array: true }),
  retype('text becomes jsonb', { type: 'text' }, { type: 'jsonb' }),
  {
    ...retype(
      'a collation is added',
      { type: 'varchar', length: 20 },
      { type: 'varchar', length: 20, collation: 'C' },
      'x',
    ),
    typeormConfused: 'loses the length (reference §4.1)',
  },
  {
    ...retype(
      'a collation is removed',
      { type: 'varchar', length: 20, collation: 'C' },
      { type: 'varchar', length: 20 },
      'x',
    ),
    typeormConfused: 'reads collations wrongly (reference §4.1)',
  },
].map((each): Case => ({ ...each, databases: ['postgres'] }));

const mysql = [
  quietCase('types that only MySQL has', {
    a: { type: 'tinyint', nullable: true },
    b: { type: 'mediumint', unsigned: true, nullable: true },
    c: { type: 'bigint', unsigned: true, nullable: true },
    d: { type: 'longtext', nullable: true },
    e: { type: 'tinytext', nullable: true },
    f: { type: 'varbinary', length: 20, nullable: true },
    g: { type: 'binary', length: 20, nullable: true },
    h: { type: 'mediumblob', nullable: true },
    i: { type: 'datetime', precision: 3, nullable: true },
    j: { type: 'timestamp', precision: 6, nullable: true },
    k: { type: 'year', nullable: true },
    l: { type: 'bit', nullable: true },
    m: { type: 'char', length: 3, nullable: true },
    n: { type: 'double', nullable: true },
    o: { type: 'point', nullable: true },
    p: { type: 'varchar', length: 20, charset: 'latin1', nullable: true },
    q: { type: 'varchar', length: 20, collation: 'utf8mb4_bin', nullable: true },
    r: { type: 'double precision', nullable: true },
    s: { type: 'nvarchar', length: 10, nullable: true },
    t: { type: 'time', precision: 2, nullable: true },
  }),
  retype('int becomes unsigned', { type: 'int' }, { type: 'int', unsigned: true }, 7),
  retype('mediumtext becomes text', { type: 'mediumtext' }, { type: 'text' }, 'x'),
  retype(
    'an update date gets fewer digits',
    { type: Date, updateDate: true },
    {
      type: Date,
      updateDate: true,
      precision: 3,
      default: () => 'CURRENT_TIMESTAMP(3)',
      onUpdate: 'CURRENT_TIMESTAMP(3)',
    },
    '2026-01-31 10:00:00',
  ),
  retype('datetime gets digits', { type: 'datetime' }, { type: 'datetime', precision: 6 }),
  retype('json becomes nullable', { type: 'json' }, { type: 'json', nullable: true }, '{"a":1}'),
  retype(
    'the collation changes',
    { type: String, length: 20 },
    { type: String, length: 20, collation: 'utf8mb4_bin' },
    'x',
  ),
  retype(
    'the character set changes',
    { type: String, length: 20 },
    { type: String, length: 20, charset: 'latin1' },
    'x',
  ),
].map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] }));

runCases([...everywhere, ...names, ...servers, ...postgres, ...mysql]);
