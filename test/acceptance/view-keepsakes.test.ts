import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const name = { type: String, length: 50 } as const;
const age = { type: 'int', default: 1 } as const;
const city = { type: String, length: 20, default: 'Bern' } as const;
const users = entity('users', { name, age });
const rows = { users: [{ id: 1, name: 'Ada', age: 36 }] };

function view(viewName: string, expression: string, more: Partial<Entity> = {}): Entity {
  return { name: viewName, type: 'view', columns: {}, expression, ...more };
}

const aged = view('aged', 'SELECT id, name, age FROM users');
const named = view('aged', 'SELECT id, name FROM users');
const cities = view('aged', 'SELECT id, name, city FROM users');
const names = view('names', 'SELECT name FROM aged');
const aging = entity('users', { name, age: { type: 'bigint', default: 1 } });
const urban = entity('users', { name, city });

/** What no entity can say of a view. */
const belongings: Case['made'] = {
  postgres: [
    'ALTER VIEW aged SET (security_barrier = true)',
    "COMMENT ON VIEW aged IS 'it''s old'",
    'GRANT SELECT ON aged TO PUBLIC',
    'GRANT SELECT ON names TO PUBLIC',
    "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    'CREATE TRIGGER keep INSTEAD OF DELETE ON aged FOR EACH ROW EXECUTE FUNCTION keep()',
  ],
  sqlite: ['CREATE TRIGGER keep INSTEAD OF DELETE ON aged BEGIN SELECT 1; END'],
  mysql: [
    'ALTER ALGORITHM = MERGE SQL SECURITY INVOKER VIEW aged AS SELECT id, name, age FROM users WITH CASCADED CHECK OPTION',
  ],
  mariadb: [
    'ALTER ALGORITHM = MERGE SQL SECURITY INVOKER VIEW aged AS SELECT id, name, age FROM users WITH CASCADED CHECK OPTION',
  ],
};

/** A view of somebody else's, which reads ours. */
const report: Case['made'] = {
  postgres: [
    'CREATE VIEW report AS SELECT max(name) AS m FROM names',
    'GRANT SELECT ON report TO PUBLIC',
  ],
  sqlite: ['CREATE VIEW report AS SELECT max(name) AS m FROM names'],
  mysql: ['CREATE VIEW report AS SELECT max(name) AS m FROM names'],
  mariadb: ['CREATE VIEW report AS SELECT max(name) AS m FROM names'],
};
const reportEntity = view('report', 'SELECT 1 AS m', { synchronize: false });

const cases: readonly Case[] = [
  {
    name: 'a view that is replaced keeps its rights, triggers, comment and settings',
    from: [users, aged, names],
    to: [users, named, names],
    made: belongings,
    rows,
  },
  {
    name: 'a view that steps aside keeps its rights, triggers, comment and settings',
    from: [users, aged, names],
    to: [urban, cities, names],
    made: belongings,
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view over a column that changes its type keeps its rights, triggers, comment and settings',
    from: [users, aged, names],
    to: [aging, aged, names],
    made: belongings,
    rows,
  },
  {
    name: 'a view that is not ours reads one that is replaced',
    from: [users, aged, names, reportEntity],
    to: [users, named, names, reportEntity],
    made: report,
    rows,
  },
  {
    name: 'a view that is not ours reads one that steps aside',
    from: [users, aged, names, reportEntity],
    to: [urban, cities, names, reportEntity],
    made: report,
    rows,
    loses: ['users.age'],
  },
  {
    name: 'a view that is not ours reads one over a column that changes its type',
    from: [users, aged, names, reportEntity],
    to: [aging, aged, names, reportEntity],
    made: report,
    rows,
  },
  {
    name: 'a view that is not ours reads two that step aside',
    from: [users, aged, view('named', 'SELECT id, age FROM users'), reportEntity],
    to: [aging, aged, view('named', 'SELECT id, age FROM users'), reportEntity],
    made: {
      postgres: ['CREATE VIEW report AS SELECT a.age FROM aged a JOIN named n ON n.id = a.id'],
      mysql: ['CREATE VIEW report AS SELECT a.age FROM aged a JOIN named n ON n.id = a.id'],
    },
    rows,
    databases: ['postgres', 'mysql'],
  },
  {
    name: 'a view that is not ours stays as it is while its table changes beside it',
    from: [users, reportEntity],
    to: [entity('users', { name }), reportEntity],
    made: {
      postgres: ['CREATE VIEW report AS SELECT name FROM users'],
      sqlite: ['CREATE VIEW report AS SELECT name FROM users'],
      mysql: ['CREATE VIEW report AS SELECT name FROM users'],
      mariadb: ['CREATE VIEW report AS SELECT name FROM users'],
    },
    rows,
    loses: ['users.age'],
    summary: ['- users.age'],
  },
  {
    name: 'a comment on a view that is removed comes back with it',
    from: [users, aged],
    to: [users],
    made: { postgres: ["COMMENT ON VIEW aged IS 'it''s old'"] },
    databases: ['postgres'],
    rows,
  },
];

runCases(cases);
