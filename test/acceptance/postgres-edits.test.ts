import {
  Entity as Table,
  PrimaryGeneratedColumn,
  type EntitySchemaColumnOptions as Column,
} from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

const long = 'a_name_that_is_longer_than_the_sixty_three_bytes_that_postgresql_keeps_of_it';
const numbered = { type: 'int', primary: true, generated: true } as const;
const plain = { type: 'int', primary: true } as const;
// EntitySchema passes it on, though its type knows nothing of it.
const identity = (type: 'int' | 'bigint' = 'int'): Column => ({
  ...numbered,
  type,
  generated: 'identity' as 'increment',
});

/** A table with another kind of key and a row. */
function rekey(name: string, from: Column, to: Column, more: Partial<Case> = {}): Case {
  const users = (id: Column): Entity => ({
    name: 'users',
    columns: { id, name: { type: String } },
  });
  return {
    name,
    from: [users(from)],
    to: [users(to)],
    rows: { users: [{ id: 7, name: 'x' }] },
    ...more,
  };
}

@Table('users')
class ByDefault {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT' })
  id!: number;
}

@Table('users')
class Always {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;
}

const blind = 'never compares it (reference §4.1)';

const numbering: readonly Case[] = [
  rekey('a serial key becomes an identity', numbered, identity()),
  rekey('a serial key becomes a wider identity', numbered, identity('bigint')),
  rekey('an identity becomes a serial key', identity(), numbered),
  rekey('a plain key becomes a serial one', plain, numbered),
  rekey('a serial key becomes a plain one', numbered, plain),
  rekey('a plain key becomes an identity', plain, identity()),
  rekey('an identity becomes a plain key', identity(), plain),
  rekey('an identity gets wider', identity(), identity('bigint')),
  {
    name: 'an identity that takes values takes none',
    from: [ByDefault],
    to: [Always],
    rows: { users: [{ id: 7 }] },
    summary: ['~ users.id identity {"kind":"by default"} → {"kind":"always"}'],
  },
  rekey('a serial key becomes text', numbered, { type: String, primary: true }),
  rekey('a serial key gets narrower', numbered, {
    type: 'smallint',
    primary: true,
    generated: true,
  }),
].map((each): Case => ({ ...each, typeormConfused: blind }));

/** A table with a unique constraint and a foreign key that are checked at some time. */
function deferred(when?: 'INITIALLY IMMEDIATE' | 'INITIALLY DEFERRED'): readonly Entity[] {
  const deferrable = when === undefined ? {} : { deferrable: when };
  return [
    entity(
      'owners',
      { code: { type: 'int' } },
      { uniques: [{ columns: ['code'], ...deferrable }] },
    ),
    entity(
      'things',
      { during: { type: 'tsrange' } },
      {
        relations: {
          owner: {
            type: 'many-to-one',
            target: 'owners',
            joinColumn: { name: 'owner_id' },
            ...deferrable,
          },
        },
        exclusions: [{ name: 'xcl', expression: 'USING gist ("during" WITH &&)', ...deferrable }],
      },
    ),
  ];
}

const constraints: readonly Case[] = [
  {
    name: 'constraints become deferrable',
    from: deferred(),
    to: deferred('INITIALLY DEFERRED'),
    typeormConfused: blind,
  },
  {
    name: 'constraints are deferred in another way',
    from: deferred('INITIALLY IMMEDIATE'),
    to: deferred('INITIALLY DEFERRED'),
    typeormConfused: blind,
  },
  {
    name: 'the expression of an exclusion changes',
    from: [
      entity(
        't',
        { a: { type: 'tsrange' } },
        { exclusions: [{ name: 'x', expression: 'USING gist (a WITH &&)' }] },
      ),
    ],
    to: [
      entity(
        't',
        { a: { type: 'tsrange' } },
        { exclusions: [{ name: 'x', expression: 'USING gist (a WITH =)' }] },
      ),
    ],
    typeormConfused: blind,
  },
  {
    name: 'a primary key gets a name',
    from: [{ name: 'users', columns: { id: { type: 'int', primary: true } } }],
    to: [
      {
        name: 'users',
        columns: { id: { type: 'int', primary: true, primaryKeyConstraintName: 'pk_users' } },
      },
    ],
    summary: ['~ primary key PK_a3ffb1c0c8416b9fc6f907b7433 → pk_users on users'],
    typeormConfused: blind,
  },
  {
    name: 'a column that is unique and keyed changes its kind',
    from: [
      entity(
        'users',
        { code: { type: 'int', unique: true } },
        { checks: [{ name: 'ck', expression: 'id > 0' }] },
      ),
    ],
    to: [
      entity(
        'users',
        { code: { type: String, unique: true } },
        { checks: [{ name: 'ck', expression: 'id > 0' }] },
      ),
    ],
    rows: { users: [{ id: 1, code: 5 }] },
  },
  {
    name: 'text with a predicate on it becomes an enumeration',
    from: [
      entity(
        'orders',
        { state: { type: String } },
        {
          indices: [{ name: 'ix', columns: ['id'], where: "state <> 'a'" }],
          checks: [{ name: 'ck', expression: "state <> 'b'" }],
        },
      ),
    ],
    to: [
      entity(
        'orders',
        { state: { type: 'enum', enum: ['a', 'b', 'c'] } },
        {
          indices: [{ name: 'ix', columns: ['id'], where: "state <> 'a'" }],
          checks: [{ name: 'ck', expression: "state <> 'b'" }],
        },
      ),
    ],
    rows: { orders: [{ id: 1, state: 'a' }] },
  },
  {
    name: 'a number with a predicate on it becomes text',
    from: [
      entity(
        'orders',
        { state: { type: 'int' } },
        {
          indices: [{ name: 'ix', columns: ['id'], where: 'state <> 1' }],
          checks: [{ name: 'ck', expression: 'state <> 2' }],
        },
      ),
    ],
    to: [
      entity(
        'orders',
        { state: { type: 'text' } },
        {
          indices: [{ name: 'ix', columns: ['id'], where: "state <> '1'" }],
          checks: [{ name: 'ck', expression: "state <> '2'" }],
        },
      ),
    ],
    rows: { orders: [{ id: 1, state: 5 }] },
  },
];

const cut = 'does not cut names (reference §7 no. 44 to 49)';
const value = { type: 'int', nullable: true } as const;

function counted(type: 'int' | 'bigint'): Entity {
  return {
    name: 'a_table_with_quite_a_long_name',
    columns: { the_key_of_it_with_a_long_name_too: { ...numbered, type } },
  };
}

/** Traps 44 to 49: what is declared longer than the server keeps. */
const names: readonly Case[] = [
  {
    name: 'a table with a name that is cut gets a column (trap 44)',
    from: [entity(long)],
    to: [entity(long, { value })],
    summary: [`+ ${long.slice(0, 63)}.value integer`],
  },
  quietCase('a column with a name that is cut (trap 45)', { [long]: value }),
  quietCase('an enumeration with a name that is cut (trap 46)', {
    c: { type: 'enum', enum: ['a', 'b'], enumName: long, nullable: true },
    [`state_${long}`]: { type: 'enum', enum: ['a', 'b'], nullable: true },
  }),
  {
    name: 'a serial key with a sequence whose name is cut gets wider (trap 47)',
    from: [counted('int')],
    to: [counted('bigint')],
  },
  {
    name: 'an index, constraints and a key with names that are cut (trap 48)',
    from: [entity('things', { a: value, b: value })],
    to: [
      entity(
        'things',
        { a: value, b: value },
        {
          indices: [{ name: `ix_${long}`, columns: ['a'] }],
          uniques: [{ name: `uq_${long}`, columns: ['b'] }],
          checks: [{ name: `ck_${long}`, expression: 'a > 0' }],
        },
      ),
    ],
  },
  {
    name: 'a join table with a name that is cut (trap 49)',
    from: [entity(`first_${long}`), entity(`second_${long}`)],
    to: [
      entity(
        `first_${long}`,
        {},
        {
          relations: {
            others: { type: 'many-to-many', target: `second_${long}`, joinTable: true },
          },
        },
      ),
      entity(`second_${long}`),
    ],
  },
].map((each): Case => ({ ...each, typeormConfused: cut }));

const nullable = { nullable: true } as const;

const types: readonly Case[] = [
  quietCase(
    'types of extensions, and arrays of them',
    {
      a: { type: 'hstore', ...nullable },
      b: { type: 'ltree', ...nullable },
      c: { type: 'citext', default: 'It' },
      d: { type: 'cube', ...nullable },
      e: { type: 'citext', array: true, ...nullable },
      f: { type: 'ltree', array: true, default: '{a.b}' },
    },
    { row: { a: '"k"=>"v"', b: 'a.b', d: '(1, 2)', e: '{A,b}' } },
  ),
  quietCase(
    'types with a precision, ranges and what searches',
    {
      a: { type: 'interval', precision: 3, ...nullable },
      b: { type: 'time', precision: 0, ...nullable },
      c: { type: 'timestamptz', precision: 0, default: () => 'now()' },
      d: { type: 'int4multirange', ...nullable },
      e: { type: 'tstzrange', array: true, ...nullable },
      f: { type: 'tsquery', ...nullable },
      g: { type: 'jsonpath', ...nullable },
      h: { type: 'numeric', precision: 5, ...nullable },
      i: { type: 'bit', ...nullable },
      j: { type: 'char', ...nullable },
      k: { type: 'macaddr8', array: true, ...nullable },
      l: { type: 'money', array: true, ...nullable },
      m: { type: 'polygon', ...nullable },
      n: { type: 'boolean', array: true, default: [true, false] },
      o: { type: 'timestamp', array: true, ...nullable },
      p: { type: 'jsonb', array: true, ...nullable },
    },
    {
      row: {
        a: '1 day 02:03:04.567',
        d: '{[1,5)}',
        f: "'a' & 'b'",
        g: '$."a"',
        h: '12345',
        p: '{"{\\"a\\": 1}"}',
      },
      typeormConfused: 'compares the text of defaults (typeorm#3076)',
    },
  ),
];

runCases(
  [...types, ...numbering, ...constraints, ...names].map((each): Case => ({
    ...each,
    databases: ['postgres'],
  })),
);
