import { describe, expect, test } from 'vitest';
import type { Queryable } from '../../../src/dialect/queryable.ts';
import { canonicalText } from '../../../src/dialect/sqlite/canonical-text.ts';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { ColumnChange } from '../../../src/schema/column.ts';
import type { Constraint } from '../../../src/schema/constraint.ts';
import { column, foreignKey } from '../../support/build.ts';
import { apply, createSqlite, readCatalog } from './apply.ts';
import { everything, things } from './everything.ts';

const table = { schema: null, name: 'things' };

function alter(name: string, change: ColumnChange, fill: string | null = null): TableOperation {
  return { kind: 'alterColumn', table, column: name, change, existing: {}, fill, using: null };
}

function create(constraint: Constraint): TableOperation {
  return { kind: 'createConstraint', table, constraint };
}

function drop(
  constraintKind: Constraint['kind'],
  name: string | null,
  existing: Constraint | null = null,
): TableOperation {
  return { kind: 'dropConstraint', table, constraintKind, name, existing };
}

const unique: Constraint = {
  kind: 'unique',
  name: null,
  columns: ['category_id', 'code'],
  deferrable: null,
  nullsNotDistinct: false,
};

interface Alteration {
  readonly name: string;
  readonly operations: readonly TableOperation[];
  /** What becomes of the text of the table: pieces of it, and what stands in their place. */
  readonly edits: Readonly<Record<string, string>>;
  /** Indexes that go with a column. */
  readonly gone?: readonly string[];
  /** Columns whose values change, or that go. */
  readonly changed?: readonly string[];
}

const alterations: readonly Alteration[] = [
  {
    name: 'a longer type',
    operations: [alter('code', { type: 'varchar(50)' })],
    edits: { 'varchar(20)': 'varchar(50)' },
  },
  {
    name: 'another affinity',
    operations: [alter('price', { type: 'real' })],
    edits: { 'numeric(10,2)': 'real' },
    changed: ['price', 'total'],
  },
  {
    name: 'NOT NULL with a value for the rows that have none',
    operations: [alter('price', { nullable: false }, '0.5')],
    edits: { 'DEFAULT (1 + 1)': 'NOT NULL DEFAULT (1 + 1)' },
    changed: ['price', 'total'],
  },
  {
    name: 'NULL on a column with a conflict clause',
    operations: [alter('amount', { nullable: true })],
    edits: { 'NOT NULL ON CONFLICT ABORT ': '' },
  },
  {
    name: 'another default',
    operations: [alter('title', { default: "'new'" })],
    edits: { "DEFAULT 'it''s'": "DEFAULT ('new')" },
  },
  {
    name: 'no default',
    operations: [alter('price', { default: null })],
    edits: { ' DEFAULT (1 + 1)': '' },
  },
  {
    name: 'another collation',
    operations: [alter('code', { collation: null }), alter('title', { collation: 'RTRIM' })],
    edits: { 'COLLATE NOCASE ': '', '[title] text': '[title] text COLLATE RTRIM' },
  },
  {
    name: 'no numbering',
    operations: [alter('id', { identity: null })],
    edits: { ' AUTOINCREMENT': '' },
  },
  {
    name: 'another generated expression',
    operations: [alter('total', { generated: { expression: 'price + amount', stored: false } })],
    edits: { '(price * amount) STORED': '(price + amount) VIRTUAL' },
    changed: ['total'],
  },
  {
    name: 'a plain column from a generated one',
    operations: [alter('label', { generated: null })],
    edits: { " GENERATED ALWAYS AS (code || ':' || title) VIRTUAL": '' },
  },
  {
    name: 'a generated column from a plain one',
    operations: [alter('amount', { generated: { expression: 'id + 1', stored: true } })],
    edits: {
      'DEFAULT 0 CHECK ("amount" < 1000)': 'CHECK ("amount" < 1000) AS (id + 1) STORED',
    },
    changed: ['amount', 'total'],
  },
  {
    name: 'an enumerated column',
    operations: [alter('title', { type: 'varchar', enumValues: ['axe', "it's", 'saw'] })],
    edits: {
      '[title] text': `title varchar CHECK( title IN ('axe','it''s','saw') )`,
    },
  },
  {
    name: 'one more of each constraint',
    operations: [
      create({ ...unique, name: 'uq_title', columns: ['title', 'id'] }),
      create(foreignKey('fk_parent', ['parent_id'], 'things', ['id'], { onDelete: 'CASCADE' })),
      create({ kind: 'check', name: 'ck_title', expression: "title <> ''" }),
    ],
    edits: {
      'DEFERRABLE\n)': `DEFERRABLE,
        CONSTRAINT uq_title UNIQUE (title, id),
        CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES things (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT ck_title CHECK (title <> ''))`,
    },
  },
  {
    name: 'one less of each constraint',
    operations: [
      drop('check', 'positive'),
      drop('unique', null, unique),
      drop('foreignKey', 'fk_category'),
    ],
    edits: {
      [`,
  CONSTRAINT positive CHECK (price + amount >= 0),
  UNIQUE (category_id, code) ON CONFLICT REPLACE,
  CONSTRAINT fk_category FOREIGN KEY (category_id) REFERENCES categories (id) ON UPDATE CASCADE DEFERRABLE`]:
        '',
    },
  },
  {
    name: 'no constraints behind columns',
    operations: [
      drop('unique', null, { ...unique, columns: ['code'] }),
      drop('foreignKey', null, foreignKey(null, ['parent_id'], 'things', ['id'])),
      drop('check', null, { kind: 'check', name: null, expression: 'amount < 1000' }),
    ],
    edits: {
      ' UNIQUE ON CONFLICT IGNORE': '',
      ' REFERENCES things(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED': '',
      ' CHECK ("amount" < 1000)': '',
    },
  },
  {
    name: 'constraints under other names',
    operations: [
      {
        kind: 'renameConstraint',
        table,
        constraintKind: 'check',
        from: 'positive',
        to: 'not "negative"',
      },
      {
        kind: 'renameConstraint',
        table,
        constraintKind: 'foreignKey',
        from: 'FK_category',
        to: 'fk_2',
      },
    ],
    edits: { 'CONSTRAINT positive': 'CONSTRAINT "not ""negative"""', fk_category: 'fk_2' },
  },
  {
    name: 'a column that ALTER TABLE can add',
    operations: [
      { kind: 'addColumn', table, column: column('rank', 'integer', { default: '5' }), fill: null },
    ],
    edits: { 'category_id integer,': 'category_id integer, rank integer NOT NULL DEFAULT (5),' },
  },
  {
    name: 'a column that ALTER TABLE cannot add',
    operations: [
      {
        kind: 'addColumn',
        table,
        column: column('at', 'datetime', { default: "datetime('now')" }),
        fill: null,
      },
      { kind: 'addColumn', table, column: column('slug', 'varchar'), fill: 'lower(code)' },
    ],
    edits: {
      'category_id integer,': `category_id integer, at datetime NOT NULL DEFAULT (datetime('now')), slug varchar NOT NULL,`,
    },
  },
  {
    name: 'a column less',
    operations: [{ kind: 'dropColumn', table, column: 'legacy', existing: null, fill: null }],
    edits: { 'legacy blob,': '' },
    changed: ['legacy'],
  },
  {
    name: 'a column less that constraints speak of',
    operations: [{ kind: 'dropColumn', table, column: 'category_id', existing: null, fill: null }],
    edits: {
      ',\n  category_id integer': '',
      'UNIQUE (category_id, code) ON CONFLICT REPLACE,\n  ': '',
      ',\n  CONSTRAINT fk_category FOREIGN KEY (category_id) REFERENCES categories (id) ON UPDATE CASCADE DEFERRABLE':
        '',
    },
    changed: ['category_id'],
  },
  {
    name: 'a column in the place of another',
    operations: [
      { kind: 'dropColumn', table, column: 'legacy', existing: null, fill: null },
      {
        kind: 'addColumn',
        table,
        column: column('legacy', 'integer', { nullable: true }),
        fill: null,
      },
    ],
    edits: { 'legacy blob,': '', 'category_id integer,': 'category_id integer, legacy integer,' },
    changed: ['legacy'],
  },
  {
    name: 'all kinds of alterations at once',
    operations: [
      alter('title', { type: 'varchar(99)' }),
      { kind: 'dropColumn', table, column: 'legacy', existing: null, fill: null },
      alter('category_id', { nullable: false }, '1'),
      drop('check', 'positive'),
      { kind: 'addColumn', table, column: column('rank', 'integer'), fill: 'id * 2' },
      create({ kind: 'check', name: 'ck_rank', expression: 'rank > 0' }),
    ],
    edits: {
      '[title] text': 'title varchar(99)',
      'legacy blob,': '',
      'category_id integer,': 'category_id integer NOT NULL, rank integer NOT NULL,',
      'CONSTRAINT positive CHECK (price + amount >= 0),': '',
      'DEFERRABLE\n)': 'DEFERRABLE, CONSTRAINT ck_rank CHECK (rank > 0))',
    },
    changed: ['legacy', 'category_id'],
  },
];

const plain = [
  'id',
  'code',
  'title',
  'price',
  'amount',
  'total',
  'label',
  'parent_id',
  'legacy',
  'category_id',
];

/** Rows with the storage class of each value, so that 1 and '1' are not the same. */
async function readRows(db: Queryable, without: readonly string[] = []): Promise<unknown> {
  const values = plain
    .filter((name) => !without.includes(name))
    .map((name) => `quote(${name}) AS ${name}`);
  return {
    things: await db.query(`SELECT rowid, ${values.join(', ')} FROM things ORDER BY id`),
    notes: await db.query('SELECT * FROM notes ORDER BY id'),
    sequence: await db.query("SELECT name, seq FROM sqlite_sequence WHERE name = 'things'"),
  };
}

function edit(text: string, edits: Readonly<Record<string, string>>): string {
  return Object.entries(edits).reduce((edited, [from, to]) => {
    expect(edited, 'the text to edit').toContain(from);
    return edited.replace(from, to);
  }, text);
}

describe('a table with everything keeps it through', () => {
  test.each(alterations)('$name', async ({ name, operations, edits, gone = [], changed = [] }) => {
    await using database = await createSqlite(everything);
    const { db, dialect } = database;
    const catalog = await readCatalog(db);
    const before = (await readRows(db, changed)) as { sequence: unknown };

    await apply(db, dialect, { kind: 'batchAlterTable', table, operations });

    const expected: Record<string, string> = {
      ...catalog,
      things: canonicalText(edit(things, edits)),
    };
    for (const index of gone) delete expected[index];
    expect(await readCatalog(db)).toEqual(expected);
    const sequence = name === 'no numbering' ? [] : before.sequence;
    expect(await readRows(db, changed)).toEqual({ ...before, sequence });
  });
});

describe('after an alteration', () => {
  test('triggers fire, views answer, child rows go with their parent, numbers go on', async () => {
    await using database = await createSqlite(everything);
    const { db, dialect } = database;
    await apply(db, dialect, alter('code', { type: 'varchar(50)' }));

    await db.query('UPDATE things SET price = 200 WHERE id = 1');
    expect(await db.query('SELECT what FROM dear_notes WHERE who = ?', ['axe'])).toEqual([
      { what: 'sharp' },
      { what: 'dear' },
    ]);
    expect(await db.query('SELECT amount FROM things WHERE id = 1')).toEqual([{ amount: 4 }]);
    await db.query('DELETE FROM dear WHERE id = 1');
    expect(await db.query('SELECT id FROM notes')).toEqual([{ id: 5 }]);
    await db.query("INSERT INTO things (code) VALUES ('next')");
    expect(await db.query("SELECT id, parent_id FROM things WHERE code = 'NEXT'")).toEqual([
      { id: 10, parent_id: null },
    ]);
  });

  test('a renamed column has its name everywhere, and the way back leads to the same catalog', async () => {
    await using database = await createSqlite(everything);
    const { db, dialect } = database;
    const before = await readCatalog(db);
    await apply(db, dialect, {
      kind: 'batchAlterTable',
      table,
      operations: [
        alter('code', { type: 'varchar(30)' }),
        { kind: 'renameColumn', table, from: 'price', to: 'cost' },
        alter('cost', { default: '3' }),
        { kind: 'renameColumn', table, from: 'code', to: 'sku' },
      ],
    });
    expect(await db.query('SELECT cost, sku, label FROM things WHERE id = 7')).toEqual([
      { cost: 3, sku: 'C7', label: 'C7:saw' },
    ]);
    expect(await db.query('SELECT * FROM dear WHERE id = 7')).toEqual([{ id: 7, title: 'saw' }]);
    await apply(db, dialect, {
      kind: 'batchAlterTable',
      table,
      operations: [
        { kind: 'renameColumn', table, from: 'sku', to: 'code' },
        { kind: 'renameColumn', table, from: 'cost', to: 'price' },
        alter('price', { default: '1 + 1' }),
        alter('code', { type: 'varchar(20)' }),
      ],
    });
    expect(await readCatalog(db)).toEqual(before);
  });
});

test('one batch rebuilds a table once', async () => {
  await using database = await createSqlite(everything);
  const { db, dialect } = database;
  await db.query('PRAGMA foreign_keys = OFF');
  const statements = await dialect.statements(
    {
      kind: 'batchAlterTable',
      table,
      operations: [alter('code', { type: 'text' }), alter('title', { nullable: true })],
    },
    db,
  );
  expect(statements.filter((statement) => statement.startsWith('INSERT'))).toHaveLength(1);
});

test('nothing is done for what SQLite does not have', async () => {
  await using database = await createSqlite(everything);
  const { db, dialect } = database;
  const operation = alter('code', { comment: 'said', charset: 'utf8', onUpdate: 'now()' });
  expect(await dialect.statements(operation, db)).toEqual([]);
});

test('a table whose checks call it by its name keeps rows, rowids and numbers', async () => {
  await using database = await createSqlite([
    `CREATE TABLE things (id integer PRIMARY KEY AUTOINCREMENT, n int CHECK (things.n > 0))`,
    `INSERT INTO things VALUES (3, 1), (8, 2)`,
    `DELETE FROM things WHERE id = 8`,
  ]);
  const { db, dialect } = database;
  await apply(db, dialect, alter('n', { type: 'bigint' }));
  expect(await readCatalog(db)).toMatchObject({
    things: canonicalText(
      `CREATE TABLE things (id integer PRIMARY KEY AUTOINCREMENT, n bigint CHECK (things.n > 0))`,
    ),
  });
  expect(await db.query('SELECT * FROM things')).toEqual([{ id: 3, n: 1 }]);
  expect(await db.query('SELECT * FROM sqlite_sequence')).toEqual([{ name: 'things', seq: 8 }]);
});

test.each([
  {
    name: 'the hidden numbers of its rows',
    table: 'CREATE TABLE things (n int)',
    query: 'SELECT rowid, n FROM things',
  },
  {
    name: 'the hidden numbers beside a column called rowid',
    table: 'CREATE TABLE things (rowid text, n int)',
    query: 'SELECT _rowid_, n FROM things',
  },
  {
    name: 'the order of a table without them',
    table: 'CREATE TABLE things (n int PRIMARY KEY) WITHOUT ROWID',
    query: 'SELECT * FROM things',
  },
  {
    name: 'the strictness of a STRICT table',
    table: 'CREATE TABLE things (n int) STRICT',
    query: 'SELECT rowid, typeof(n) FROM things',
  },
])('a rebuild keeps $name', async ({ table: text, query }) => {
  await using database = await createSqlite([
    text,
    'INSERT INTO things (n) VALUES (4), (5), (6)',
    'DELETE FROM things WHERE n = 5',
  ]);
  const { db, dialect } = database;
  const before = await db.query(query);
  await apply(db, dialect, alter('n', { type: 'integer', nullable: false }));
  expect(await db.query(query)).toEqual(before);
});

test('an ON CONFLICT clause does not swallow rows while they are copied', async () => {
  await using database = await createSqlite([
    'CREATE TABLE things (a text, b int)',
    "INSERT INTO things VALUES ('x', 1), ('x', 2)",
  ]);
  const { db, dialect } = database;
  await db.query('ALTER TABLE things ADD COLUMN c int NOT NULL ON CONFLICT IGNORE DEFAULT 1');
  const failing = apply(db, dialect, create({ ...unique, name: 'uq', columns: ['a'] }));
  await expect(failing).rejects.toThrow('UNIQUE constraint failed: things.a');
  expect(await db.query('SELECT count(*) AS rows FROM things')).toEqual([{ rows: 2 }]);
});

test.each([
  ['integer', 'text', '12', "'12'"],
  ['text', 'integer', "'12'", '12'],
  ['text', 'integer', "'abc'", "'abc'"],
  ['varchar', 'bigint', "'9007199254740993'", '9007199254740993'],
  ['real', 'integer', '1.5', '1.5'],
  ['text', 'blob', "'é'", "X'C3A9'"],
  ['blob', 'text', "X'C3A9'", "'é'"],
  ['json', 'jsonb', `'{"a": 1}'`, "X'4C17611331'"],
  ['jsonb', 'json', `jsonb('{"a": 1}')`, `'{"a":1}'`],
])('a %s becomes a %s without losing %s', async (from, to, value, expected) => {
  await using database = await createSqlite([
    `CREATE TABLE things (n ${from})`,
    `INSERT INTO things VALUES (${value}), (NULL)`,
  ]);
  const { db, dialect } = database;
  await apply(db, dialect, alter('n', { type: to }));
  expect(await db.query('SELECT quote(n) AS n FROM things')).toEqual([
    { n: expected },
    { n: 'NULL' },
  ]);
});

test.each([
  'CREATE VIEW seen AS SELECT legacy FROM things',
  'CREATE TRIGGER seen AFTER INSERT ON things BEGIN SELECT new.legacy; END',
])('a column that is still spoken of is not dropped: %s', async (dependent) => {
  await using database = await createSqlite([...everything, dependent]);
  const { db, dialect } = database;
  const before = await readCatalog(db);
  const failing = apply(db, dialect, {
    kind: 'batchAlterTable',
    table,
    operations: [
      alter('code', { type: 'text' }),
      { kind: 'dropColumn', table, column: 'legacy', existing: null, fill: null },
    ],
  });
  await expect(failing).rejects.toThrow(/no such column/);
  expect(await readCatalog(db)).toEqual(before);
});

test.each([
  ["replace(n, 'x', '')", '12'],
  ["replace(n, 'x', '')::integer", "'12x'"],
])('a value is converted by %s where that is SQLite', async (using, expected) => {
  await using database = await createSqlite([
    'CREATE TABLE things (n text)',
    "INSERT INTO things VALUES ('12x')",
  ]);
  const { db, dialect } = database;
  await apply(db, dialect, {
    kind: 'alterColumn',
    table,
    column: 'n',
    change: { type: 'integer' },
    existing: {},
    fill: null,
    using,
  });
  expect(await db.query('SELECT quote(n) AS n FROM things')).toEqual([{ n: expected }]);
});

test('a column that is added and altered at once holds what fills it', async () => {
  await using database = await createSqlite([
    'CREATE TABLE things (n int)',
    'INSERT INTO things VALUES (1)',
  ]);
  const { db, dialect } = database;
  await apply(db, dialect, {
    kind: 'batchAlterTable',
    table,
    operations: [
      {
        kind: 'addColumn',
        table,
        column: column('m', 'text', { nullable: true }),
        fill: null,
      },
      alter('m', { nullable: false }, "'x'"),
    ],
  });
  expect(await db.query('SELECT * FROM things')).toEqual([{ n: 1, m: 'x' }]);
});

describe('outside a transaction', () => {
  test('a rebuild brings its own, with foreign keys off around it', async () => {
    await using database = await createSqlite(everything);
    const { db, dialect } = database;
    for (const statement of await dialect.statements(alter('code', { type: 'text' }), db)) {
      await db.query(statement);
    }
    expect(await db.query('SELECT count(*) AS rows FROM notes')).toEqual([{ rows: 2 }]);
    expect(await db.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  test('a rebuild in a transaction that enforces foreign keys is refused', async () => {
    await using database = await createSqlite(everything);
    const { db, dialect } = database;
    await db.query('BEGIN');
    await expect(dialect.statements(alter('code', { type: 'text' }), db)).rejects.toThrow(
      'SQLite cannot rebuild things in a transaction with foreign keys on.',
    );
    await db.query('ROLLBACK');
  });
});
