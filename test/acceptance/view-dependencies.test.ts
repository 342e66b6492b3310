import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const name = { type: String, length: 50 } as const;
const age = { type: 'int', default: 1 } as const;
const city = { type: String, length: 20, default: 'Bern' } as const;

const users = entity('users', { name, age });
const posts = entity('posts', { user_id: { type: 'int' }, title: { type: String, length: 80 } });
const rows = { users: [{ id: 1, name: 'Ada', age: 36 }] };
const both = { ...rows, posts: [{ id: 1, user_id: 1, title: 'Notes' }] };

function view(name: string, expression: string, more: Partial<Entity> = {}): Entity {
  return { name, type: 'view', columns: {}, expression, ...more };
}

const adults = view('adults', 'SELECT id, name FROM users WHERE age >= 18');
const aged = view('aged', 'SELECT id, name, age FROM users');
const everyone = view('everyone', 'SELECT * FROM users');

const cases: readonly Case[] = [
  {
    name: 'a view loses a column together with its table',
    from: [users, aged],
    to: [entity('users', { name }), view('aged', 'SELECT id, name FROM users')],
    rows,
    loses: ['users.age'],
    summary: ['~ view aged', '- users.age'],
  },
  {
    name: 'a view gets a column together with its table',
    from: [users, aged],
    to: [
      entity('users', { name, age, city }),
      view('aged', 'SELECT id, name, age, city FROM users'),
    ],
    rows,
  },
  {
    name: 'a view has one column instead of another, as its table does',
    from: [users, aged],
    to: [entity('users', { name, city }), view('aged', 'SELECT id, name, city FROM users')],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view filters by one column instead of another, as its table does',
    from: [users, adults],
    to: [
      entity('users', { name, grown: { type: Boolean, default: true } }),
      view('adults', 'SELECT id, name FROM users WHERE grown = (1 = 1)'),
    ],
    rows,
    loses: ['users.age'],
    databases: ['postgres', 'mysql', 'mariadb', 'sqlite'],
  },
  {
    name: 'a view loses a table together with the database',
    from: [
      users,
      posts,
      view('authors', 'SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id'),
    ],
    to: [users, view('authors', 'SELECT u.name FROM users u')],
    rows,
    summary: ['~ view authors', '- posts'],
  },
  {
    name: 'a view gets a table together with the database',
    from: [users, view('authors', 'SELECT u.name FROM users u')],
    to: [
      users,
      posts,
      view('authors', 'SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id'),
    ],
    rows,
    summary: ['+ posts (3 columns)', '~ view authors'],
  },
  {
    name: 'a view reads one table instead of another',
    from: [users, posts, view('names', 'SELECT id, title AS "label" FROM posts')],
    to: [
      users,
      entity('teams', { label: name }),
      view('names', 'SELECT id, label AS "label" FROM teams'),
    ],
    rows,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a view reads one table instead of another, in a joined list',
    from: [users, posts, view('pairs', 'SELECT u.id FROM users u, posts p WHERE p.user_id = u.id')],
    to: [
      users,
      entity('teams', { user_id: { type: 'int' } }),
      view('pairs', 'SELECT u.id FROM users u, teams t WHERE t.user_id = u.id'),
    ],
    rows,
  },
  {
    name: 'a view with a star gets the column that its table gets',
    from: [users, everyone],
    to: [entity('users', { name, age, city }), everyone],
    rows,
  },
  {
    name: 'a view with a star loses the column that its table loses',
    from: [users, everyone],
    to: [entity('users', { name }), everyone],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view with a star has one column instead of another, as its table does',
    from: [users, everyone],
    to: [entity('users', { name, city }), everyone],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view with a star behind a table gets the column of that table',
    from: [
      users,
      posts,
      view(
        'written',
        'SELECT p.*, u.name AS "author" FROM posts p JOIN users u ON u.id = p.user_id',
      ),
    ],
    to: [
      users,
      entity('posts', {
        user_id: { type: 'int' },
        title: { type: String, length: 80 },
        text: { type: String, length: 90, nullable: true },
      }),
      view(
        'written',
        'SELECT p.*, u.name AS "author" FROM posts p JOIN users u ON u.id = p.user_id',
      ),
    ],
    rows: both,
  },
  {
    name: 'a view with a star over a view with a star gets the column of the table',
    from: [users, everyone, view('everyone_again', 'SELECT * FROM everyone')],
    to: [
      entity('users', { name, age, city }),
      everyone,
      view('everyone_again', 'SELECT * FROM everyone'),
    ],
    rows,
  },
  {
    name: 'a view with a star over a view with a star loses the column of the table',
    from: [users, everyone, view('everyone_again', 'SELECT * FROM everyone')],
    to: [entity('users', { name }), everyone, view('everyone_again', 'SELECT * FROM everyone')],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'nothing is seen of a view that counts rows or multiplies when its table gets a column',
    from: [users, view('sums', 'SELECT count(*) AS "total", sum(age * 2) AS "doubled" FROM users')],
    to: [
      entity('users', { name, age, city }),
      view('sums', 'SELECT count(*) AS "total", sum(age * 2) AS "doubled" FROM users'),
    ],
    rows,
    databases: ['postgres'],
    summary: ["+ users.city character varying(20) not null default 'Bern'"],
  },
  {
    name: 'a view reads a view whose text changes',
    from: [users, adults, view('ada', "SELECT id FROM adults WHERE name = 'Ada'")],
    to: [
      users,
      view('adults', 'SELECT id, name FROM users WHERE age >= 21'),
      view('ada', "SELECT id FROM adults WHERE name = 'Ada'"),
    ],
    rows,
  },
  {
    name: 'a view reads a column that a view gets',
    from: [users, adults, view('ada', "SELECT id FROM adults WHERE name = 'Ada'")],
    to: [
      users,
      view('adults', 'SELECT id, name, age FROM users WHERE age >= 18'),
      view('ada', "SELECT id, age FROM adults WHERE name = 'Ada'"),
    ],
    rows,
  },
  {
    name: 'a view reads a column that a view loses',
    from: [
      users,
      view('adults', 'SELECT id, name, age FROM users WHERE age >= 18'),
      view('ada', "SELECT id, age FROM adults WHERE name = 'Ada'"),
    ],
    to: [users, adults, view('ada', "SELECT id FROM adults WHERE name = 'Ada'")],
    rows,
  },
  {
    name: 'views upon views upon views lose a column of the table below',
    from: [
      users,
      aged,
      view('aged_2', 'SELECT id, age FROM aged'),
      view('aged_3', 'SELECT id, age FROM aged_2'),
    ],
    to: [
      entity('users', { name }),
      view('aged', 'SELECT id, name FROM users'),
      view('aged_2', 'SELECT id FROM aged'),
      view('aged_3', 'SELECT id FROM aged_2'),
    ],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view stays that reads a view which has one column instead of another',
    from: [users, aged, view('names', 'SELECT name FROM aged')],
    to: [
      entity('users', { name, city }),
      view('aged', 'SELECT id, name, city FROM users'),
      view('names', 'SELECT name FROM aged'),
    ],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view stays that reads, through another, a view which has one column instead of another',
    from: [
      users,
      aged,
      view('names', 'SELECT name FROM aged'),
      view('a_names', "SELECT name FROM names WHERE name LIKE 'A%'"),
    ],
    to: [
      entity('users', { name, city }),
      view('aged', 'SELECT id, name, city FROM users'),
      view('names', 'SELECT name FROM aged'),
      view('a_names', "SELECT name FROM names WHERE name LIKE 'A%'"),
    ],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view and the view that it read are removed with their table',
    from: [
      entity('teams'),
      users,
      adults,
      view('a_ada', "SELECT id FROM adults WHERE name = 'Ada'"),
    ],
    to: [entity('teams')],
  },
  {
    name: 'a view is removed from under another, which then reads the table',
    from: [users, adults, view('names', 'SELECT name FROM adults')],
    to: [users, view('names', 'SELECT name FROM users WHERE age >= 18')],
    rows,
    summary: ['~ view names', '- view adults'],
  },
  {
    name: 'a view is put between another and the table',
    from: [users, view('a_names', 'SELECT name FROM users WHERE age >= 18')],
    to: [
      users,
      view('a_names', 'SELECT name FROM b_adults'),
      view('b_adults', 'SELECT name FROM users WHERE age >= 18'),
    ],
    rows,
    summary: ['+ view b_adults', '~ view a_names'],
  },
  {
    name: 'views are added in the order of their texts, whatever the order of the entities',
    from: [users],
    to: [
      users,
      view('a_first', 'SELECT id FROM b_second'),
      view('b_second', 'SELECT id FROM c_third'),
      view('c_third', 'SELECT id FROM users'),
    ],
    rows,
    summary: ['+ view c_third', '+ view b_second', '+ view a_first'],
  },
  {
    name: 'a table becomes a view of the same name',
    from: [users, entity('people', { name })],
    to: [users, view('people', 'SELECT id, name FROM users')],
    rows,
    summary: ['- people', '+ view people'],
  },
  {
    name: 'a view becomes a table of the same name',
    from: [users, view('people', 'SELECT id, name FROM users')],
    to: [users, entity('people', { name })],
    rows,
    summary: ['- view people', '+ people (2 columns)'],
  },
  {
    name: 'a table becomes a view that another view goes on reading',
    from: [users, entity('people', { name }), view('names', 'SELECT name FROM people')],
    to: [
      users,
      view('people', 'SELECT id, name FROM users'),
      view('names', 'SELECT name FROM people'),
    ],
    rows,
  },
  {
    name: 'two views change places',
    from: [users, view('one', 'SELECT id FROM users'), view('two', 'SELECT id FROM one')],
    to: [users, view('two', 'SELECT id FROM users'), view('one', 'SELECT id FROM two')],
    rows,
  },
  {
    name: 'a column that a view reads changes its type',
    from: [users, aged],
    to: [entity('users', { name, age: { type: 'bigint', default: 1 } }), aged],
    rows,
  },
  {
    name: 'a column that views upon views read changes its type',
    from: [
      users,
      aged,
      view('older', 'SELECT id, age + 1 AS "age" FROM aged'),
      view('oldest', 'SELECT max(age) AS "age" FROM older'),
    ],
    to: [
      entity('users', { name, age: { type: 'bigint', default: 1 } }),
      aged,
      view('older', 'SELECT id, age + 1 AS "age" FROM aged'),
      view('oldest', 'SELECT max(age) AS "age" FROM older'),
    ],
    rows,
  },
  {
    name: 'a column that a view reads changes its type while the text of the view changes',
    from: [users, aged],
    to: [
      entity('users', { name, age: { type: 'bigint', default: 1 } }),
      view('aged', 'SELECT id, age FROM users WHERE age > 1'),
    ],
    rows,
  },
  {
    name: 'a column that a view compares with a text becomes longer, one beside it goes and one comes',
    from: [users, view('ada', "SELECT id, name FROM users WHERE name = 'Ada'")],
    to: [
      entity('users', { name: { type: String, length: 90 }, city }),
      view('ada', "SELECT id, name FROM users WHERE name = 'Ada'"),
    ],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view keeps to a column while another table loses one of that name',
    from: [
      users,
      entity('teams', { name, size: { type: 'int', default: 1 } }),
      view(
        'members',
        'SELECT u.name AS "name", t.size AS "size" FROM users u JOIN teams t ON t.id = u.id',
      ),
    ],
    to: [
      users,
      entity('teams', { size: { type: 'int', default: 1 } }),
      view(
        'members',
        'SELECT u.name AS "name", t.size AS "size" FROM users u JOIN teams t ON t.id = u.id',
      ),
    ],
    rows,
    summary: ['- teams.name'],
  },
  {
    name: 'a column that a view reads gets a default and loses NOT NULL',
    from: [users, aged],
    to: [
      entity('users', { name: { ...name, nullable: true }, age: { type: 'int', default: 2 } }),
      aged,
    ],
    rows,
  },
  {
    name: 'the tables of a view get indexes and a foreign key',
    from: [
      users,
      posts,
      view('authors', 'SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id'),
    ],
    to: [
      users,
      entity(
        'posts',
        { user_id: { type: 'int' }, title: { type: String, length: 80 } },
        {
          indices: [{ name: 'ix_posts_title', columns: ['title'] }],
          foreignKeys: [
            { target: 'users', columnNames: ['user_id'], referencedColumnNames: ['id'] },
          ],
        },
      ),
      view('authors', 'SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id'),
    ],
    rows: both,
  },
  {
    name: 'a view has a name in capitals and in quotes, and loses a column of such a name',
    from: [
      entity('people', { 'First Name': name, Age: age }, { tableName: 'User Names' }),
      view('names', 'SELECT "First Name", "Age" FROM "User Names"', { tableName: 'All Names' }),
    ],
    to: [
      entity('people', { 'First Name': name }, { tableName: 'User Names' }),
      view('names', 'SELECT "First Name" FROM "User Names"', { tableName: 'All Names' }),
    ],
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'a view has a name in capitals and in backquotes, and loses a column of such a name',
    from: [
      entity('people', { 'First Name': name, Age: age }, { tableName: 'User Names' }),
      view('names', 'SELECT `First Name`, `Age` FROM `User Names`', { tableName: 'All Names' }),
    ],
    to: [
      entity('people', { 'First Name': name }, { tableName: 'User Names' }),
      view('names', 'SELECT `First Name` FROM `User Names`', { tableName: 'All Names' }),
    ],
    databases: ['mysql', 'mariadb', 'sqlite'],
  },
  {
    name: 'a view with WITH, UNION and sub-selects loses a table and a column',
    from: [
      users,
      posts,
      view(
        'people',
        `WITH grown AS (SELECT id, name FROM users WHERE age >= 18)
         SELECT name FROM grown WHERE id IN (SELECT user_id FROM posts)
         UNION ALL SELECT title AS name FROM posts`,
      ),
    ],
    to: [
      entity('users', { name }),
      view(
        'people',
        `WITH grown AS (SELECT id, name FROM users) SELECT name FROM grown UNION ALL SELECT 'x' AS name`,
      ),
    ],
    rows,
    loses: ['users.age'],
  },
  {
    name: 'nothing is seen of a view with a semicolon, comments and quotes',
    from: [
      users,
      view(
        'noted',
        "SELECT id, 'it''s' AS \"note\" FROM users /* all of them */ WHERE name <> 'a;b' ; ",
      ),
      entity('teams'),
    ],
    to: [
      users,
      view(
        'noted',
        "SELECT id, 'it''s' AS \"note\" FROM users /* all of them */ WHERE name <> 'a;b' ; ",
      ),
    ],
    databases: ['postgres', 'sqlite'],
    summary: ['- teams'],
  },
  {
    name: 'a view on nothing but values stays',
    from: [users, view('constants', "SELECT 1 AS one, 'users' AS two")],
    to: [
      entity('users', { name, age, city }),
      view('constants', "SELECT 1 AS one, 'users' AS two"),
    ],
    rows,
  },
];

runCases(cases);
