import { expect, test } from 'vitest';
import { applyOperations } from '../../src/operation/apply-operations.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { compareTables } from '../../src/review/compare-tables.ts';
import type { Difference, TableDifference } from '../../src/review/table-difference.ts';
import { trackThings } from '../../src/review/track-things.ts';
import type { Table } from '../../src/schema/table.ts';
import { column, foreignKey, index, table } from '../support/build.ts';

const users = { schema: null, name: 'users' };
const before: readonly Table[] = [
  table('users', [column('id'), column('code', 'text')], {
    primaryKey: { kind: 'primaryKey', name: null, columns: ['id'] },
    indexes: [index('ix_users_code', ['code'])],
    checks: [{ kind: 'check', name: null, expression: 'id > 0' }],
  }),
  table('posts', [column('user_id')], {
    foreignKeys: [foreignKey(null, ['user_id'], 'users', ['id'])],
  }),
  table('tags', [column('id')]),
];

function differences(...operations: readonly Operation[]): readonly TableDifference[] {
  const things = trackThings({ name: 'postgres' });
  for (const operation of operations) things.follow(operation);
  return compareTables({ before, after: applyOperations(before, operations), things });
}

/** Marks with names before and after. */
function marks(parts: readonly Difference<{ readonly name: string | null }>[]): unknown {
  return parts.map(({ mark, before: from, after: to }) => [mark, from?.name, to?.name]);
}

test('what nothing touches is not shown', () => {
  expect(differences()).toEqual([]);
});

test('a table that refers to another is shown with that, and not the other way round', () => {
  const added: Operation = {
    kind: 'addColumn',
    table: { schema: null, name: 'posts' },
    column: column('title', 'text', { nullable: true, default: "''" }),
    fill: null,
  };
  const [posts, referred, ...others] = differences(added);
  expect(others).toEqual([]);
  expect(posts).toMatchObject({ mark: 'changed', after: { name: 'posts', comment: null } });
  expect(posts?.columns[1]).toEqual({
    mark: 'added',
    before: null,
    after: {
      name: 'title',
      type: 'text',
      nullable: true,
      default: "''",
      generated: null,
      isIdentity: false,
      comment: null,
    },
  });
  expect(posts?.foreignKeys).toMatchObject([
    { mark: 'unchanged', after: { columns: ['user_id'], referencedTable: 'users' } },
  ]);
  expect(referred).toMatchObject({ mark: 'unchanged', after: { name: 'users' } });
});

test('a table that comes and one that goes', () => {
  const found = differences(
    { kind: 'createTable', table: table('logs', [column('id')]) },
    { kind: 'dropTable', table: { schema: null, name: 'tags' }, existing: null },
  );
  expect(
    marks(found.map(({ mark, before: from, after: to }) => ({ mark, before: from, after: to }))),
  ).toEqual([
    ['added', undefined, 'logs'],
    ['dropped', 'tags', undefined],
  ]);
  expect(found[1]?.columns).toMatchObject([{ mark: 'dropped', before: { name: 'id' } }]);
});

test('a table made anew under the old name is another one', () => {
  const found = differences(
    { kind: 'dropTable', table: { schema: null, name: 'tags' }, existing: null },
    { kind: 'createTable', table: table('tags', [column('id')]) },
  );
  expect(found.map(({ mark }) => mark)).toEqual(['added', 'dropped']);
});

test('what is renamed is one thing that has changed', () => {
  const [people] = differences(
    { kind: 'renameTable', from: users, to: { schema: null, name: 'people' } },
    { kind: 'renameColumn', table: { schema: null, name: 'people' }, from: 'code', to: 'label' },
    {
      kind: 'renameIndex',
      table: { schema: null, name: 'people' },
      from: 'ix_users_code',
      to: 'ix_label',
    },
  );
  expect(people).toMatchObject({
    mark: 'changed',
    before: { name: 'users' },
    after: { name: 'people' },
  });
  expect(marks(people?.columns ?? [])).toEqual([
    ['unchanged', 'id', 'id'],
    ['changed', 'code', 'label'],
  ]);
});

test('an index under another name is one index; keys without a name are told by their columns', () => {
  const [changed] = differences(
    { kind: 'renameIndex', table: users, from: 'ix_users_code', to: 'ix_code' },
    {
      kind: 'createConstraint',
      table: users,
      constraint: { kind: 'check', name: null, expression: 'id < 9' },
    },
  );
  expect(marks(changed?.indexes ?? [])).toEqual([['changed', 'ix_users_code', 'ix_code']]);
  expect(changed?.keys.map(({ mark, after }) => [mark, after?.expression])).toEqual([
    ['unchanged', null],
    ['unchanged', 'id > 0'],
    ['added', 'id < 9'],
  ]);
});
