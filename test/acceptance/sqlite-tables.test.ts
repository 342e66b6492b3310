import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const text = { type: 'text', nullable: true } as const;
const note = { note: text } as const;

/** A table whose key has no number of its own. */
function pairs(columns: Entity['columns'] = {}, more: Partial<Entity> = {}): Entity {
  return {
    name: 'pairs',
    columns: {
      left: { type: 'int', primary: true },
      right: { type: 'varchar', primary: true },
      ...note,
      ...columns,
    },
    ...more,
  };
}

const pairRows = {
  pairs: [
    { left: 1, right: 'b', note: 'x' },
    { left: 2, right: 'a', note: null },
  ],
};

const withoutRowid: readonly Case[] = [
  {
    name: 'a table loses its rowid',
    from: [pairs()],
    to: [pairs({}, { withoutRowid: true })],
    rows: pairRows,
    summary: ['~ pairs withoutRowid none → true'],
  },
  {
    name: 'a table gets a rowid',
    from: [pairs({}, { withoutRowid: true })],
    to: [pairs()],
    rows: pairRows,
    summary: ['~ pairs withoutRowid true → none'],
  },
  {
    name: 'a table loses its rowid, a column and a type at once',
    from: [pairs({ gone: text })],
    to: [pairs({ note: { type: 'varchar', nullable: true } }, { withoutRowid: true })],
    rows: pairRows,
    loses: ['pairs.gone'],
  },
  {
    name: 'a table without a rowid gets a column and an index',
    from: [pairs({}, { withoutRowid: true })],
    to: [
      pairs(
        { size: { type: 'int', default: 3 } },
        { withoutRowid: true, indices: [{ columns: ['size'] }] },
      ),
    ],
    rows: pairRows,
  },
  {
    name: 'a column of a table without a rowid gets another type',
    from: [pairs({}, { withoutRowid: true })],
    to: [pairs({ note: { type: 'varchar', length: 30, nullable: true } }, { withoutRowid: true })],
    rows: pairRows,
  },
  {
    name: 'a table without a rowid is removed',
    from: [entity('things'), pairs({}, { withoutRowid: true })],
    to: [entity('things')],
    rows: pairRows,
    loses: ['pairs'],
  },
];

/** A table with a key of its own, and whatever else. */
function things(id: Column, columns: Entity['columns'] = {}, more: Partial<Entity> = {}): Entity {
  return { name: 'things', columns: { id, ...note, ...columns }, ...more };
}

const numbered = { type: 'integer', primary: true, generated: true } as const;
const plain = { type: 'integer', primary: true } as const;
const rows = {
  things: [
    { id: 2, note: 'a' },
    { id: 7, note: null },
  ],
};

const keys: readonly Case[] = [
  {
    name: 'AUTOINCREMENT is added',
    from: [things(plain)],
    to: [things(numbered)],
    rows,
    summary: ['~ things.id identity none → {"kind":"increment"}'],
  },
  {
    name: 'AUTOINCREMENT is removed',
    from: [things(numbered)],
    to: [things(plain)],
    rows,
    summary: ['~ things.id identity {"kind":"increment"} → none'],
  },
  {
    name: 'AUTOINCREMENT is added beside a column and a check',
    from: [things(plain)],
    to: [
      things(
        numbered,
        { rank: { type: 'int', default: 1 } },
        { checks: [{ name: 'ck_rank', expression: 'rank > 0' }] },
      ),
    ],
    rows,
  },
  {
    name: 'a key of int is no alias of the rowid, and becomes a numbered integer',
    from: [things({ type: 'tinyint', primary: true })],
    to: [things(numbered)],
    rows,
  },
  {
    name: 'a numbered integer key becomes bigint, which is no alias of the rowid',
    from: [things(numbered)],
    to: [things({ type: 'bigint', primary: true })],
    rows,
  },
  {
    name: 'a numbered key becomes text',
    from: [things(numbered)],
    to: [things({ type: 'varchar', primary: true })],
    rows: { things: [{ id: 2, note: 'a' }] },
  },
  {
    name: 'a second column joins a numbered key',
    from: [things(numbered, { kind: { type: 'int' } })],
    to: [things(plain, { kind: { type: 'int', primary: true } })],
    rows: { things: [{ id: 2, note: 'a', kind: 5 }] },
  },
  {
    name: 'a numbered key moves to another column',
    from: [things(numbered, { code: { type: 'integer' } })],
    to: [things({ type: 'integer' }, { code: numbered })],
    rows: { things: [{ id: 2, note: 'a', code: 9 }] },
  },
  {
    name: 'a numbered key takes the place of another',
    from: [things({ type: 'varchar', primary: true })],
    to: [{ name: 'things', columns: { number: numbered, id: { type: 'varchar' }, ...note } }],
    rows: { things: [{ id: 'x', note: 'a' }] },
  },
  {
    name: 'the columns of a composite key change places',
    from: [pairs()],
    to: [
      {
        name: 'pairs',
        columns: {
          right: { type: 'varchar', primary: true },
          left: { type: 'int', primary: true },
          ...note,
        },
      },
    ],
    rows: pairRows,
  },
  {
    name: 'a composite key loses a column that goes',
    from: [pairs()],
    to: [{ name: 'pairs', columns: { left: { type: 'int', primary: true }, ...note } }],
    rows: { pairs: [{ left: 1, right: 'b', note: 'x' }] },
    loses: ['pairs.right'],
  },
];

/** An edit of `note` that SQLite has to rebuild the table for. */
const edited = { note: { type: 'text', default: 'none' } } as const;
const rebuilt = {
  from: [things(numbered)],
  to: [things(numbered, edited)],
  rows: { things: [{ id: 2, note: 'a' }] },
};

const byHand: readonly Case[] = [
  {
    name: 'a table made STRICT by hand stays so',
    ...rebuilt,
    made: made(
      'CREATE TABLE things ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, note text) STRICT',
    ),
  },
  {
    name: 'the columns of a STRICT table have the types that it takes',
    from: [things(numbered, { at: { type: 'text' }, size: { type: 'real', nullable: true } })],
    to: [
      things(numbered, {
        at: { type: 'datetime' },
        size: { type: 'decimal', precision: 5, scale: 2, default: 1 },
        note: { type: 'varchar', length: 20, nullable: true },
        done: { type: Boolean, default: true },
        kind: { type: 'simple-enum', enum: ['a', 'b'], default: 'a' },
        price: { type: 'decimal', precision: 5, scale: 2, nullable: true },
      }),
    ],
    rows: { things: [{ id: 1, note: 'x', at: '2024-01-01', size: 2.5 }] },
    made: made(
      'CREATE TABLE things ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, note text, at text NOT NULL, size real) STRICT',
    ),
    typeormConfused: 'expects types that a STRICT table does not take',
  },
  {
    name: 'a table made without a rowid by hand gets one, and stays STRICT',
    from: [things(plain)],
    to: [things(plain, edited)],
    rows: rebuilt.rows,
    made: made(
      'CREATE TABLE things (id integer PRIMARY KEY NOT NULL, note text) WITHOUT ROWID, STRICT',
    ),
    summary: [
      "~ things.note default none → 'none'",
      '~ things.note nullable true → false',
      '~ things withoutRowid true → none',
    ],
  },
  {
    name: 'the text of a table keeps its comments, its layout and its case',
    ...rebuilt,
    made: made(`CREATE TABLE "things" -- everything
(
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, /* the key, made by hand */
  Note TEXT -- what is said
)`),
    summary: ["~ things.Note default none → 'none'", '~ things.Note nullable true → false'],
    typeormConfused: 'minds the case of names',
  },
  {
    name: 'a primary key with a name and a conflict clause keeps both',
    from: [things(plain)],
    to: [things(plain, edited)],
    rows: rebuilt.rows,
    made: made(
      'CREATE TABLE things (id integer CONSTRAINT pk_things PRIMARY KEY ON CONFLICT REPLACE NOT NULL, note text)',
    ),
  },
  {
    name: 'a key of INTEGER that counts down is no alias of the rowid, and stays one',
    from: [things(plain)],
    to: [things(plain, edited)],
    rows: rebuilt.rows,
    made: made('CREATE TABLE things (id INTEGER PRIMARY KEY DESC NOT NULL, note text)'),
  },
  {
    name: 'a key behind the columns keeps its place',
    from: [things(plain)],
    to: [things(plain, edited)],
    rows: rebuilt.rows,
    made: made('CREATE TABLE things (id integer NOT NULL, note text, PRIMARY KEY (id))'),
  },
  {
    name: 'a numbered key behind the columns keeps its place',
    ...rebuilt,
    made: made(
      'CREATE TABLE things ("id" integer NOT NULL, note text, PRIMARY KEY ("id" AUTOINCREMENT))',
    ),
  },
];

function made(...statements: readonly string[]): NonNullable<Case['made']> {
  return { sqlite: ['DROP TABLE things', ...statements] };
}

runCases(
  [...withoutRowid, ...keys, ...byHand].map((each): Case => ({ databases: ['sqlite'], ...each })),
);
