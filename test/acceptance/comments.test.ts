import { Column, Entity, PrimaryColumn } from 'typeorm';
import { entity, type Case, type EntityClass } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const rows = { users: [{ id: 1, name: 'Ada' }] };

/** A table with a comment, which TypeORM's schemas cannot give it. */
function users(comment?: string): EntityClass {
  @Entity('users', comment === undefined ? {} : { comment })
  class User {
    @PrimaryColumn('int')
    declare id: number;

    @Column('varchar', { length: 50 })
    declare name: string;
  }
  return User;
}

function named(comment?: string, more: Record<string, unknown> = {}): ReturnType<typeof entity> {
  return entity('users', {
    name: { type: String, length: 50, ...more, ...(comment === undefined ? {} : { comment }) },
  });
}

const cases = [
  quietCase('comments of columns', {
    a: { type: 'int', default: 1, comment: 'plain' },
    b: { type: 'int', default: 1, comment: 'it\'s "quoted" and back\\slashed; -- `so`' },
    c: { type: 'int', default: 1, comment: 'Zürich\nin two lines' },
    d: { type: 'int', default: 1, comment: '' },
  }),
  {
    name: 'a column gets a comment',
    from: [named()],
    to: [named('what people call them')],
    rows,
    summary: ['~ users.name comment none → what people call them'],
  },
  {
    name: 'the comment of a column changes',
    from: [named('a')],
    to: [named("it's b")],
    rows,
    summary: ["~ users.name comment a → it's b"],
  },
  {
    name: 'the comment of a column is removed',
    from: [named('a')],
    to: [named()],
    rows,
  },
  {
    name: 'a column with a comment gets longer and keeps it',
    from: [named('a')],
    to: [named('a', { length: 80 })],
    rows,
  },
  {
    name: 'type, default and comment change at once',
    from: [named('a')],
    to: [named('b', { length: 80, default: 'x' })],
    rows,
  },
  {
    name: 'a commented column is dropped and comes back with its comment',
    from: [named('a')],
    to: [entity('users')],
    rows,
    loses: ['users.name'],
  },
  {
    name: 'a table gets a comment',
    from: [users()],
    to: [users("people's accounts")],
    rows,
  },
  {
    name: 'the comment of a table changes',
    from: [users('a')],
    to: [users('b')],
    rows,
    summary: ['~ users comment a → b'],
  },
  {
    name: 'the comment of a table is removed',
    from: [users('a')],
    to: [users()],
    rows,
  },
  {
    name: 'a table with comments is added and removed',
    from: [entity('teams')],
    to: [users('a')],
  },
].map((each): Case => ({ ...each, databases: ['postgres', 'mysql', 'mariadb'] }));

runCases(cases);
