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

runCases([...edits, ...postgres]);
