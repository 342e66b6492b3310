import { ViewColumn, ViewEntity } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const columns = { name: { type: String, length: 50 }, age: { type: 'int', default: 1 } } as const;
const users = entity('users', columns);
const rows = { users: [{ id: 1, name: 'Ada', age: 36 }] };

function view(name: string, expression: string): Entity {
  return { name, type: 'view', columns: {}, expression };
}

const adults = view('adults', 'SELECT id, name FROM users WHERE age >= 18');

const cases: readonly Case[] = [
  {
    name: 'nothing is seen of a view beside an edit of another table',
    from: [users, adults, entity('teams')],
    to: [users, adults, entity('teams', { name: { type: String, nullable: true } })],
    rows,
  },
  {
    name: 'a view is added',
    from: [users],
    to: [users, adults],
    rows,
    summary: ['+ view adults'],
  },
  {
    name: 'the text of a view changes',
    from: [users, adults],
    to: [users, view('adults', 'SELECT id, name FROM users WHERE age >= 21')],
    rows,
    summary: ['~ view adults'],
  },
  {
    name: 'the text of a view changes that is written over several lines, to its last semicolon',
    from: [users, view('adults', '\n  SELECT id\n    FROM users\n   WHERE age > 17;\n')],
    to: [users, view('adults', '\n  SELECT id\n    FROM users;\n')],
    rows,
  },
  {
    name: 'a view gets a column',
    from: [users, adults],
    to: [users, view('adults', 'SELECT id, name, age FROM users WHERE age >= 18')],
    rows,
  },
  {
    name: 'a view loses a column',
    from: [users, view('adults', 'SELECT id, name, age FROM users WHERE age >= 18')],
    to: [users, adults],
    rows,
  },
  {
    name: 'a view is added with its table',
    from: [entity('teams')],
    to: [entity('teams'), users, adults],
  },
  {
    name: 'a view is removed',
    from: [users, adults],
    to: [users],
    rows,
    summary: ['- view adults'],
  },
  {
    name: 'a view is removed with its table',
    from: [entity('teams'), users, adults],
    to: [entity('teams')],
  },
  {
    name: 'a view reads a column that is added with it',
    from: [users],
    to: [
      entity('users', { ...columns, city: { type: String, length: 20, default: 'Bern' } }),
      view('citizens', 'SELECT id, city FROM users'),
    ],
    rows,
  },
  {
    name: 'nothing is seen of a view with joins, functions and groups',
    from: [
      users,
      entity('posts', { user_id: { type: 'int' } }),
      view(
        'counts',
        'SELECT u.name AS "name", count(p.id) AS "total", max(u.age + 1) AS "older" FROM users u LEFT JOIN posts p ON p.user_id = u.id WHERE u.age IN (1, 2, 3) OR u.name <> \'\' GROUP BY u.name',
      ),
    ],
    to: [
      users,
      entity('posts', { user_id: { type: 'int', nullable: true } }),
      view(
        'counts',
        'SELECT u.name AS "name", count(p.id) AS "total", max(u.age + 1) AS "older" FROM users u LEFT JOIN posts p ON p.user_id = u.id WHERE u.age IN (1, 2, 3) OR u.name <> \'\' GROUP BY u.name',
      ),
    ],
    summary: ['~ posts.user_id nullable false → true'],
  },
  {
    name: 'nothing is seen of a view with a star',
    from: [users, view('everyone', 'SELECT * FROM users'), entity('teams')],
    to: [users, view('everyone', 'SELECT * FROM users')],
    summary: ['- teams'],
  },
  {
    name: 'a column that a view reads gets longer',
    from: [users, adults],
    to: [entity('users', { ...columns, name: { type: String, length: 80 } }), adults],
    rows,
  },
  {
    name: 'a column goes with the view that reads it',
    from: [users, adults],
    to: [entity('users', { name: columns.name })],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view reads another view',
    from: [users],
    to: [users, adults, view('ada', "SELECT id FROM adults WHERE name = 'Ada'")],
    rows,
  },
];

/** A view that reads the one above. */
@ViewEntity('ada', {
  expression: "SELECT name FROM adults WHERE name = 'Ada'",
  dependsOn: ['adults'],
})
class Ada {
  @ViewColumn()
  declare name: string;
}

const adultNames = 'SELECT name FROM users WHERE age >= 18';

/** A view whose query is built, and which TypeORM creates before the one it depends on unless told. */
@ViewEntity('a_counts', {
  expression: (dataSource) =>
    dataSource
      .createQueryBuilder()
      .select('count(*)', 'total')
      .from('adults', 'a')
      .where("a.name <> 'x'"),
  dependsOn: ['adults'],
})
class Counts {
  @ViewColumn()
  declare total: number;
}

/** Only PostgreSQL keeps rows; TypeORM makes a plain view of it elsewhere. */
@ViewEntity('adults', { expression: adultNames, materialized: true })
class KeptAdults {
  @ViewColumn()
  declare name: string;
}

const built: readonly Case[] = [
  {
    name: 'a view is added whose query is built, with the view that it depends on',
    from: [users],
    to: [users, Counts, adults],
    rows,
    summary: ['+ view adults', '+ view a_counts'],
  },
  {
    name: 'a view whose query is built stays over a view that is replaced',
    from: [users, Counts, adults],
    to: [users, Counts, view('adults', 'SELECT id, name FROM users WHERE age >= 21')],
    rows,
  },
  {
    name: 'a view that asks to be materialized is added and removed with others',
    from: [users, adults],
    to: [users, KeptAdults],
    rows,
  },
  {
    name: 'nothing is seen of a view that asks to be materialized',
    from: [users, KeptAdults, entity('teams')],
    to: [users, KeptAdults],
    rows,
    summary: ['- teams'],
  },
];

const postgres = [
  {
    name: 'the text of a view changes that another one reads',
    from: [users, view('adults', adultNames), Ada],
    to: [users, view('adults', 'SELECT name FROM users WHERE age >= 21'), Ada],
    rows,
  },
].map((each): Case => ({ ...each, databases: ['postgres'] }));

runCases([...cases, ...built, ...postgres]);
