import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const columns = { age: { type: 'int' }, name: { type: String, length: 20 } } as const;
const rows = { users: [{ id: 1, age: 36, name: 'Ada' }] };
/** TypeORM writes no checks on MySQL and MariaDB (typeorm#4148): there none can be there before. */
const everywhere: NonNullable<Case['databases']> = ['postgres', 'sqlite', 'mysql', 'mariadb'];
const withChecks: NonNullable<Case['databases']> = ['postgres', 'sqlite'];

function users(...checks: NonNullable<Entity['checks']>): Entity {
  return entity('users', columns, { checks });
}

const edits = [
  {
    name: 'a check is added',
    databases: everywhere,
    from: [users()],
    to: [users({ name: 'ck_age', expression: 'age > 0' })],
    rows,
    summary: ['+ check ck_age on users'],
  },
  {
    name: 'a check is removed',
    from: [users({ name: 'ck_age', expression: 'age > 0' })],
    to: [users()],
    rows,
    summary: ['- check ck_age on users'],
  },
  {
    name: 'the expression of a named check changes',
    from: [users({ name: 'ck_age', expression: 'age > 0' })],
    to: [users({ name: 'ck_age', expression: 'age > 18' })],
    rows,
  },
  {
    name: 'a check without a name of its own changes',
    from: [users({ expression: 'age > 0' })],
    to: [users({ expression: 'age > 18' })],
    rows,
  },
  {
    name: 'a check is renamed',
    from: [users({ name: 'ck_a', expression: 'age > 0' })],
    to: [users({ name: 'ck_b', expression: 'age > 0' })],
    rows,
  },
  {
    name: 'a check that needs no name leaves its name to a unique constraint',
    from: [users({ name: 'one', expression: 'age > 0' })],
    to: [
      entity('users', columns, {
        checks: [{ expression: 'age > 0' }],
        uniques: [{ name: 'one', columns: ['age'] }],
      }),
    ],
    rows,
  },
  {
    name: 'a table with checks is added',
    databases: everywhere,
    from: [entity('teams')],
    to: [
      entity('teams'),
      users({ expression: "name <> ''" }, { name: 'ck_age', expression: 'age BETWEEN 1 AND 150' }),
    ],
  },
  {
    name: 'a column with a check on it is dropped',
    from: [
      entity(
        'users',
        { ...columns, age: { type: 'int', nullable: true } },
        {
          checks: [{ name: 'ck_age', expression: 'age > 0' }],
        },
      ),
    ],
    to: [entity('users', { name: columns.name })],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a column with a check on it is added',
    databases: everywhere,
    from: [entity('users', { name: columns.name })],
    to: [
      entity(
        'users',
        { name: columns.name, age: { type: 'int', default: 1 } },
        {
          checks: [{ name: 'ck_age', expression: 'age > 0' }],
        },
      ),
    ],
    rows: { users: [{ id: 1, name: 'Ada' }] },
  },
  {
    name: 'a column with a check on it gets another type',
    from: [users({ name: 'ck_age', expression: 'age > 0' })],
    to: [
      entity(
        'users',
        { ...columns, age: { type: 'bigint' } },
        { checks: [{ name: 'ck_age', expression: 'age > 0' }] },
      ),
    ],
    rows,
  },
  {
    name: 'a column with a check on it gets longer',
    from: [users({ name: 'ck_name', expression: "name <> ''" })],
    to: [
      entity(
        'users',
        { ...columns, name: { type: String, length: 40 } },
        {
          checks: [{ name: 'ck_name', expression: "name <> ''" }],
        },
      ),
    ],
    rows,
  },
  quietCase(
    'the spelling of checks',
    { a: { type: 'int' }, s: { type: String, length: 20 } },
    {
      entity: {
        checks: [
          { expression: 'a > 0 AND a < 100' },
          { expression: 'a IN (1,2,3)' },
          { expression: 'a BETWEEN 1 AND 3' },
          { expression: "s LIKE 'a%'" },
          { expression: "s = 'ab' OR s <> ''" },
          { expression: '(a IS NOT NULL)' },
          { expression: '"a" >= 0' },
          { expression: 'length(s) > 1' },
          { expression: 'NOT (a = 5)' },
          { expression: 'a % 2 = 1' },
        ],
      },
      row: { a: 1, s: 'ab' },
    },
  ),
].map((each: Case): Case => ({ databases: withChecks, ...each }));

const postgres = [
  quietCase(
    'checks that only PostgreSQL knows',
    {
      s: { type: String, length: 20 },
      j: { type: 'jsonb', default: {} },
      t: { type: 'timestamptz', default: () => 'now()' },
    },
    {
      entity: {
        checks: [
          { expression: "s ~ '^[a-z]+$'" },
          { expression: "jsonb_typeof(j) = 'object'" },
          { expression: "t > '2000-01-01'::timestamptz" },
          { expression: "s = ANY (ARRAY['ab', 'cd'])" },
          { expression: 'lower(s) = s' },
          { expression: 'char_length(s) <= 10' },
        ],
      },
      row: { s: 'ab' },
    },
  ),
  {
    name: 'an exclusion is added',
    from: [entity('bookings', { during: { type: 'tsrange' } })],
    to: [
      entity(
        'bookings',
        { during: { type: 'tsrange' } },
        {
          exclusions: [{ name: 'no_overlap', expression: 'USING gist (during WITH &&)' }],
        },
      ),
    ],
    rows: { bookings: [{ id: 1, during: '[2024-01-01,2024-01-02)' }] },
  },
  {
    name: 'the expression of a named exclusion changes',
    from: [
      entity(
        'bookings',
        { during: { type: 'tsrange' } },
        {
          exclusions: [{ name: 'no_overlap', expression: 'USING gist (during WITH &&)' }],
        },
      ),
    ],
    to: [
      entity(
        'bookings',
        { during: { type: 'tsrange' } },
        {
          exclusions: [
            { name: 'no_overlap', expression: 'USING gist (during WITH &&) WHERE (id > 10)' },
          ],
        },
      ),
    ],
  },
].map((each): Case => ({ ...each, databases: ['postgres'] }));

/** PostgreSQL spells IN over a varchar as a cast of an array, which it reads as casts of its elements. */
const state = { type: String, length: 9 } as const;
const inStates = "state IN ('a', 'b')";
const states = [
  {
    name: 'a check of a list of words is removed',
    from: [
      entity('users', { state }, { checks: [{ expression: inStates }] }),
      entity('teams', { state }, { checks: [{ expression: "state NOT IN ('a', 'b')" }] }),
    ],
    to: [entity('users', { state }), entity('teams', { state })],
    rows: { users: [{ id: 1, state: 'a' }], teams: [{ id: 1, state: 'c' }] },
  },
  {
    name: 'a column with a check of a list of words is dropped',
    from: [
      entity(
        'users',
        { state: { ...state, nullable: true } },
        { checks: [{ expression: `${inStates} OR state IS NULL` }] },
      ),
    ],
    to: [entity('users')],
    rows: { users: [{ id: 1, state: 'a' }] },
    loses: ['users.state'],
  },
  {
    name: 'a table with a check of a list of words is dropped',
    from: [entity('users'), entity('teams', { state }, { checks: [{ expression: inStates }] })],
    to: [entity('users')],
    loses: ['teams'],
  },
].map((each: Case): Case => ({ databases: withChecks, ...each }));

const openUsers = entity(
  'open_users',
  {},
  { type: 'view', expression: `SELECT id FROM users WHERE ${inStates}` },
);
/** Users with a column that is computed, and a check of it. */
function coded(asExpression: string): Entity {
  return entity(
    'users',
    { state, code: { ...state, asExpression, generatedType: 'STORED', nullable: true } },
    { checks: [{ name: 'ck_code', expression: "code IN ('a', 'b')" }] },
  );
}

function moody(values: readonly string[]): Entity {
  return entity('users', { state, mood: { type: 'enum', enum: [...values] } });
}

const moodyUsers = entity(
  'open_users',
  {},
  { type: 'view', expression: `SELECT id FROM users WHERE mood = 'sad' AND ${inStates}` },
);

const statesOnPostgres = [
  {
    name: 'an index where a column is one of a list of words is removed',
    from: [entity('users', { state }, { indices: [{ columns: ['state'], where: inStates }] })],
    to: [entity('users', { state })],
    rows: { users: [{ id: 1, state: 'a' }] },
  },
  {
    name: 'a column computed from a list of words is dropped',
    from: [
      entity('users', {
        state,
        open: { type: 'boolean', asExpression: inStates, generatedType: 'STORED' },
      }),
    ],
    to: [entity('users', { state })],
    loses: ['users.open'],
  },
  {
    name: 'a view of a list of words is dropped',
    from: [entity('users', { state }), openUsers],
    to: [entity('users', { state })],
  },
  {
    name: 'a computed column with a check of a list of words changes',
    from: [coded('state')],
    to: [coded('lower(state)')],
    rows: { users: [{ id: 1, state: 'a' }] },
  },
  {
    name: 'an enumeration beside a list of words in a view loses a value',
    from: [moody(['sad', 'glad', 'mad']), moodyUsers],
    to: [moody(['sad', 'glad']), moodyUsers],
    rows: { users: [{ id: 1, state: 'a', mood: 'sad' }] },
  },
  {
    name: 'a view of a list of words is in the way of its column',
    from: [entity('users', { state }), openUsers],
    to: [entity('users', { state: { ...state, length: 12 } }), openUsers],
  },
].map((each: Case): Case => ({ ...each, databases: ['postgres'] }));

runCases([...edits, ...postgres, ...states, ...statesOnPostgres]);
