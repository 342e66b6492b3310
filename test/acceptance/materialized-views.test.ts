import { Index, ViewColumn, ViewEntity, type IndexOptions } from 'typeorm';
import { entity, type Case, type Entity, type EntityClass } from './case.ts';
import { runCases } from './run-case.ts';

const name = { type: String, length: 50 } as const;
const age = { type: 'int', default: 1 } as const;
const users = entity('users', { name, age });
const rows = { users: [{ id: 1, name: 'Ada', age: 36 }] };

type Indexes = readonly (readonly [string, readonly string[], IndexOptions?])[];

/** A view that keeps its rows, which TypeORM's schemas cannot say. */
function kept(expression: string, indexes: Indexes = [], viewName = 'adults'): EntityClass {
  @ViewEntity(viewName, { expression, materialized: true })
  class Kept {
    @ViewColumn()
    declare id: number;

    @ViewColumn()
    declare name: string;
  }
  for (const [index, columns, options = {}] of indexes) Index(index, [...columns], options)(Kept);
  return Kept;
}

function view(viewName: string, expression: string): Entity {
  return { name: viewName, type: 'view', columns: {}, expression };
}

const adults = 'SELECT id, name FROM users WHERE age >= 18';
const elders = 'SELECT id, name FROM users WHERE age >= 65';
const byName: Indexes = [['ix_adults_name', ['name']]];

const cases: readonly Omit<Case, 'databases'>[] = [
  { name: 'a materialized view is added', from: [users], to: [users, kept(adults)], rows },
  {
    name: 'a materialized view is added with its indexes',
    from: [users],
    to: [users, kept(adults, [...byName, ['ux_adults', ['id'], { unique: true }]])],
    rows,
  },
  {
    name: 'a materialized view is removed',
    from: [users, kept(adults, byName)],
    to: [users],
    rows,
  },
  {
    name: 'the text of a materialized view changes, and its index stays',
    from: [users, kept(adults, byName)],
    to: [users, kept(elders, byName)],
    rows,
    summary: ['~ view adults'],
  },
  {
    name: 'the text and the index of a materialized view change',
    from: [users, kept(adults, byName)],
    to: [users, kept(elders, [['ix_adults_id', ['id']]])],
    rows,
    summary: ['~ view adults'],
  },
  {
    name: 'a materialized view gets an index',
    from: [users, kept(adults)],
    to: [users, kept(adults, byName)],
    rows,
    summary: ['+ index ix_adults_name on adults (name)'],
  },
  {
    name: 'a materialized view loses an index',
    from: [users, kept(adults, byName)],
    to: [users, kept(adults)],
    rows,
    summary: ['- index ix_adults_name on adults'],
  },
  {
    name: 'the index of a materialized view has another column',
    from: [users, kept(adults, byName)],
    to: [users, kept(adults, [['ix_adults_name', ['id']]])],
    rows,
  },
  {
    name: 'the index of a materialized view becomes unique',
    from: [users, kept(adults, byName)],
    to: [users, kept(adults, [['ix_adults_name', ['name'], { unique: true }]])],
    rows,
  },
  {
    name: 'the index of a materialized view has another name',
    from: [users, kept(adults, byName)],
    to: [users, kept(adults, [['ix_adults_by_name', ['name']]])],
    rows,
    summary: ['~ index ix_adults_name → ix_adults_by_name on adults'],
  },
  {
    name: 'the index of a materialized view has another condition',
    from: [users, kept(adults, [['ix_adults_name', ['name'], { where: "name <> 'x'" }]])],
    to: [users, kept(adults, [['ix_adults_name', ['name'], { where: "name <> 'y'" }]])],
    rows,
  },
  {
    name: 'nothing is seen of a materialized view whose index has a condition',
    from: [
      users,
      kept(adults, [['ix', ['name'], { where: "name <> 'x' AND id IN (1, 2)" }]]),
      entity('teams'),
    ],
    to: [users, kept(adults, [['ix', ['name'], { where: "name <> 'x' AND id IN (1, 2)" }]])],
    rows,
    summary: ['- teams'],
  },
  {
    name: 'a view begins to keep its rows',
    from: [users, view('adults', adults)],
    to: [users, kept(adults, byName)],
    rows,
    summary: ['~ view adults'],
  },
  {
    name: 'a view ceases to keep its rows',
    from: [users, kept(adults, byName)],
    to: [users, view('adults', adults)],
    rows,
    summary: ['~ view adults'],
  },
  {
    name: 'a view begins to keep its rows under a view that reads it',
    from: [users, view('adults', adults), view('names', 'SELECT name FROM adults')],
    to: [users, kept(adults, byName), view('names', 'SELECT name FROM adults')],
    rows,
    summary: ['~ view adults', '~ view names'],
  },
  {
    name: 'a column under a materialized view changes its type',
    from: [users, kept(adults, byName)],
    to: [entity('users', { name: { type: 'text' }, age }), kept(adults, byName)],
    rows,
  },
  {
    name: 'a column under a materialized view that another reads changes its type',
    from: [
      users,
      kept(adults, byName),
      kept('SELECT id, name FROM adults', [['ix_ada', ['name']]], 'ada'),
    ],
    to: [
      entity('users', { name: { type: 'text' }, age }),
      kept(adults, byName),
      kept('SELECT id, name FROM adults', [['ix_ada', ['name']]], 'ada'),
    ],
    rows,
  },
  {
    name: 'a column under a materialized view changes its type while the view gets an index',
    from: [users, kept(adults)],
    to: [entity('users', { name: { type: 'text' }, age }), kept(adults, byName)],
    rows,
  },
  {
    name: 'a column under a materialized view changes its type while an index is renamed',
    from: [users, kept(adults, byName)],
    to: [
      entity('users', { name: { type: 'text' }, age }),
      kept(adults, [['ix_adults_by_name', ['name']]]),
    ],
    rows,
  },
  {
    name: 'a materialized view loses a column together with its table',
    from: [users, kept('SELECT id, name, age FROM users', [['ix_adults_id', ['id']]])],
    to: [entity('users', { name }), kept('SELECT id, name FROM users', byName)],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a materialized view with a star gets the column that its table gets',
    from: [users, kept('SELECT * FROM users', byName)],
    to: [
      entity('users', { name, age, city: { type: String, length: 20, default: 'Bern' } }),
      kept('SELECT * FROM users', byName),
    ],
    rows,
  },
  {
    name: 'a generated column under a view is computed otherwise',
    from: [
      entity('items', {
        price: { type: 'int' },
        total: { type: 'int', asExpression: 'price * 2', generatedType: 'STORED' },
      }),
      view('totals', 'SELECT id, total FROM items'),
    ],
    to: [
      entity('items', {
        price: { type: 'int' },
        total: { type: 'int', asExpression: 'price * 3', generatedType: 'STORED' },
      }),
      view('totals', 'SELECT id, total FROM items'),
    ],
  },
  {
    name: 'a timestamp under a view that compares it becomes one with a time zone',
    from: [
      entity('events', { at: { type: 'timestamp' } }),
      view('late', "SELECT id FROM events WHERE at > '2020-01-01'"),
    ],
    to: [
      entity('events', { at: { type: 'timestamptz' } }),
      view('late', "SELECT id FROM events WHERE at > '2020-01-01'"),
    ],
  },
  {
    name: 'the values of an enumerated type change under views',
    from: [
      entity('items', { state: { type: 'enum', enum: ['a', 'b', 'c'], default: 'a' } }),
      view('open_items', "SELECT id, state FROM items WHERE state <> 'b'"),
      kept('SELECT id, state::text AS name FROM items', byName),
    ],
    to: [
      entity('items', { state: { type: 'enum', enum: ['b', 'a', 'd'], default: 'a' } }),
      view('open_items', "SELECT id, state FROM items WHERE state <> 'b'"),
      kept('SELECT id, state::text AS name FROM items', byName),
    ],
  },
  {
    name: 'an enumerated type goes with the view that names it',
    from: [
      entity('items', { state: { type: 'enum', enum: ['a', 'b'] } }),
      view('open_items', "SELECT id, state FROM items WHERE state = 'a'"),
    ],
    to: [
      entity('items', { state: { type: 'text' } }),
      view('open_items', 'SELECT id, state FROM items'),
    ],
  },
];

runCases(cases.map((each): Case => ({ ...each, databases: ['postgres'] })));
