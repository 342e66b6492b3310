import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Doubt, Verdict } from '../../../src/compare/doubt.ts';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import { openPostgres } from '../../../src/dialect/postgres/index.ts';
import { rowsOf } from '../../../src/dialect/queryable.ts';
import type { View } from '../../../src/schema/view.ts';
import { column, index, indexKey, table } from '../../support/build.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

let database: TestDatabase;
let dialect: Dialect;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  dialect = await openPostgres(database.db);
  await database.db.query(`
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE SEQUENCE counter;
    CREATE TABLE users (id integer, name varchar(10), mood mood, data jsonb, during tstzrange)`);
});

afterAll(async () => database[Symbol.asyncDispose]());

const keys = [
  indexKey('lower(name)', { kind: 'expression' }),
  indexKey("data->'a'", { kind: 'expression', operatorClass: 'jsonb_path_ops' }),
];

/** As declared: beside what is there, a column and a type that the migration is yet to make. */
const users = table(
  'users',
  [
    column('id'),
    column('name', 'character varying(10)', { collation: 'C' }),
    column('mood', 'mood', { enumValues: ['sad', 'ok'] }),
    column('data', 'jsonb'),
    column('during', 'tstzrange'),
    column('doubled', 'integer', { generated: { expression: 'id * 2', stored: true } }),
    column('age', 'integer'),
    column('fresh', 'fresh_enum', { enumValues: ['x'] }),
  ],
  {
    indexes: [index('ix_expression', [], { keys, method: 'gin' }), index('ix_lower', [], { keys })],
  },
);

const view: View = {
  schema: null,
  name: 'v',
  definition: '',
  materialized: false,
  indexes: [],
  comment: null,
};

type Text = { readonly from: string; readonly to: string };
const inColumn = (kind: 'default' | 'generated', name: string, texts: Text): Doubt => ({
  kind,
  table: users,
  column: name,
  ...texts,
});
const check = (texts: Text): Doubt => ({ kind: 'check', table: users, constraint: 'ck', ...texts });
const inIndex = (kind: 'indexPredicate' | 'indexExpression', name: string, texts: Text): Doubt => ({
  kind,
  table: users,
  index: name,
  ...texts,
});

const cases: readonly (readonly [Verdict, Doubt])[] = [
  ['same', inColumn('default', 'name', { from: "upper('x'::text)", to: "UPPER('x')" })],
  ['different', inColumn('default', 'name', { from: "upper('x'::text)", to: "UPPER('y')" })],
  ['same', inColumn('default', 'mood', { from: "'sad'", to: "'sad'::mood" })],
  ['different', inColumn('default', 'mood', { from: "'sad'", to: "'yet to come'" })],
  ['different', inColumn('default', 'fresh', { from: "'x'", to: "'y'" })],
  ['different', inColumn('default', 'name', { from: "'x'", to: 'no sql at all (' })],
  ['same', inColumn('generated', 'doubled', { from: 'id * 2', to: '(id)*2' })],
  ['different', inColumn('generated', 'doubled', { from: 'id * 2', to: 'age * 2' })],
  ['same', check({ from: '(id > 0) AND (id < 100)', to: 'id > 0 and (("id") < 100)' })],
  // Nothing is computed: what only happens to mean the same is spelled otherwise.
  ['different', check({ from: 'id > 1', to: 'id > 0 + 1' })],
  [
    'same',
    check({
      from: "(id = ANY (ARRAY[1, 2])) AND ((name)::text <> 'q'::text)",
      to: "id IN (1, 2) and name <> 'q'",
    }),
  ],
  ['different', check({ from: 'id > 0', to: 'age > 0' })],
  ['different', check({ from: 'id > 0', to: 'missing > 0' })],
  [
    'same',
    {
      kind: 'exclusion',
      table: users,
      constraint: 'x',
      from: 'USING gist (during WITH &&) WHERE ((id > 0))',
      to: 'using GIST ("during" with &&) where (id > 0)',
    },
  ],
  [
    'same',
    inIndex('indexPredicate', 'ix_lower', {
      from: "(mood = 'sad'::mood) AND (id IS NOT NULL)",
      to: "mood = 'sad' and id is not null",
    }),
  ],
  ['different', inIndex('indexPredicate', 'ix_lower', { from: 'id > 0', to: 'id > 1' })],
  [
    'same',
    inIndex('indexExpression', 'ix_lower', { from: 'lower((name)::text)', to: 'lower(name)' }),
  ],
  [
    'same',
    inIndex('indexExpression', 'ix_expression', { from: "data -> 'a'::text", to: "data->'a'" }),
  ],
  [
    'same',
    {
      kind: 'view',
      view,
      from: 'SELECT 1 AS id\n  WHERE (1 = ANY (ARRAY[1, 2]))',
      to: 'select 1 as id where 1 in (1, 2)',
    },
  ],
  [
    'different',
    { kind: 'view', view, from: 'SELECT users.id\n   FROM users', to: 'select age from users' },
  ],
  [
    'different',
    { kind: 'view', view, from: 'SELECT users.id\n   FROM users', to: 'select id from nowhere' },
  ],
];

describe('judges', () => {
  test('each text by itself, in one batch', async () => {
    const doubts = cases.map(([, doubt]) => doubt);
    const verdicts = await dialect.judge(database.db, doubts);
    const outcome = doubts.map(({ kind, to }, position) => [verdicts[position], kind, to]);
    const expected = cases.map(([verdict, { kind, to }]) => [verdict, kind, to]);
    expect(outcome).toEqual(expected);
  });

  test('without running anything or leaving anything behind', async () => {
    const [before] = await catalogState();
    const texts = { from: "(nextval('counter'::regclass) + 1)", to: "nextval('counter') + 1" };
    const verdicts = await dialect.judge(database.db, [
      inColumn('default', 'id', texts),
      check({ from: 'x', to: '(' }),
    ]);
    expect(verdicts).toEqual(['same', 'different']);
    expect((await catalogState())[0]).toEqual(before);
    await expect(database.db.query('SELECT 1')).resolves.toBeDefined();
  });

  test('nothing when there is nothing to judge', async () => {
    const refusing = { query: () => Promise.reject(new Error('Not to be asked.')) };
    expect(await dialect.judge(refusing, [])).toEqual([]);
  });

  test('unknown for a user who may make nothing temporary', async () => {
    const [{ name } = { name: '' }] = await rowsOf<{ name: string }>(
      database.db,
      'SELECT current_database() AS name',
    );
    await database.db.query(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC;
      CREATE ROLE ${name}; SET ROLE ${name}`);
    try {
      expect(await dialect.judge(database.db, [check({ from: 'id > 0', to: '(id) > 0' })])).toEqual(
        ['unknown'],
      );
    } finally {
      await database.db.query(`RESET ROLE; DROP ROLE ${name}`);
    }
  });
});

async function catalogState(): Promise<readonly object[]> {
  return rowsOf(
    database.db,
    `SELECT (SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind <> 't') AS temporary,
            (SELECT count(*) FROM pg_proc WHERE proname LIKE 'limbeck%') AS functions,
            (SELECT last_value::text || is_called FROM counter) AS counter`,
  );
}
