import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/operation/operation.ts';
import { reverse, reverseAll } from '../../src/operation/reverse.ts';
import { column, foreignKey, index, table } from '../support/build.ts';

const users = { schema: null, name: 'users' };
const name = column('name', 'varchar(50)');
const { name: _, ...existing } = name;
const key = foreignKey('fk', ['team_id'], 'teams', ['id']);
const view = {
  schema: null,
  name: 'active_users',
  definition: 'SELECT 1',
  materialized: false,
  indexes: [],
  comment: null,
};
const mood = { schema: null, name: 'mood', values: ['sad', 'glad'] };
const sequence = {
  schema: null,
  name: 'numbers',
  type: 'bigint',
  start: '1',
  increment: '1',
  minimum: '1',
  maximum: '10',
  cache: '1',
  cycle: false,
  ownedBy: null,
};

const operations: readonly Operation[] = [
  { kind: 'createTable', table: table('users', [name]) },
  { kind: 'renameTable', from: users, to: { schema: null, name: 'people' } },
  { kind: 'addColumn', table: users, column: name, fill: "''" },
  {
    kind: 'alterColumn',
    table: users,
    column: 'name',
    change: { type: 'text', nullable: true, declared: null },
    existing,
    fill: null,
    using: null,
  },
  { kind: 'renameColumn', table: users, from: 'name', to: 'full_name' },
  { kind: 'createIndex', table: users, index: index('ix', ['name']) },
  { kind: 'renameIndex', table: users, from: 'ix', to: 'ix_name' },
  { kind: 'createConstraint', table: users, constraint: key },
  { kind: 'renameConstraint', table: users, constraintKind: 'foreignKey', from: 'a', to: 'b' },
  { kind: 'createEnum', enumType: mood },
  {
    kind: 'alterEnum',
    recreate: false,
    columns: null,
    from: mood,
    to: { ...mood, values: ['glad'] },
  },
  {
    kind: 'alterEnum',
    recreate: false,
    columns: ['users.mood'],
    from: mood,
    to: { ...mood, values: ['unhappy', 'glad'] },
    renamed: [{ from: 'sad', to: 'unhappy' }],
  },
  {
    kind: 'alterColumn',
    table: users,
    column: 'mood',
    change: { type: "enum('b')", enumValues: ['b'], declared: null },
    existing: { type: "enum('a')", enumValues: ['a'], declared: null },
    fill: null,
    using: null,
    renamedValues: [{ from: 'a', to: 'b' }],
  },
  { kind: 'renameEnum', from: mood, to: { schema: 'shop', name: 'humour' } },
  { kind: 'renameSequence', from: sequence, to: { schema: 'shop', name: 'counts' } },
  { kind: 'createView', view },
  { kind: 'replaceView', from: view, to: { ...view, definition: 'SELECT 2' } },
  { kind: 'createSequence', sequence },
  { kind: 'alterSequence', from: sequence, to: { ...sequence, cycle: true } },
  { kind: 'alterTableComment', table: users, from: null, to: 'people' },
  {
    kind: 'alterTableOptions',
    table: users,
    change: { engine: 'MEMORY', withoutRowid: null },
    existing: { engine: null, withoutRowid: true },
  },
  { kind: 'createSchema', name: 'shop' },
  { kind: 'createExtension', name: 'citext' },
  { kind: 'createTable', table: table('users', [name]), ifNotExists: true },
  { kind: 'addColumn', table: users, column: name, fill: null, ifNotExists: true },
  {
    kind: 'createIndex',
    table: users,
    index: index('ix', ['name']),
    ifNotExists: true,
    concurrently: true,
    online: { algorithm: 'INPLACE', lock: 'NONE' },
  },
  { kind: 'createConstraint', table: users, constraint: key, notValid: true, ifNotExists: true },
  {
    kind: 'addColumn',
    table: users,
    column: name,
    fill: null,
    position: { side: 'after', column: 'id' },
  },
  { kind: 'createEnum', enumType: mood, ifNotExists: true },
  { kind: 'createView', view, ifNotExists: true },
  { kind: 'createSequence', sequence, ifNotExists: true },
  { kind: 'createSchema', name: 'shop', ifNotExists: true },
  { kind: 'createExtension', name: 'citext', ifNotExists: true },
];

describe('reverse', () => {
  test.each(operations.map((operation) => [operation.kind, operation] as const))(
    'of the reverse of %s is the operation itself',
    (_kind, operation) => {
      const opposite = reverse(operation);
      expect(opposite).not.toEqual(operation);
      expect(reverse(reverse(opposite))).toEqual(opposite);
      expect(reverse(opposite)).toEqual(
        operation.kind === 'alterColumn'
          ? { ...operation, existing: { ...operation.existing, declared: null } }
          : operation,
      );
    },
  );

  test('forgets the order of columns that a batch gives, and remembers it', () => {
    const order = { from: null, to: [['b', 'a']] };
    const batch: Operation = { kind: 'batchAlterTable', table: users, operations: [], order };
    expect(reverse(batch)).toEqual({ ...batch, order: { from: order.to, to: null } });
    expect(reverse(reverse(batch))).toEqual(batch);
  });

  test('turns a batch round, last operation first', () => {
    const batch: Operation = {
      kind: 'batchAlterTable',
      table: users,
      operations: [
        { kind: 'addColumn', table: users, column: name, fill: null },
        { kind: 'createConstraint', table: users, constraint: key },
      ],
    };
    expect(reverse(batch)).toMatchObject({
      operations: [{ kind: 'dropConstraint' }, { kind: 'dropColumn' }],
    });
    expect(reverse(reverse(batch))).toEqual(batch);
  });

  test('refuses an operation that does not say what it drops', () => {
    expect(() => reverse({ kind: 'dropTable', table: users, existing: null })).toThrow(
      'A dropTable operation does not carry what it takes to undo it.',
    );
    expect(() => reverse({ kind: 'execute', statement: 'SELECT 1', parameters: [] })).toThrow(
      /execute/,
    );
  });
});

test('reverseAll undoes the last operation first', () => {
  const [first, second] = operations.slice(4, 6);
  if (first === undefined || second === undefined) throw new Error('two operations are needed');
  expect(reverseAll([first, second])).toEqual([reverse(second), reverse(first)]);
});
