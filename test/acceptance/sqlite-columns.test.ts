import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

/** Columns named by letters, each nullable. */
function columnsOf(options: readonly Column[]): Record<string, Column> {
  return Object.fromEntries(
    options.map((each, position) => [
      String.fromCodePoint('a'.charCodeAt(0) + position),
      { nullable: true, ...each },
    ]),
  );
}

function things(c: Column, more: Partial<Entity> = {}): Entity {
  return entity('things', { c }, more);
}

/** An edit of one column of a table with a row. */
function edit(name: string, from: Column, to: Column, value?: unknown): Case {
  return {
    name,
    from: [things(from)],
    to: [things(to)],
    ...(value === undefined ? {} : { rows: { things: [{ id: 1, c: value }] } }),
  };
}

const types: readonly Case[] = [
  quietCase(
    'types of whole numbers',
    columnsOf([
      { type: Number },
      { type: 'int' },
      { type: 'integer' },
      { type: 'tinyint' },
      { type: 'smallint' },
      { type: 'mediumint' },
      { type: 'bigint' },
      { type: 'unsigned big int' },
      { type: 'int2' },
      { type: 'int8' },
    ]),
  ),
  quietCase(
    'types of fractions',
    columnsOf([
      { type: 'real' },
      { type: 'double' },
      { type: 'double precision' },
      { type: 'float' },
      { type: 'numeric' },
      { type: 'numeric', precision: 10 },
      { type: 'decimal' },
      { type: 'decimal', precision: 10, scale: 2 },
    ]),
  ),
  quietCase(
    'types of text',
    columnsOf([
      { type: String },
      { type: 'character', length: 20 },
      { type: 'varchar', length: 255 },
      { type: 'varying character', length: 255 },
      { type: 'nchar', length: 55 },
      { type: 'native character', length: 70 },
      { type: 'nvarchar', length: 100 },
      { type: 'text' },
      { type: 'clob' },
      { type: 'uuid' },
      { type: 'simple-array' },
      { type: 'simple-json' },
    ]),
  ),
  quietCase(
    'types of dates, bytes and documents',
    columnsOf([
      { type: 'blob' },
      { type: Boolean },
      { type: 'date' },
      { type: 'time' },
      { type: 'datetime' },
      { type: Date },
      { type: 'json' },
      { type: 'jsonb' },
    ]),
  ),
  // Trap 82: TypeORM reads back `varchar array` as a type of its own.
  quietCase(
    'an array, which SQLite takes for a type of two words',
    { a: { type: 'varchar', array: true, nullable: true } },
    { typeormConfused: 'two rebuilds each time (reference §7 no. 82)' },
  ),
  // Trap 83.
  quietCase(
    'a numbered rowid',
    { a: { type: 'int', nullable: true } },
    {
      entity: {
        columns: {
          id: { type: 'integer', primary: true, generated: 'rowid' },
          edited: { type: Number, nullable: true },
        },
      },
      typeormConfused: 'expects AUTOINCREMENT (reference §7 no. 83)',
    },
  ),
];

const defaults: readonly Case[] = [
  // Trap 78.
  quietCase('the defaults of numbers', {
    a: { type: 'integer', default: 0 },
    b: { type: 'integer', default: '0' },
    c: { type: 'integer', default: -5 },
    d: { type: 'real', default: 1.5 },
    e: { type: 'decimal', precision: 10, scale: 2, default: 0 },
    f: { type: 'bigint', default: '9007199254740993' },
    g: { type: 'numeric', default: '1.50' },
    h: { type: 'real', default: 1e21 },
  }),
  // Trap 79.
  quietCase('the defaults that are expressions', {
    a: { type: 'integer', default: () => '(1+1)' },
    b: { type: 'integer', default: () => '1 + 1' },
    c: { type: 'varchar', default: () => "upper('x')" },
    d: { type: 'varchar', default: () => "'a' || 'b'" },
    e: { type: 'integer', default: () => '((5))' },
    f: { type: 'varchar', default: () => 'lower(hex(randomblob(16)))' },
    g: { type: 'integer', default: () => "strftime('%s','now')" },
    h: { type: 'integer', default: () => '-1' },
  }),
  // Trap 80.
  quietCase(
    'the defaults of documents',
    {
      a: { type: 'json', default: '{}' },
      b: { type: 'json', default: { a: 1, b: 'x' } },
      c: { type: 'jsonb', default: { a: 1 } },
      d: { type: 'simple-json', default: '{}' },
      e: { type: 'json', default: [] },
    },
    { typeormConfused: 'a rebuild each time for a string (reference §7 no. 80)' },
  ),
  quietCase('the defaults of text', {
    a: { type: 'varchar', default: '' },
    b: { type: 'varchar', default: 'x' },
    c: { type: 'varchar', default: 'NULL' },
    d: { type: 'varchar', default: 'a, b (c)' },
    e: { type: 'varchar', default: 'CURRENT_TIMESTAMP' },
    f: { type: 'text', default: 'two\nlines' },
    g: { type: 'varchar', default: '-- no comment' },
    h: { type: 'simple-array', default: 'a,b' },
  }),
  quietCase('the defaults of booleans and dates', {
    a: { type: Boolean, default: true },
    b: { type: Boolean, default: false },
    c: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
    d: { type: 'datetime', default: () => "datetime('now')" },
    e: { type: 'date', default: () => 'CURRENT_DATE' },
    f: { type: 'time', default: () => 'CURRENT_TIME' },
    g: { type: 'date', default: '2024-01-01' },
    h: { type: 'datetime', default: () => "(datetime('now', 'localtime'))" },
  }),
  quietCase(
    'a default of NULL',
    {
      a: { type: 'varchar', nullable: true, default: null },
      b: { type: 'integer', nullable: true, default: () => 'NULL' },
    },
    { typeormConfused: 'expects NULL to be kept as a default' },
  ),
  // Trap 81.
  quietCase('the values of an enumeration with quotes', {
    a: { type: 'simple-enum', enum: ['it', 'b'], default: 'b' },
    b: { type: 'simple-enum', enum: [1, 2], default: 1, nullable: true },
    c: { type: 'simple-enum', enum: ['a b', 'c,d', '(e)'], nullable: true },
  }),
  edit(
    'a default of a number becomes another',
    { type: 'integer', default: 1 },
    { type: 'integer', default: 2 },
    5,
  ),
  edit(
    'a default becomes an expression',
    { type: 'varchar', default: 'x' },
    { type: 'varchar', default: () => "lower('X') || 'y'" },
    'v',
  ),
  edit(
    'an expression becomes another',
    { type: 'varchar', default: () => "lower('X')" },
    { type: 'varchar', default: () => "lower('Y')" },
    'v',
  ),
  edit(
    'the default of a document changes',
    { type: 'json', default: { a: 1 } },
    { type: 'json', default: { a: 2 } },
    '{}',
  ),
  edit(
    'the default of a binary document changes',
    { type: 'jsonb', default: { a: 1 } },
    { type: 'jsonb', default: { a: 2 } },
  ),
  edit(
    'a default of the current time is added',
    { type: 'datetime' },
    { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
    '2024-01-01 00:00:00',
  ),
  edit(
    'a default of the current time is removed',
    { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
    { type: 'datetime' },
    '2024-01-01 00:00:00',
  ),
  edit(
    'a boolean changes its default',
    { type: Boolean, default: true },
    { type: Boolean, default: false },
    true,
  ),
  edit(
    'an empty text becomes the default',
    { type: 'varchar', nullable: true },
    { type: 'varchar', nullable: true, default: '' },
    null,
  ),
  {
    name: 'columns with defaults of every kind are added to a table with rows',
    from: [entity('things')],
    to: [
      entity('things', {
        a: { type: 'integer', default: 3 },
        b: { type: 'varchar', default: "it''s" },
        c: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
        d: { type: 'json', default: { a: 1 } },
        e: { type: Boolean, default: true },
        f: { type: 'varchar', default: () => 'hex(randomblob(4))' },
        g: { type: 'blob', nullable: true },
        h: { type: 'simple-enum', enum: ['x', 'y'], default: 'x' },
      }),
    ],
    rows: { things: [{ id: 1 }, { id: 2 }] },
  },
];

const word = { type: 'varchar', length: 20 } as const;

const collations: readonly Case[] = [
  // Trap 84.
  quietCase(
    'collations',
    {
      a: { ...word, collation: 'NOCASE' },
      b: { ...word, collation: 'RTRIM' },
      c: { ...word, collation: 'BINARY' },
      d: { ...word, collation: 'nocase' },
    },
    { row: { a: 'A', b: 'b', c: 'c', d: 'd' } },
  ),
  edit('a collation is added', word, { ...word, collation: 'NOCASE' }, 'Ada'),
  edit('a collation is removed', { ...word, collation: 'NOCASE' }, word, 'Ada'),
  edit(
    'a collation becomes another',
    { ...word, collation: 'NOCASE' },
    { ...word, collation: 'RTRIM' },
    'Ada',
  ),
  edit(
    'a collated column gets longer',
    { ...word, collation: 'NOCASE' },
    { ...word, collation: 'NOCASE', length: 40 },
    'Ada',
  ),
  {
    name: 'a collated column is added with an index and a unique constraint on it',
    from: [entity('things')],
    to: [
      entity(
        'things',
        { c: { ...word, collation: 'NOCASE', nullable: true } },
        { indices: [{ columns: ['c'] }], uniques: [{ columns: ['c'] }] },
      ),
    ],
    rows: { things: [{ id: 1 }] },
  },
  {
    name: 'an indexed column gets a collation, which its index takes on',
    from: [things(word, { indices: [{ columns: ['c'] }] })],
    to: [things({ ...word, collation: 'NOCASE' }, { indices: [{ columns: ['c'] }] })],
    rows: { things: [{ id: 1, c: 'x' }] },
  },
];

const plain = { a: { type: 'int', nullable: true } } as const;
const doubled = (more: Partial<Column> = {}): Column => ({
  type: 'int',
  asExpression: 'a * 2',
  generatedType: 'VIRTUAL',
  nullable: true,
  ...more,
});

/** An edit of a column beside `a`. */
function beside(
  name: string,
  from: Entity['columns'],
  to: Entity['columns'],
  more: Partial<Entity> = {},
): Case {
  return {
    name,
    from: [entity('things', { ...plain, ...from }, more)],
    to: [entity('things', { ...plain, ...to }, more)],
    rows: {
      things: [
        { id: 1, a: 3 },
        { id: 2, a: null },
      ],
    },
  };
}

const stored = doubled({ generatedType: 'STORED' });

const generated: readonly Case[] = [
  beside('a virtual column is added', {}, { c: doubled() }),
  beside('a stored column is added, which ALTER TABLE cannot', {}, { c: stored }),
  beside('a virtual column is removed', { c: doubled() }, {}),
  beside('a stored column is removed', { c: stored }, {}),
  beside('a virtual column becomes stored', { c: doubled() }, { c: stored }),
  beside('a stored column becomes virtual', { c: stored }, { c: doubled() }),
  beside(
    'the expression of a virtual column changes',
    { c: doubled() },
    { c: doubled({ asExpression: 'a + a' }) },
  ),
  beside(
    'the expression of a stored column changes',
    { c: stored },
    { c: doubled({ generatedType: 'STORED', asExpression: 'a + a' }) },
  ),
  beside(
    'a virtual column becomes a plain one and keeps its values',
    { c: doubled() },
    { c: { type: 'int', nullable: true } },
  ),
  beside(
    'a stored column becomes a plain one and keeps its values',
    { c: stored },
    { c: { type: 'int', nullable: true } },
  ),
  {
    ...beside(
      'a plain column becomes virtual',
      { c: { type: 'int', nullable: true } },
      { c: doubled() },
    ),
    rows: { things: [{ id: 1, a: 3, c: 6 }] },
  },
  {
    ...beside(
      'a plain column becomes stored',
      { c: { type: 'int', nullable: true, default: 7 } },
      { c: stored },
    ),
    rows: { things: [{ id: 1, a: 3, c: 6 }] },
  },
  beside(
    'a generated column gets another type',
    { c: stored },
    { c: { ...stored, type: 'bigint' } },
  ),
  beside(
    'a generated column is indexed',
    { c: doubled() },
    { c: doubled(), d: { type: 'int', nullable: true } },
    { indices: [{ columns: ['c'] }] },
  ),
  {
    name: 'a generated column leans on another, and both are replaced',
    from: [entity('things', { ...plain, c: doubled(), d: doubled({ asExpression: 'c + 1' }) })],
    to: [
      entity('things', {
        ...plain,
        e: doubled(),
        f: doubled({ asExpression: 'e + 2', generatedType: 'STORED' }),
      }),
    ],
    rows: { things: [{ id: 1, a: 3 }] },
  },
  {
    name: 'a column that a generated one reads gets another type',
    from: [entity('things', { ...plain, c: stored })],
    to: [entity('things', { a: { type: 'varchar', nullable: true }, c: stored })],
    rows: { things: [{ id: 1, a: 3 }] },
  },
  {
    name: 'a generated column with quotes, commas and parentheses',
    from: [entity('things', { n: { type: 'varchar' } })],
    to: [
      entity('things', {
        n: { type: 'varchar' },
        c: {
          type: 'varchar',
          asExpression: `coalesce("n", '(none), ''it''') || ')'`,
          generatedType: 'STORED',
          nullable: true,
        },
      }),
    ],
    rows: { things: [{ id: 1, n: 'x' }] },
  },
];

const enums: readonly Case[] = [
  edit(
    'a value joins an enumeration',
    { type: 'simple-enum', enum: ['a', 'b'] },
    { type: 'simple-enum', enum: ['a', 'c', 'b'] },
    'a',
  ),
  edit(
    'a value leaves an enumeration',
    { type: 'simple-enum', enum: ['a', 'b'] },
    { type: 'simple-enum', enum: ['a'] },
    'a',
  ),
  edit(
    'text becomes an enumeration',
    { type: 'varchar' },
    { type: 'simple-enum', enum: ['a', 'b'] },
    'a',
  ),
  edit(
    'an enumeration becomes text',
    { type: 'simple-enum', enum: ['a', 'b'] },
    { type: 'text' },
    'a',
  ),
  edit(
    'an enumeration becomes text of its own type',
    { type: 'simple-enum', enum: ['a', 'b'] },
    { type: 'varchar' },
    'a',
  ),
  edit(
    'an enumeration gets a default',
    { type: 'simple-enum', enum: ['a', 'b'] },
    { type: 'simple-enum', enum: ['a', 'b', 'c'], default: 'c' },
    'a',
  ),
];

runCases(
  [...types, ...defaults, ...collations, ...generated, ...enums].map((each): Case => ({
    databases: ['sqlite'],
    ...each,
  })),
);
