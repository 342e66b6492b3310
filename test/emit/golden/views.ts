import { Index, ViewColumn, ViewEntity } from 'typeorm';
import { entity, type Entity, type EntityClass } from '../../acceptance/case.ts';
import type { GoldenCase } from './golden-case.ts';

const users = entity('users', { name: { type: String, length: 50 }, age: { type: 'int' } });
const view = (name: string, expression: string): Entity => ({
  name,
  type: 'view',
  columns: {},
  expression,
});
const adults = view(
  'adults',
  `
  SELECT u.id, u.name
    FROM users u
   WHERE u.age >= 18 AND u.name <> 'it''s';
`,
);

function names(): EntityClass {
  @ViewEntity('names', {
    expression: 'SELECT name, count(*) AS total FROM users GROUP BY name',
    materialized: true,
  })
  @Index('ix_names', ['name'], { unique: true })
  class Names {
    @ViewColumn()
    declare name: string;
  }
  return Names;
}

export const views: readonly GoldenCase[] = [
  {
    name: 'mysql-views',
    database: 'mysql',
    from: [users],
    to: [users, adults, view('ada', "SELECT id FROM adults WHERE name = 'Ada'")],
  },
  {
    name: 'sqlite-view-text',
    database: 'sqlite',
    from: [users, adults, view('gone', 'SELECT id FROM users')],
    to: [users, view('adults', 'SELECT id, name FROM users WHERE age >= 21')],
  },
  {
    name: 'postgres-materialized-view',
    database: 'postgres',
    from: [users, adults],
    to: [users, names()],
  },
];
