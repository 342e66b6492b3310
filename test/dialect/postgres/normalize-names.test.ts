import { expect, test } from 'vitest';
import { normalize } from '../../../src/dialect/postgres/normalize.ts';
import { normalizeType } from '../../../src/dialect/postgres/normalize-type.ts';
import type { Index } from '../../../src/schema/table-index.ts';
import { errorOf } from '../../support/catch-error.ts';
import { column, foreignKey, index, indexKey, schema, table } from '../../support/build.ts';

const server = {
  version: '15.0',
  major: 15,
  database: 'app',
  defaultSchema: 'app',
  maximumNameLength: 63,
};
const long = `${'x'.repeat(62)}éy`;
const cut = 'x'.repeat(62);

test('the default schema goes unnamed everywhere', () => {
  const declared = schema(
    [
      table('posts', [column('kind', '"app"."Kind"[]', { enumValues: ['a'] })], {
        schema: 'app',
        foreignKeys: [
          foreignKey('fk', ['a'], 'users', ['id'], {
            referencedTable: { schema: 'app', name: 'users' },
          }),
        ],
      }),
      table('logs', [], { schema: 'audit' }),
    ],
    {
      enums: [{ schema: 'app', name: 'Kind', values: ['a'] }],
      extensions: ['hstore', 'citext'],
    },
  );
  const { tables, enums, extensions } = normalize(declared, server);
  expect(tables).toMatchObject([
    {
      schema: null,
      columns: [{ type: '"Kind"[]' }],
      foreignKeys: [{ referencedTable: { schema: null, name: 'users' } }],
    },
    { schema: 'audit' },
  ]);
  expect(enums).toMatchObject([{ schema: null, name: 'Kind' }]);
  expect(extensions).toEqual(['citext', 'hstore']);
});

test('a name is cut where the server would cut it, between characters', () => {
  const sequence = {
    schema: 'app',
    name: long,
    type: 'bigint',
    start: '1',
    increment: '1',
    minimum: '1',
    maximum: '10',
    cache: '1',
    cycle: false,
    ownedBy: { table: { schema: 'app', name: long }, column: long },
  };
  const view = {
    schema: null,
    name: long,
    definition: ' SELECT 1 AS one ; ',
    materialized: true,
    indexes: [index(long, [long])],
    comment: '',
  };
  const declared = schema(
    [
      table(long, [column(long, `"${long}"`, { enumValues: ['a'] })], {
        primaryKey: { kind: 'primaryKey', name: null, columns: [long] },
        checks: [{ kind: 'check', name: long, expression: '(a > 0)' }],
        exclusions: [{ kind: 'exclusion', name: long, expression: ' x ', deferrable: null }],
      }),
    ],
    { views: [view], sequences: [sequence, { ...sequence, ownedBy: null }] },
  );
  const { tables, views, sequences } = normalize(declared, server);
  expect(tables).toMatchObject([
    {
      name: cut,
      columns: [{ name: cut, type: cut }],
      primaryKey: { name: null, columns: [cut] },
      checks: [{ name: cut, expression: 'a > 0' }],
      exclusions: [{ name: cut, expression: 'x' }],
    },
  ]);
  const indexes = [index(cut, [cut])];
  expect(views).toEqual([
    { ...view, name: cut, definition: 'SELECT 1 AS one', indexes, comment: null },
  ]);
  expect(sequences).toMatchObject([
    { schema: null, name: cut, ownedBy: { table: { schema: null, name: cut }, column: cut } },
    { ownedBy: null },
  ]);
});

test.each<[Partial<Index>, Partial<Index>]>([
  [{ method: 'BTREE' }, { method: null }],
  [
    { method: 'fulltext', parser: 'ngram' },
    { method: null, parser: null },
  ],
  [{ method: 'spatial' }, { method: 'gist' }],
  [{ method: 'hash' }, { method: 'hash' }],
  [{ where: '(a > 0)' }, { where: 'a > 0' }],
  [{ keys: [indexKey('a', { length: 10 })] }, { keys: [indexKey('a')] }],
  [
    { keys: [indexKey('(lower(a))', { kind: 'expression' })] },
    { keys: [indexKey('lower(a)', { kind: 'expression' })] },
  ],
])('an index with %o has %o', (given, expected) => {
  const declared = schema([table('t', [], { indexes: [index('ix', ['a'], given)] })]);
  expect(normalize(declared, server).tables[0]?.indexes).toEqual([
    index('ix', ['a'], { ...given, ...expected }),
  ]);
});

test.each([
  ['tables', [table(`${long}1`, []), table(`${long}2`, [])]],
  ['columns', [table('t', [column(`${long}1`), column(`${long}2`)])]],
])('%s that would have one name once cut are refused', (kind, tables) => {
  expect(errorOf(() => normalize(schema(tables), server))).toEqual({
    code: 'ENTITIES_INVALID',
    message: `The ${kind} ${long}1 and ${long}2 have one name on PostgreSQL, which keeps 63 bytes of it.`,
    hint: 'Give one of them a shorter name.',
  });
  const apart = [table(`${long}1`, [], { schema: 'audit' }), table(`${long}2`, [])];
  expect(normalize(schema(apart), server).tables).toHaveLength(2);
});

test('what PostgreSQL does not have is taken away', () => {
  const odd = column('c', 'text', {
    charset: 'utf8mb4',
    onUpdate: 'now()',
    comment: 'a\0b',
    collation: 'default',
  });
  const declared = schema([table('t', [odd], { options: { engine: 'InnoDB' } })]);
  const [read] = normalize(declared, server).tables;
  expect(read).toEqual(table('t', [column('c', 'text', { comment: 'ab' })]));
});

test.each([
  ['public.citext', 'public.citext'],
  ['app.citext', 'citext'],
  ['FLOAT(24)', 'real'],
  ['float(25)', 'double precision'],
  ['dec', 'numeric'],
  ['TIMESTAMP(3) WITH TIME ZONE array', 'timestamp(3) with time zone[]'],
  ['geometry(Point,4326)', 'geometry(Point,4326)'],
  ['"audit"."it""s" array', 'audit."it""s"[]'],
  ['"a" "b"', '"a" "b"'],
  ['odd (1', 'odd (1'],
])('%s is %s', (text, type) => {
  expect(normalizeType(text, server)).toBe(type);
});
