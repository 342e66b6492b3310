import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

/**
 * MySQL and MariaDB keep no foreign key without an index that leads with its columns, make one under the
 * key's name where there is none, and drop it again as they see fit.
 */
const parents: readonly Entity[] = [
  entity('authors', { code: { type: 'int', unique: true } }),
  entity('editors', { code: { type: 'int', unique: true } }),
];

const columns = {
  a: { type: 'int', nullable: true },
  b: { type: 'int', nullable: true },
  c: { type: 'int', nullable: true },
} as const;

const rows = {
  authors: [{ id: 1, code: 1 }],
  editors: [{ id: 1, code: 10 }],
  books: [{ id: 1, a: 1, b: 1, c: 1 }],
};

interface Key {
  readonly name: string;
  readonly on: string | readonly string[];
  readonly to?: string;
  readonly references?: string | readonly string[];
  readonly onDelete?: 'CASCADE' | 'SET NULL' | 'RESTRICT';
  readonly onUpdate?: 'CASCADE' | 'RESTRICT';
}

/** Books with foreign keys, indexes and uniques on `a`, `b` and `c`. */
function books(
  keys: readonly Key[],
  more: Pick<Partial<Entity>, 'indices' | 'uniques' | 'columns'> = {},
): readonly Entity[] {
  const foreignKeys = keys.map(({ name, on, to = 'authors', references = 'id', ...actions }) => ({
    name,
    target: to,
    columnNames: [on].flat(),
    referencedColumnNames: [references].flat(),
    ...actions,
  }));
  const { columns: others = columns, ...rest } = more;
  return [...parents, entity('books', others, { foreignKeys, ...rest })];
}

const onA = { name: 'fk_a', on: 'a' } as const;
const onB = { name: 'fk_b', on: 'b' } as const;
const index = (name: string, ...keys: readonly string[]) => ({ name, columns: [...keys] });
const uniqueIndex = (name: string, ...keys: readonly string[]) => ({
  ...index(name, ...keys),
  unique: true,
});

const hidden = 'the index of a key gets its name';

const edits: Readonly<Record<string, readonly [readonly Entity[], readonly Entity[]]>> = {
  'one of two keys on a column moves to another column': [
    books([onA, { name: 'f2', on: 'a', to: 'editors' }]),
    books([onA, { name: 'f2', on: 'b', to: 'editors' }]),
  ],
  'the first of two keys on a column moves to another column': [
    books([
      { name: 'f1', on: 'a' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
    books([
      { name: 'f1', on: 'b' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
  ],
  'both keys on a column move to another': [
    books([
      { name: 'f1', on: 'a' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
    books([
      { name: 'f1', on: 'b' },
      { name: 'f2', on: 'b', to: 'editors' },
    ]),
  ],
  'two keys change places': [
    books([onA, { ...onB, to: 'editors' }]),
    books([
      { ...onA, on: 'b' },
      { ...onB, on: 'a', to: 'editors' },
    ]),
  ],
  'two keys exchange their names': [
    books([onA, { ...onB, to: 'editors' }]),
    books([
      { name: 'fk_b', on: 'a' },
      { name: 'fk_a', on: 'b', to: 'editors' },
    ]),
  ],
  'a second key on a column is added': [
    books([onA]),
    books([onA, { name: 'f2', on: 'a', to: 'editors' }]),
  ],
  'the first of two keys on a column is dropped': [
    books([
      { name: 'f1', on: 'a' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
    books([{ name: 'f2', on: 'a', to: 'editors' }]),
  ],
  'the second of two keys on a column is dropped': [
    books([
      { name: 'f1', on: 'a' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
    books([{ name: 'f1', on: 'a' }]),
  ],
  'both keys on a column are dropped': [
    books([
      { name: 'f1', on: 'a' },
      { name: 'f2', on: 'a', to: 'editors' },
    ]),
    books([]),
  ],
  'a key and its index are dropped': [books([onA], { indices: [index('ix_a', 'a')] }), books([])],
  'a key is dropped, and its index stays': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([], { indices: [index('ix_a', 'a')] }),
  ],
  'the index of a key is dropped, and the key stays': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA]),
  ],
  'a key gets an index of its own': [books([onA]), books([onA], { indices: [index('ix_a', 'a')] })],
  'a key gets a wider index': [books([onA]), books([onA], { indices: [index('ix_ab', 'a', 'b')] })],
  'a key gets an index that does not serve it': [
    books([onA]),
    books([onA], { indices: [index('ix_ba', 'b', 'a')] }),
  ],
  'the index of a key becomes unique': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { indices: [uniqueIndex('ix_a', 'a')] }),
  ],
  'the index of a key gets another column behind': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { indices: [index('ix_a', 'a', 'b')] }),
  ],
  'the index of a key gets another column before': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { indices: [index('ix_a', 'b', 'a')] }),
  ],
  'the index of a key is renamed': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { indices: [index('ix_z', 'a')] }),
  ],
  [hidden]: [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { indices: [index('fk_a', 'a')] }),
  ],
  'a key and its index are both renamed': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([{ name: 'fk_z', on: 'a' }], { indices: [index('ix_z', 'a')] }),
  ],
  'a key without an index of its own is renamed': [
    books([onA]),
    books([{ name: 'fk_z', on: 'a' }]),
  ],
  'one index serves two keys, and is dropped': [
    books([onA, { name: 'f2', on: 'a', to: 'editors' }], { indices: [index('ix_a', 'a')] }),
    books([onA, { name: 'f2', on: 'a', to: 'editors' }]),
  ],
  'one wide index serves two keys, and is dropped': [
    books([onA, { name: 'f2', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] }], {
      indices: [index('ix_ab', 'a', 'b')],
    }),
    books([onA, { name: 'f2', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] }]),
  ],
  'a unique constraint serves a key, and is dropped': [
    books([onA], { uniques: [{ name: 'uq_a', columns: ['a'] }] }),
    books([onA]),
  ],
  'a unique constraint serves a key, and is renamed': [
    books([onA], { uniques: [{ name: 'uq_a', columns: ['a'] }] }),
    books([onA], { uniques: [{ name: 'uq_z', columns: ['a'] }] }),
  ],
  'a unique constraint of a key becomes an index': [
    books([onA], { uniques: [{ name: 'uq_a', columns: ['a'] }] }),
    books([onA], { indices: [index('ix_a', 'a')] }),
  ],
  'an index of a key becomes a unique constraint': [
    books([onA], { indices: [index('ix_a', 'a')] }),
    books([onA], { uniques: [{ name: 'uq_a', columns: ['a'] }] }),
  ],
  'a wide unique constraint serves a key, and gets another order': [
    books([onA], { uniques: [{ name: 'uq', columns: ['a', 'b'] }] }),
    books([onA], { uniques: [{ name: 'uq', columns: ['b', 'a'] }] }),
  ],
  'a key refers to another table': [books([onA]), books([{ ...onA, to: 'editors' }])],
  'a key refers to another column': [
    books([{ name: 'fk_a', on: 'c', references: 'code' }]),
    books([{ name: 'fk_a', on: 'c', references: 'id' }]),
  ],
  'a key cascades': [books([onA]), books([{ ...onA, onDelete: 'CASCADE' }])],
  'a key cascades under another name': [
    books([onA]),
    books([{ name: 'fk_z', on: 'a', onDelete: 'CASCADE' }]),
  ],
  'the column of a key is dropped': [
    books([onA, onB]),
    books([onA], { columns: { a: columns.a, c: columns.c } }),
  ],
  'the column of two keys is dropped': [
    books([onA, { name: 'f2', on: 'a', to: 'editors' }]),
    books([], { columns: { b: columns.b, c: columns.c } }),
  ],
  'a column of a wide index that serves a key is dropped': [
    books([onA], { indices: [index('ix_ab', 'a', 'b')] }),
    books([onA], { columns: { a: columns.a, c: columns.c } }),
  ],
  'the column of a key becomes NOT NULL': [
    books([onA]),
    books([onA], { columns: { ...columns, a: { type: 'int' } } }),
  ],
  'a key moves from one column to a new one': [
    books([onA], { columns: { a: columns.a, c: columns.c } }),
    books([{ name: 'fk_a', on: 'd' }], {
      columns: { c: columns.c, d: { type: 'int', nullable: true } },
    }),
  ],
  'a key over two columns becomes one over one': [
    books([{ name: 'f', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] }]),
    books([{ name: 'f', on: 'a' }]),
  ],
  'a key over two columns changes their order': [
    books([{ name: 'f', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] }]),
    books([{ name: 'f', on: ['b', 'a'], to: 'pairs', references: ['y', 'x'] }]),
  ],
  'two keys overlap in a column, and one goes': [
    books([
      { name: 'f1', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] },
      { name: 'f2', on: 'a' },
    ]),
    books([{ name: 'f2', on: 'a' }]),
  ],
  'two keys overlap in a column, and the other goes': [
    books([
      { name: 'f1', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] },
      { name: 'f2', on: 'a' },
    ]),
    books([{ name: 'f1', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] }]),
  ],
  'a wider key comes beside a narrow one': [
    books([{ name: 'f2', on: 'a' }]),
    books([
      { name: 'f1', on: ['a', 'b'], to: 'pairs', references: ['x', 'y'] },
      { name: 'f2', on: 'a' },
    ]),
  ],
  'a key that restricts goes, and comes back as it was': [
    books([{ ...onA, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' }]),
    books([]),
  ],
  'a key that restricts moves to another column': [
    books([{ ...onA, onDelete: 'RESTRICT' }]),
    books([{ ...onA, on: 'b', onUpdate: 'RESTRICT' }]),
  ],
  'a key that restricts cascades': [
    books([{ ...onA, onDelete: 'RESTRICT' }]),
    books([{ ...onA, onDelete: 'CASCADE' }]),
  ],
  'a table with a key that restricts goes': [
    books([{ ...onA, onDelete: 'RESTRICT' }]),
    [...parents, entity('others')],
  ],
  'a table refers to itself': [books([]), books([{ name: 'fk_self', on: 'a', to: 'books' }])],
  'a table no longer refers to itself': [
    books([{ name: 'fk_self', on: 'a', to: 'books' }]),
    books([]),
  ],
  'a reference of a table to itself moves to another column': [
    books([{ name: 'fk_self', on: 'a', to: 'books' }]),
    books([{ name: 'fk_self', on: 'b', to: 'books' }]),
  ],
  'a key comes with a column and an index on both': [
    books([], { columns: { a: columns.a, c: columns.c } }),
    books([onB], { indices: [index('ix_bc', 'b', 'c')] }),
  ],
};

const pairs: Entity = {
  name: 'pairs',
  columns: { x: { type: 'int', primary: true }, y: { type: 'int', primary: true } },
  indices: [{ name: 'ix_yx', columns: ['y', 'x'], unique: true }],
};

function reference(column: string) {
  return {
    name: 'fk_a',
    target: 'authors',
    columnNames: ['a'],
    referencedColumnNames: [column],
  };
}

const toParent = {
  name: 'fk_parent',
  target: 'nodes',
  columnNames: ['parent_id'],
  referencedColumnNames: ['id'],
};

function tree(foreignKeys: NonNullable<Entity['foreignKeys']>): Entity {
  return entity(
    'nodes',
    { code: { type: 'int' }, parent_id: { type: 'int' }, parent_code: { type: 'int' } },
    { uniques: [{ name: 'uq_pair', columns: ['id', 'code'] }], foreignKeys },
  );
}

const referenced: readonly Case[] = [
  {
    name: 'a reference of a table to itself goes with the key that it refers to',
    from: [
      entity('books', { a: columns.a }, { foreignKeys: [{ ...reference('id'), target: 'books' }] }),
    ],
    to: [{ name: 'books', columns: { code: { type: 'int', primary: true } } }],
    rows: { books: [{ id: 1, a: 1 }] },
    loses: ['books.id', 'books.a'],
  },
  {
    name: 'a reference of a table to itself moves with its key to another column',
    from: [
      entity('books', { a: columns.a }, { foreignKeys: [{ ...reference('id'), target: 'books' }] }),
    ],
    to: [
      {
        name: 'books',
        columns: { id: { type: 'int' }, a: columns.a, code: { type: 'int', primary: true } },
        foreignKeys: [{ ...reference('code'), target: 'books' }],
      },
    ],
  },

  {
    name: 'the unique constraint that a key refers to is renamed',
    from: [
      entity(
        'authors',
        { code: { type: 'int' } },
        { uniques: [{ name: 'uq', columns: ['code'] }] },
      ),
      entity('books', { a: columns.a }, { foreignKeys: [reference('code')] }),
    ],
    to: [
      entity(
        'authors',
        { code: { type: 'int' } },
        { uniques: [{ name: 'uz', columns: ['code'] }] },
      ),
      entity('books', { a: columns.a }, { foreignKeys: [reference('code')] }),
    ],
    rows: { authors: [{ id: 1, code: 10 }], books: [{ id: 1, a: 10 }] },
  },
  {
    name: 'a unique constraint and the key that refers to it go together',
    from: [
      entity(
        'authors',
        { code: { type: 'int' } },
        { uniques: [{ name: 'uq', columns: ['code'] }] },
      ),
      entity('books', { a: columns.a }, { foreignKeys: [reference('code')] }),
    ],
    to: [entity('authors', { code: { type: 'int' } }), entity('books', { a: columns.a })],
    rows: { authors: [{ id: 1, code: 10 }], books: [{ id: 1, a: 10 }] },
  },
  {
    name: 'a key leaves the unique constraint it referred to, which goes',
    from: [
      entity(
        'authors',
        { code: { type: 'int' } },
        { uniques: [{ name: 'uq', columns: ['code'] }] },
      ),
      entity('books', { a: columns.a }, { foreignKeys: [reference('code')] }),
    ],
    to: [
      entity('authors', { code: { type: 'int' } }),
      entity('books', { a: columns.a }, { foreignKeys: [reference('id')] }),
    ],
    rows: { authors: [{ id: 10, code: 10 }], books: [{ id: 1, a: 10 }] },
  },
  {
    name: 'a wider key to the table itself joins one',
    from: [tree([toParent])],
    to: [
      tree([
        toParent,
        {
          name: 'fk_pair',
          target: 'nodes',
          columnNames: ['parent_id', 'parent_code'],
          referencedColumnNames: ['id', 'code'],
        },
      ]),
    ],
    rows: { nodes: [{ id: 1, code: 5, parent_id: 1, parent_code: 5 }] },
  },
  {
    name: 'a table comes with a key to columns of its own in another order than its primary key',
    from: parents,
    to: [
      ...parents,
      {
        name: 'nodes',
        columns: {
          id: { type: 'int', primary: true },
          part: { type: 'int', primary: true },
          parent_id: { type: 'int' },
          parent_part: { type: 'int' },
        },
        uniques: [{ name: 'uq_pair', columns: ['part', 'id'] }],
        foreignKeys: [
          {
            target: 'nodes',
            columnNames: ['parent_part', 'parent_id'],
            referencedColumnNames: ['part', 'id'],
          },
        ],
      },
    ],
  },
  {
    name: 'a check takes the name of a key that goes',
    from: [
      ...parents,
      entity('books', columns, { foreignKeys: [{ ...reference('id'), name: 'one' }] }),
    ],
    to: [...parents, entity('books', columns, { checks: [{ name: 'one', expression: 'a > 0' }] })],
    rows,
  },
];

const cases = Object.entries(edits).map(([name, [from, to]]): Case => {
  const needsPairs = JSON.stringify([from, to]).includes('"pairs"');
  const isGone = to.at(-1)?.name !== 'books';
  const isDropped = (column: string): boolean =>
    !JSON.stringify(to.at(-1)?.columns).includes(`"${column}":`);
  return {
    name,
    from: needsPairs ? [pairs, ...from] : from,
    to: needsPairs ? [pairs, ...to] : to,
    rows: withFirst(rows, from, needsPairs),
    loses: isGone
      ? ['books']
      : ['a', 'b', 'c'].filter(isDropped).map((column) => `books.${column}`),
    databases: ['mysql', 'mariadb'],
    ...(name === hidden
      ? {
          typeormConfused:
            'reads no index that has the name of a foreign key (reference §7 no. 74)',
        }
      : {}),
  };
});

/** The rows, without values for columns that are not there at first. */
function withFirst(
  all: typeof rows,
  from: readonly Entity[],
  needsPairs: boolean,
): NonNullable<Case['rows']> {
  const names = Object.keys(from.at(-1)?.columns ?? {});
  const first = Object.fromEntries(
    Object.entries(all.books[0] ?? {}).filter(([name]) => names.includes(name)),
  );
  return { ...(needsPairs ? { pairs: [{ x: 1, y: 1 }] } : {}), ...all, books: [first] };
}

runCases([
  ...cases,
  ...referenced.map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] })),
]);
