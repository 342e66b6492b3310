import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const columns = {
  name: { type: 'varchar', length: 20 },
  amount: { type: 'int', nullable: true },
} as const satisfies Entity['columns'];

/** A table that SQLite has to rebuild for its edit. */
const parents = entity('parents', columns);
const edited = entity('parents', { ...columns, name: { type: 'varchar', length: 40 } });
const parentRows = [
  { id: 1, name: 'Ada', amount: 1 },
  { id: 5, name: 'Bob', amount: null },
];

/** A table that refers to it. */
function children(relation: Record<string, unknown> = {}): Entity {
  const parent = {
    type: 'many-to-one',
    target: 'parents',
    joinColumn: { name: 'parent_id' },
    ...relation,
  } as const;
  return entity('children', {}, { relations: { parent } });
}

const childRows = [
  { id: 1, parent_id: 1 },
  { id: 2, parent_id: 5 },
  { id: 3, parent_id: null },
];

/** The edit of the parents with what was made by hand beside it. */
function keeping(name: string, made: readonly string[], more: Partial<Case> = {}): Case {
  return {
    name,
    from: [parents],
    to: [edited],
    rows: { parents: parentRows },
    made: { sqlite: made },
    ...more,
  };
}

/** What somebody else looks after. */
function foreign(name: string): Entity {
  return entity(name, {}, { synchronize: false });
}

const audit = 'CREATE TABLE audit (what text, at datetime)';
/** TypeORM drops every index that no entity declares. */
const typeormConfused = 'drops every index that no entity declares (typeorm#2077)';

const around: readonly Case[] = [
  keeping('a trigger of the table is kept', [
    audit,
    `CREATE TRIGGER "parents changed" AFTER UPDATE OF name ON parents WHEN old.name <> new.name
     BEGIN INSERT INTO audit VALUES (old.name || ' -> ' || new.name, datetime('now')); END`,
  ]),
  keeping('a trigger of another table that writes to the table is kept', [
    audit,
    `CREATE TRIGGER counted AFTER INSERT ON audit BEGIN UPDATE parents SET amount = coalesce(amount, 0) + 1; END`,
  ]),
  keeping(
    'views over the table and over each other are kept, with their triggers',
    [
      'CREATE VIEW names AS SELECT p.id, p.name FROM parents AS p WHERE amount IS NOT NULL',
      'CREATE VIEW loud AS WITH upper_names AS (SELECT upper(name) AS name FROM names) SELECT * FROM upper_names',
      'CREATE TRIGGER named INSTEAD OF INSERT ON names BEGIN INSERT INTO parents (name) VALUES (new.name); END',
    ],
    {
      from: [parents, foreign('names'), foreign('loud')],
      to: [edited, foreign('names'), foreign('loud')],
    },
  ),
  keeping(
    'indexes that no entity can declare are kept',
    [
      'CREATE INDEX by_expression ON parents (lower(name), amount DESC)',
      'CREATE INDEX by_collation ON parents (name COLLATE NOCASE) WHERE amount > 0',
      'CREATE UNIQUE INDEX by_none ON parents (amount) WHERE amount IS NOT NULL',
    ],
    { typeormConfused },
  ),
  keeping('a virtual table beside it is kept', [
    'CREATE VIRTUAL TABLE words USING fts5 (word)',
    "INSERT INTO words VALUES ('ada')",
  ]),
  keeping(
    'a table with a name like that of the one set aside is kept',
    [
      'CREATE TABLE limbeck_old_parents (id integer PRIMARY KEY)',
      'CREATE TABLE temporary_parents (id integer PRIMARY KEY)',
    ],
    {
      from: [parents, foreign('limbeck_old_parents'), foreign('temporary_parents')],
      to: [edited, foreign('limbeck_old_parents'), foreign('temporary_parents')],
    },
  ),
  keeping(
    'statistics of the optimiser do not stand in the way',
    ['CREATE INDEX by_name ON parents (name)', 'ANALYZE'],
    { typeormConfused },
  ),
];

const references: readonly Case[] = [
  ...(['CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION'] as const).map((onDelete): Case => ({
    name: `the rows that refer to a rebuilt table stay, whatever ON DELETE says: ${onDelete}`,
    from: [parents, children({ onDelete })],
    to: [edited, children({ onDelete })],
    rows: { parents: parentRows, children: childRows },
  })),
  {
    name: 'both sides of a foreign key are rebuilt',
    from: [parents, children({ onDelete: 'CASCADE' })],
    to: [edited, children({ onDelete: 'CASCADE', onUpdate: 'CASCADE' })],
    rows: { parents: parentRows, children: childRows },
  },
  {
    name: 'a table that refers to itself is rebuilt',
    from: [tree({ label: { type: 'varchar', length: 10, nullable: true } })],
    to: [tree({ label: { type: 'varchar', length: 30, nullable: true } })],
    rows: {
      nodes: [
        { id: 1, parent_id: null },
        { id: 2, parent_id: 1 },
        { id: 3, parent_id: 3 },
      ],
    },
  },
  {
    name: 'two tables that refer to each other are rebuilt',
    from: [circle('teams', 'players', 10), circle('players', 'teams', 10)],
    to: [circle('teams', 'players', 20), circle('players', 'teams', 20)],
    rows: {
      teams: [
        { id: 1, label: 'a', other_id: null },
        { id: 2, label: 'b', other_id: null },
      ],
      players: [{ id: 1, label: 'c', other_id: 2 }],
    },
  },
  {
    name: 'a foreign key becomes deferrable, with rows',
    from: [parents, children()],
    to: [parents, children({ deferrable: 'INITIALLY DEFERRED' })],
    rows: { parents: parentRows, children: childRows },
    typeormConfused: 'drops what it does not expect (typeorm#7093)',
  },
  {
    name: 'a foreign key stays deferrable beside another edit',
    from: [parents, children({ deferrable: 'INITIALLY DEFERRED' })],
    to: [parents, children({ deferrable: 'INITIALLY DEFERRED', nullable: false })],
    rows: { parents: parentRows, children: childRows.slice(0, 2) },
  },
  {
    name: 'rows that refer to nothing already are left alone',
    from: [parents, children({ onDelete: 'CASCADE' })],
    to: [edited, children({ onDelete: 'CASCADE' })],
    made: {
      sqlite: [
        'PRAGMA foreign_keys = OFF',
        'INSERT INTO children VALUES (9, 99)',
        'PRAGMA foreign_keys = ON',
      ],
    },
    rows: { parents: parentRows, children: childRows },
  },
  {
    name: 'the referenced columns of a foreign key are those of a unique constraint',
    from: [
      entity('parents', columns, { uniques: [{ name: 'uq_code', columns: ['name'] }] }),
      children({ joinColumn: { name: 'parent_name', referencedColumnName: 'name' } }),
    ],
    to: [
      entity(
        'parents',
        { ...columns, amount: { type: 'bigint', nullable: true } },
        { uniques: [{ name: 'uq_code', columns: ['name'] }] },
      ),
      children({ joinColumn: { name: 'parent_name', referencedColumnName: 'name' } }),
    ],
    rows: { parents: parentRows, children: [{ id: 1, parent_name: 'Bob' }] },
  },
];

function tree(more: Entity['columns']): Entity {
  const parent = {
    type: 'many-to-one',
    target: 'nodes',
    joinColumn: { name: 'parent_id' },
    onDelete: 'CASCADE',
  } as const;
  return entity('nodes', more, { relations: { parent } });
}

function circle(name: string, target: string, length: number): Entity {
  const other = {
    type: 'many-to-one',
    target,
    joinColumn: { name: 'other_id' },
    onDelete: 'CASCADE',
  } as const;
  return entity(name, { label: { type: 'varchar', length } }, { relations: { other } });
}

/** A column of a table, and its rows. */
function things(more: Entity['columns'], options: Partial<Entity> = {}): Entity {
  return entity('things', { a: { type: 'int' }, ...more }, options);
}

const b = { b: { type: 'varchar', nullable: true } } as const;
const thingRows = {
  things: [
    { id: 1, a: 1, b: 'x' },
    { id: 2, a: 2, b: null },
  ],
};

const constraints: readonly Case[] = [
  {
    name: 'a partial index is added',
    from: [things(b)],
    to: [
      things(b, { indices: [{ name: 'ix_b', columns: ['b'], where: 'b IS NOT NULL AND a > 0' }] }),
    ],
    rows: thingRows,
  },
  {
    name: 'the condition of a partial index changes',
    from: [things(b, { indices: [{ name: 'ix_b', columns: ['b'], where: 'a > 0' }] })],
    to: [things(b, { indices: [{ name: 'ix_b', columns: ['b'], where: 'a > 1' }] })],
    rows: thingRows,
  },
  {
    name: 'the condition of a partial index is spelled in another way',
    from: [things(b, { indices: [{ name: 'ix_b', columns: ['b'], where: 'a > 0' }] })],
    to: [
      things(
        { ...b, c: { type: 'int', nullable: true } },
        { indices: [{ name: 'ix_b', columns: ['b'], where: '(("a")>0)' }] },
      ),
    ],
    rows: thingRows,
    summary: ['+ things.c integer'],
  },
  {
    name: 'an indexed column goes, and its index with it',
    from: [things(b, { indices: [{ columns: ['b', 'a'] }] })],
    to: [things({})],
    rows: thingRows,
    loses: ['things.b'],
  },
  {
    name: 'a column that a condition of an index mentions goes, and the index with it',
    from: [things(b, { indices: [{ name: 'ix_a', columns: ['a'], where: 'b IS NULL' }] })],
    to: [things({})],
    rows: thingRows,
    loses: ['things.b'],
  },
  {
    name: 'a unique constraint of two columns is added, renamed and widened',
    from: [things(b, { uniques: [{ name: 'uq_a', columns: ['a', 'b'] }] })],
    to: [
      things(
        { ...b, c: { type: 'int', default: 0 } },
        { uniques: [{ name: 'uq_b', columns: ['a', 'b', 'c'] }] },
      ),
    ],
    rows: thingRows,
  },
  {
    name: 'checks come, go and change in one revision',
    from: [
      things(b, {
        checks: [
          { name: 'ck_1', expression: 'a > 0' },
          { name: 'ck_2', expression: "b <> ''" },
        ],
      }),
    ],
    to: [
      things(b, {
        checks: [
          { name: 'ck_2', expression: 'length(b) > 0' },
          { name: 'ck_3', expression: 'a < 100' },
        ],
      }),
    ],
    rows: thingRows,
  },
  {
    name: 'checks behind columns and without names, made by hand, are those of the entity',
    from: [things(b)],
    to: [
      things(
        { b: { type: 'varchar', length: 30, nullable: true } },
        { checks: [{ expression: 'a > 0' }, { expression: "b <> 'no'" }] },
      ),
    ],
    made: {
      sqlite: [
        'DROP TABLE things',
        `CREATE TABLE things ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "a" integer NOT NULL CHECK (a > 0), "b" varchar, CHECK (b <> 'no'))`,
      ],
    },
    rows: thingRows,
    summary: ['~ things.b varchar → varchar(30)'],
    typeormConfused: 'goes by the names of checks',
  },
  {
    name: 'a check that calls its table by name',
    from: [things(b, { checks: [{ name: 'ck_1', expression: 'things.a > 0' }] })],
    to: [
      things(
        { b: { type: 'text', nullable: true } },
        { checks: [{ name: 'ck_1', expression: 'things.a > 0' }] },
      ),
    ],
    rows: thingRows,
  },
  {
    name: 'a column is dropped and one of another type added under its name',
    from: [things({ ...b, c: { type: 'int', nullable: true } })],
    to: [things({ b: { type: 'blob', nullable: true }, d: { type: 'int', nullable: true } })],
    rows: { things: [{ id: 1, a: 1, b: 'x', c: 3 }] },
    loses: ['things.c'],
  },
  {
    name: 'every column but the key is replaced',
    from: [things(b)],
    to: [
      entity('things', { c: { type: 'int', nullable: true }, d: { type: 'text', default: 'x' } }),
    ],
    rows: thingRows,
    loses: ['things.a', 'things.b'],
  },
];

const names: readonly Case[] = [
  {
    name: 'names with spaces, capitals and keywords go through a rebuild',
    from: [odd({ 'Order By': { type: 'varchar', length: 10 } })],
    to: [odd({ 'Order By': { type: 'varchar', length: 20 } })],
    rows: { '"My Table"': [{ '"id"': 1, '"select"': 3, '"Order By"': 'x' }] },
  },
  {
    name: 'a column changes no more than the case of its name',
    from: [things({ b: { type: 'varchar', nullable: true } })],
    to: [things({ B: { type: 'varchar', length: 10, nullable: true } })],
    summary: ['~ things.b varchar → varchar(10)'],
    rows: { things: [{ id: 1, a: 1, b: 'x' }] },
    typeormConfused: 'minds the case of names',
  },
  {
    name: 'names of other letters go through a rebuild',
    from: [
      entity(
        'größe',
        { höhe: { type: 'int' }, 日本: { type: 'varchar', length: 5 } },
        { indices: [{ columns: ['höhe'] }] },
      ),
    ],
    to: [
      entity(
        'größe',
        { höhe: { type: 'bigint' }, 日本: { type: 'varchar', length: 9 } },
        { indices: [{ columns: ['höhe'] }] },
      ),
    ],
    rows: { größe: [{ id: 1, höhe: 3, 日本: 'x' }] },
  },
];

function odd(more: Entity['columns']): Entity {
  return entity(
    'My Table',
    { select: { type: 'int' }, ...more },
    {
      indices: [{ name: 'ix select', columns: ['select'] }],
      uniques: [{ name: 'uq-1', columns: ['Order By'] }],
      checks: [{ name: 'ck 1', expression: '"select" > 0' }],
    },
  );
}

runCases(
  [...around, ...references, ...constraints, ...names].map((each): Case => ({
    databases: ['sqlite'],
    ...each,
  })),
);
