import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/operation/operation.ts';
import { findHazards } from '../../src/review/find-hazards.ts';
import type { Hazard } from '../../src/review/hazard.ts';
import type { ColumnChange } from '../../src/schema/column.ts';
import { column, index, table } from '../support/build.ts';

// No lock of a table is worth a word there.
const ruling = { server: { name: 'sqlite', product: 'SQLite', version: '3.45.0' } } as const;
const users = { schema: null, name: 'users' };
const audit = { schema: 'audit', name: 'log' };

function alter(
  existing: ColumnChange,
  change: ColumnChange,
  fill: string | null = null,
): Operation {
  return { kind: 'alterColumn', table: users, column: 'a', change, existing, fill, using: null };
}

const view = {
  schema: null,
  name: 'v',
  definition: 'SELECT 1',
  materialized: false,
  indexes: [],
  comment: null,
};
const mood = { schema: null, name: 'mood', values: ['good'] };
const sequence = {
  schema: 'audit',
  name: 'seq',
  type: 'bigint',
  start: '5',
  increment: '1',
  minimum: '1',
  maximum: '9',
  cache: '1',
  cycle: false,
  ownedBy: null,
};

const dangerous: readonly (readonly [string, Operation])[] = [
  ['drop-table users', { kind: 'dropTable', table: users, existing: null }],
  [
    'drop-column audit.log.a',
    { kind: 'dropColumn', table: audit, column: 'a', existing: null, fill: null },
  ],
  ['drop-view v', { kind: 'dropView', view }],
  ['drop-enum mood', { kind: 'dropEnum', enumType: mood }],
  ['drop-sequence audit.seq', { kind: 'dropSequence', sequence }],
  ['add-not-null users.a', { kind: 'addColumn', table: users, column: column('a'), fill: null }],
  ['set-not-null users.a', alter({ nullable: true }, { nullable: false })],
  [
    'compute-column users.a',
    alter({ generated: null }, { generated: { expression: 'b * 2', stored: true } }),
  ],
  ['type-narrowing users.a', alter({ type: 'bigint' }, { type: 'integer' })],
  [
    'type-narrowing users.a',
    alter(
      { type: "enum('a','b')", enumValues: ['a', 'b'] },
      { type: "enum('a')", enumValues: ['a'] },
    ),
  ],
  [
    'type-narrowing mood',
    {
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: { schema: null, name: 'mood', values: ['sad', 'glad'] },
      to: { schema: null, name: 'mood', values: ['glad'] },
    },
  ],
  [
    'add-unique users (a, b)',
    {
      kind: 'createConstraint',
      table: users,
      constraint: {
        kind: 'unique',
        name: 'uq',
        columns: ['a', 'b'],
        deferrable: null,
        nullsNotDistinct: false,
      },
    },
  ],
  [
    'add-unique users (a)',
    { kind: 'createIndex', table: users, index: index('ux', ['a'], { unique: true }) },
  ],
];

const harmless: readonly (readonly [string, Operation])[] = [
  ['a new table', { kind: 'createTable', table: table('t', [column('a')]) }],
  ['a nullable column', addition({ nullable: true })],
  ['a column with a default', addition({ default: '0' })],
  ['a column that numbers the rows', addition({ identity: { kind: 'increment' } })],
  ['a column that is filled', { kind: 'addColumn', table: users, column: column('a'), fill: '0' }],
  ['NOT NULL with a fill', alter({ nullable: true }, { nullable: false }, "''")],
  ['NULL', alter({ nullable: false }, { nullable: true })],
  ['a wider type', alter({ type: 'varchar(50)' }, { type: 'varchar(100)' })],
  [
    'another computed value',
    alter(
      { generated: { expression: 'b * 2', stored: true } },
      { generated: { expression: 'b * 3', stored: true } },
    ),
  ],
  ['another default', alter({ default: '1' }, { default: '2' })],
  [
    'more values',
    alter(
      { type: "enum('a')", enumValues: ['a'] },
      { type: "enum('b','a')", enumValues: ['b', 'a'] },
    ),
  ],
  ['an index', { kind: 'createIndex', table: users, index: index('ix', ['a']) }],
];

function addition(properties: Parameters<typeof column>[2]): Operation {
  const added = column('a', 'integer', properties);
  return { kind: 'addColumn', table: users, column: added, fill: null };
}

/** The findings that are more than advice. */
function graveIn(operations: readonly Operation[]): readonly Hazard[] {
  return findHazards(operations, ruling).filter(({ severity }) => severity !== 'info');
}

describe('a hazard is seen in', () => {
  test.each(dangerous)('%s', (expected, operation) => {
    const found = graveIn([operation]).map(({ id, subject }) => `${id} ${subject}`);
    expect(found).toEqual([expected]);
  });
});

describe('none is seen in', () => {
  test.each(harmless)('%s', (_name, operation) => {
    expect(graveIn([operation])).toEqual([]);
  });
});

test('a batch has the hazards of what is in it', () => {
  const drop = { kind: 'dropColumn', table: users, existing: null, fill: null } as const;
  const batch: Operation = {
    kind: 'batchAlterTable',
    table: users,
    operations: [
      { ...drop, column: 'a' },
      { ...drop, column: 'b' },
    ],
  };
  expect(graveIn([batch]).map(({ subject }) => subject)).toEqual(['users.a', 'users.b']);
});

test('what is only out of the way for a while is none, nor a type that goes with its column', () => {
  const existing = column('mood', 'mood', { enumValues: ['good'] });
  const operations: readonly Operation[] = [
    { kind: 'dropView', view },
    { kind: 'dropColumn', table: users, column: 'mood', existing, fill: null },
    { kind: 'dropEnum', enumType: mood },
    { kind: 'createView', view },
  ];
  expect(graveIn(operations).map(({ id }) => id)).toEqual(['drop-column']);
});

test('a dropped table names what does not come back with it', () => {
  const existing = table('users', [column('a')], { fixtures: ['policy own', 'rule r'] });
  expect(findHazards([{ kind: 'dropTable', table: users, existing }], ruling)).toMatchObject([
    { message: expect.stringMatching(/; policy own, rule r: gone, and not restored\.$/) },
  ]);
});
