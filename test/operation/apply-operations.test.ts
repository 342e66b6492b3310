import { expect, test } from 'vitest';
import { applyOperations } from '../../src/operation/apply-operations.ts';
import type { Operation } from '../../src/operation/operation.ts';
import type { Constraint } from '../../src/schema/constraint.ts';
import type { Table } from '../../src/schema/table.ts';
import { column, foreignKey, index, table } from '../support/build.ts';

const users = { schema: null, name: 'users' };
const unique: Constraint = {
  kind: 'unique',
  name: 'uq_users_code',
  columns: ['code'],
  deferrable: null,
  nullsNotDistinct: false,
};

const before: readonly Table[] = [
  table('users', [column('id'), column('code', 'text')], {
    primaryKey: { kind: 'primaryKey', name: null, columns: ['id'] },
    uniques: [unique],
    indexes: [index('ix_users_code', ['code'])],
    checks: [{ kind: 'check', name: null, expression: 'id > 0' }],
  }),
  table('posts', [column('user_id')], {
    foreignKeys: [foreignKey('fk_posts_user', ['user_id'], 'users', ['id'])],
  }),
];

function after(...operations: readonly Operation[]): readonly Table[] {
  return applyOperations(before, operations);
}

/** The table of that name after some operations. */
function tableAfter(name: string, ...operations: readonly Operation[]): Table | undefined {
  return after(...operations).find((each) => each.name === name);
}

const addColumn = { kind: 'addColumn', table: users, fill: null } as const;

test('tables come, and go', () => {
  const made = after({ kind: 'createTable', table: table('tags', []) });
  expect(made.map(({ name }) => name)).toEqual(['users', 'posts', 'tags']);
  const gone = after({ kind: 'dropTable', table: users, existing: null });
  expect(gone.map(({ name }) => name)).toEqual(['posts']);
  expect(after({ kind: 'createTable', table: table('users', []), ifNotExists: true })).toEqual(
    before,
  );
});

test('a column stands where it is added', () => {
  const names = (...operations: readonly Operation[]): unknown =>
    tableAfter('users', ...operations)?.columns.map(({ name }) => name);
  const added = column('name');
  expect(names({ ...addColumn, column: added })).toEqual(['id', 'code', 'name']);
  expect(
    names({ ...addColumn, column: added, position: { side: 'before', column: 'code' } }),
  ).toEqual(['id', 'name', 'code']);
  expect(names({ ...addColumn, column: added, position: { side: 'after', column: 'id' } })).toEqual(
    ['id', 'name', 'code'],
  );
  expect(names({ ...addColumn, column: column('code'), ifNotExists: true })).toEqual([
    'id',
    'code',
  ]);
});

test('a column takes what is made of it along', () => {
  const left = tableAfter('users', {
    kind: 'dropColumn',
    table: users,
    column: 'code',
    existing: null,
    fill: null,
  });
  expect(left).toMatchObject({ columns: [{ name: 'id' }], uniques: [], indexes: [] });
  expect(left?.primaryKey?.columns).toEqual(['id']);
});

test('an altered column keeps what is not said', () => {
  const altered = tableAfter('users', {
    kind: 'alterColumn',
    table: users,
    column: 'code',
    change: { nullable: true },
    existing: {},
    fill: null,
    using: null,
  });
  expect(altered?.columns[1]).toMatchObject({ name: 'code', type: 'text', nullable: true });
});

test('keys and indexes follow a renamed column, in other tables too', () => {
  const renamed = after(
    { kind: 'renameColumn', table: users, from: 'code', to: 'label' },
    { kind: 'renameColumn', table: users, from: 'id', to: 'key' },
  );
  expect(renamed[0]).toMatchObject({
    columns: [{ name: 'key' }, { name: 'label' }],
    primaryKey: { columns: ['key'] },
    uniques: [{ columns: ['label'] }],
    indexes: [{ keys: [{ value: 'label' }] }],
  });
  expect(renamed[1]?.foreignKeys[0]?.referencedColumns).toEqual(['key']);
});

test('foreign keys follow a renamed table', () => {
  const [people, posts] = after({
    kind: 'renameTable',
    from: users,
    to: { schema: 'crm', name: 'people' },
  });
  expect(people).toMatchObject({ schema: 'crm', name: 'people', indexes: [{}] });
  expect(posts?.foreignKeys[0]?.referencedTable).toEqual({ schema: 'crm', name: 'people' });
});

test('indexes are created once, renamed and dropped', () => {
  const names = (...operations: readonly Operation[]): unknown =>
    tableAfter('users', ...operations)?.indexes.map(({ name }) => name);
  const other = index('ix_other', ['id']);
  expect(names({ kind: 'createIndex', table: users, index: other })).toEqual([
    'ix_users_code',
    'ix_other',
  ]);
  expect(
    names({ kind: 'renameIndex', table: users, from: 'ix_users_code', to: 'ix_code' }),
  ).toEqual(['ix_code']);
  expect(
    names({ kind: 'dropIndex', table: users, index: 'ix_users_code', existing: null }),
  ).toEqual([]);
});

test('constraints of every kind are created in their place', () => {
  const create = (constraint: Constraint): Operation => ({
    kind: 'createConstraint',
    table: users,
    constraint,
  });
  const all = tableAfter(
    'users',
    create({ kind: 'primaryKey', name: 'pk', columns: ['code'] }),
    create({ ...unique, name: 'uq_2' }),
    create(foreignKey('fk', ['id'], 'posts', ['user_id'])),
    create({ kind: 'check', name: 'ck', expression: 'true' }),
    create({
      kind: 'exclusion',
      name: 'ex',
      expression: 'USING gist (id WITH =)',
      deferrable: null,
    }),
  );
  expect(all).toMatchObject({
    primaryKey: { name: 'pk' },
    uniques: [{ name: 'uq_users_code' }, { name: 'uq_2' }],
    foreignKeys: [{ name: 'fk' }],
    checks: [{ name: null }, { name: 'ck' }],
    exclusions: [{ name: 'ex' }],
  });
});

test('a constraint is dropped by its name, by what it is made of, or as the only one of its kind', () => {
  const drop = {
    kind: 'dropConstraint',
    table: users,
    existing: null,
  } as const;
  expect(
    tableAfter('users', { ...drop, constraintKind: 'unique', name: 'uq_users_code' })?.uniques,
  ).toEqual([]);
  expect(
    tableAfter('users', { ...drop, constraintKind: 'unique', name: 'uq_other' })?.uniques,
  ).toEqual([unique]);
  expect(
    tableAfter('users', { ...drop, constraintKind: 'primaryKey', name: 'any' })?.primaryKey,
  ).toBeNull();
  const nameless = { ...drop, constraintKind: 'check', name: null } as const;
  const check = (expression: string): Constraint => ({ kind: 'check', name: null, expression });
  expect(tableAfter('users', { ...nameless, existing: check('id > 0') })?.checks).toEqual([]);
  expect(tableAfter('users', { ...nameless, existing: check('id > 1') })?.checks).toHaveLength(1);
});

test('a batch is its operations, and what is unknown changes nothing', () => {
  const batch: Operation = {
    kind: 'batchAlterTable',
    table: users,
    operations: [{ ...addColumn, column: column('a') }],
  };
  expect(tableAfter('users', batch)?.columns).toHaveLength(3);
  expect(after({ kind: 'execute', statement: 'DROP TABLE users', parameters: [] })).toBe(before);
  expect(
    after({ ...addColumn, table: { schema: null, name: 'nowhere' }, column: column('a') }),
  ).toEqual(before);
});
