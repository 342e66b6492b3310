import { entity, type Case } from './case.ts';
import { runCases } from './run-case.ts';

const users = {
  users: [
    { id: 1, name: 'Ada' },
    { id: 2, name: 'Grace' },
  ],
};

const cases: readonly Case[] = [
  {
    name: 'a longer varchar keeps every value',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [entity('users', { name: { type: String, length: 100 } })],
    rows: users,
  },
  {
    name: 'a shorter varchar keeps every value that fits',
    from: [entity('users', { name: { type: String, length: 100 } })],
    to: [entity('users', { name: { type: String, length: 50 } })],
    rows: users,
  },
  {
    name: 'a varchar of the default length stays quiet when another column changes',
    from: [entity('users', { name: { type: String }, age: { type: Number, nullable: true } })],
    to: [entity('users', { name: { type: String }, age: { type: 'bigint', nullable: true } })],
    rows: { users: [{ id: 1, name: 'Ada', age: 36 }] },
  },
  {
    name: 'varchar becomes text',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [entity('users', { name: { type: 'text' } })],
    rows: users,
  },
  {
    name: 'int becomes bigint',
    from: [entity('counters', { total: { type: 'int' } })],
    to: [entity('counters', { total: { type: 'bigint' } })],
    rows: {
      counters: [
        { id: 1, total: 2147483647 },
        { id: 2, total: -5 },
      ],
    },
  },
  {
    name: 'int becomes varchar',
    from: [entity('codes', { code: { type: 'int' } })],
    to: [entity('codes', { code: { type: String, length: 20 } })],
    rows: { codes: [{ id: 1, code: 4711 }] },
  },
  {
    name: 'varchar of digits becomes int',
    from: [entity('codes', { code: { type: String, length: 20 } })],
    to: [entity('codes', { code: { type: 'int' } })],
    rows: { codes: [{ id: 1, code: '4711' }] },
  },
  {
    name: 'more digits for a decimal',
    from: [entity('prices', { amount: { type: 'decimal', precision: 10, scale: 2 } })],
    to: [entity('prices', { amount: { type: 'decimal', precision: 12, scale: 2 } })],
    rows: { prices: [{ id: 1, amount: 12.5 }] },
  },
  {
    name: 'NOT NULL becomes NULL',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [entity('users', { name: { type: String, length: 50, nullable: true } })],
    rows: users,
  },
  {
    name: 'NULL becomes NOT NULL where every row has a value',
    from: [entity('users', { name: { type: String, length: 50, nullable: true } })],
    to: [entity('users', { name: { type: String, length: 50 } })],
    rows: users,
  },
  {
    name: 'type and nullability change at once',
    from: [entity('users', { name: { type: String, length: 50, nullable: true } })],
    to: [entity('users', { name: { type: String, length: 80 } })],
    rows: users,
  },
  {
    name: 'a default is added',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [entity('users', { name: { type: String, length: 50, default: 'nobody' } })],
    rows: users,
  },
  {
    name: 'a default is changed',
    from: [entity('users', { name: { type: String, length: 50, default: 'nobody' } })],
    to: [entity('users', { name: { type: String, length: 50, default: 'somebody' } })],
    rows: users,
  },
  {
    name: 'a default is removed',
    from: [entity('users', { name: { type: String, length: 50, default: 'nobody' } })],
    to: [entity('users', { name: { type: String, length: 50 } })],
    rows: users,
  },
  {
    name: 'a numeric default is changed',
    from: [entity('counters', { total: { type: 'int', default: 0 } })],
    to: [entity('counters', { total: { type: 'int', default: 10 } })],
    rows: { counters: [{ id: 1, total: 3 }] },
  },
  {
    name: 'a boolean default is turned round',
    from: [entity('users', { active: { type: Boolean, default: true } })],
    to: [entity('users', { active: { type: Boolean, default: false } })],
    rows: { users: [{ id: 1, active: true }] },
  },
  {
    name: 'type and default change at once',
    from: [entity('counters', { total: { type: 'int', default: 0 } })],
    to: [entity('counters', { total: { type: 'bigint', default: 1 } })],
    rows: { counters: [{ id: 1, total: 3 }] },
  },
  {
    name: 'a nullable column is added',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [
      entity('users', {
        name: { type: String, length: 50 },
        nickname: { type: String, nullable: true },
      }),
    ],
    rows: users,
  },
  {
    name: 'a NOT NULL column with a default is added to a table with rows',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [
      entity('users', {
        name: { type: String, length: 50 },
        visits: { type: 'int', default: 0 },
        active: { type: Boolean, default: true },
      }),
    ],
    rows: users,
  },
  {
    name: 'a creation date is added to a table with rows',
    from: [entity('users', { name: { type: String, length: 50 } })],
    to: [
      entity('users', {
        name: { type: String, length: 50 },
        created: { type: Date, createDate: true },
        updated: { type: Date, updateDate: true },
      }),
    ],
    rows: users,
  },
  {
    name: 'a nullable column is dropped',
    from: [
      entity('users', {
        name: { type: String, length: 50 },
        code: { type: String, nullable: true },
      }),
    ],
    to: [entity('users', { name: { type: String, length: 50 } })],
    rows: { users: [{ id: 1, name: 'Ada', code: 'x' }] },
    loses: ['users.code'],
  },
  {
    name: 'a NOT NULL column without a default is dropped, and comes back to a table with rows',
    from: [
      entity('users', {
        name: { type: String, length: 50 },
        code: { type: String, length: 10 },
        points: { type: 'int' },
      }),
    ],
    to: [entity('users', { name: { type: String, length: 50 } })],
    rows: { users: [{ id: 1, name: 'Ada', code: 'x', points: 7 }] },
    loses: ['users.code', 'users.points'],
  },
  {
    name: 'one column goes, another of another type comes',
    from: [
      entity('users', { name: { type: String, length: 50 }, age: { type: 'int', nullable: true } }),
    ],
    to: [
      entity('users', {
        name: { type: String, length: 50 },
        bio: { type: 'text', nullable: true },
      }),
    ],
    rows: { users: [{ id: 1, name: 'Ada', age: 36 }] },
    loses: ['users.age'],
  },
];

runCases(cases);
