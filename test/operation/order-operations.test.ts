import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/operation/operation.ts';
import { orderOperations } from '../../src/operation/order-operations.ts';
import { reverseAll } from '../../src/operation/reverse.ts';
import type { PrimaryKey } from '../../src/schema/constraint.ts';
import type { Table } from '../../src/schema/table.ts';
import { column, foreignKey, index, table } from '../support/build.ts';

const primaryKey: PrimaryKey = { kind: 'primaryKey', name: null, columns: ['id'] };

function tableOf(name: string, ...targets: readonly string[]): Table {
  return table(name, [column('id'), ...targets.map((target) => column(`${target}_id`))], {
    primaryKey,
    foreignKeys: targets.map((target) =>
      foreignKey(`fk_${name}_${target}`, [`${target}_id`], target, ['id']),
    ),
  });
}

function create(...tables: readonly Table[]): readonly Operation[] {
  return tables.map((each) => ({ kind: 'createTable', table: each }));
}

function drop(...tables: readonly Table[]): readonly Operation[] {
  return tables.map((each) => ({ kind: 'dropTable', table: each, existing: each }));
}

function named(name: string): { readonly schema: null; readonly name: string } {
  return { schema: null, name };
}

/** `createTable users`, `dropConstraint fk on posts`. */
function words(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the tests below make no others
    switch (operation.kind) {
      case 'createTable':
      case 'dropTable':
        return [`${operation.kind} ${operation.table.name}`];
      case 'createConstraint':
        return [`createConstraint ${operation.constraint.name}`];
      case 'dropConstraint':
        return [`dropConstraint ${operation.name}`];
      case 'createIndex':
        return [`createIndex ${operation.index.name}`];
      case 'dropIndex':
        return [`dropIndex ${operation.index}`];
      case 'addColumn':
        return [`addColumn ${operation.column.name}`];
      case 'dropColumn':
      case 'alterColumn':
        return [`${operation.kind} ${operation.column}`];
      case 'batchAlterTable':
        return [`batch ${operation.table.name}: ${words(operation.operations).join(', ')}`];
      default:
        return [operation.kind];
    }
  });
}

describe('tables', () => {
  test('are created after those they refer to', () => {
    expect(
      words(orderOperations(create(tableOf('a', 'b'), tableOf('b', 'c'), tableOf('c')))),
    ).toEqual(['createTable c', 'createTable b', 'createTable a']);
  });

  test('are dropped before those they refer to', () => {
    expect(
      words(orderOperations(drop(tableOf('c'), tableOf('b', 'c'), tableOf('a', 'b')))),
    ).toEqual(['dropTable a', 'dropTable b', 'dropTable c']);
  });

  test('that refer to themselves keep the key inside', () => {
    expect(words(orderOperations(create(tableOf('a', 'a'))))).toEqual(['createTable a']);
  });

  test('in a circle are created first and tied together after', () => {
    expect(words(orderOperations(create(tableOf('a', 'b'), tableOf('b', 'a'))))).toEqual([
      'createTable b',
      'createTable a',
      'createConstraint fk_b_a',
    ]);
  });

  test('in a circle are untied before they are dropped', () => {
    expect(words(orderOperations(drop(tableOf('a', 'b'), tableOf('b', 'a'))))).toEqual([
      'dropConstraint fk_b_a',
      'dropTable a',
      'dropTable b',
    ]);
  });

  test('of a long circle lose one key only', () => {
    const circle = create(
      tableOf('a', 'b'),
      tableOf('b', 'c'),
      tableOf('c', 'd'),
      tableOf('d', 'a'),
    );
    expect(words(orderOperations(circle)).filter((line) => line.startsWith('createC'))).toEqual([
      'createConstraint fk_d_a',
    ]);
  });
});

describe('alterations', () => {
  const users = named('users');
  const addTeam: Operation = {
    kind: 'addColumn',
    table: users,
    column: column('team_id'),
    fill: null,
  };
  const dropCode: Operation = {
    kind: 'dropColumn',
    table: users,
    column: 'code',
    existing: column('code'),
    fill: null,
  };
  const tie: Operation = {
    kind: 'createConstraint',
    table: users,
    constraint: foreignKey('fk_users_team', ['team_id'], 'teams', ['id']),
  };

  test('of one table come together, what is added before what is dropped', () => {
    expect(words(orderOperations([dropCode, tie, addTeam, ...create(tableOf('teams'))]))).toEqual([
      'createTable teams',
      'batch users: addColumn team_id, dropColumn code, createConstraint fk_users_team',
    ]);
  });

  test('wait for the index that refers to a column to go, and the index for the column to come', () => {
    const old: Operation = {
      kind: 'dropIndex',
      table: users,
      index: 'ix_code',
      existing: index('ix_code', ['code']),
    };
    const fresh: Operation = { kind: 'createIndex', table: users, index: index('ix', ['team_id']) };
    expect(words(orderOperations([fresh, addTeam, dropCode, old]))).toEqual([
      'dropIndex ix_code',
      'batch users: addColumn team_id, dropColumn code',
      'createIndex ix',
    ]);
  });

  test('release a table before it is dropped', () => {
    const untie: Operation = {
      kind: 'dropConstraint',
      table: users,
      constraintKind: 'foreignKey',
      name: 'fk_users_team',
      existing: foreignKey('fk_users_team', ['team_id'], 'teams', ['id']),
    };
    expect(words(orderOperations([...drop(tableOf('teams')), untie]))).toEqual([
      'dropConstraint fk_users_team',
      'dropTable teams',
    ]);
  });

  test('replace an index of the same name by dropping it first', () => {
    const old: Operation = {
      kind: 'dropIndex',
      table: users,
      index: 'ix',
      existing: index('ix', ['code']),
    };
    const fresh: Operation = { kind: 'createIndex', table: users, index: index('ix', ['name']) };
    expect(words(orderOperations([fresh, old]))).toEqual(['dropIndex ix', 'createIndex ix']);
  });
});

test('the reverse of an order is an order of the reverses', () => {
  const forward = orderOperations([
    ...create(tableOf('a', 'b'), tableOf('b', 'a'), tableOf('c', 'a')),
    ...drop(tableOf('x', 'y'), tableOf('y')),
  ]);
  const backward = words(reverseAll(forward));
  expect(backward.indexOf('dropTable c')).toBeLessThan(backward.indexOf('dropTable a'));
  expect(backward.indexOf('dropConstraint fk_b_a')).toBeLessThan(backward.indexOf('dropTable a'));
  expect(backward.indexOf('createTable y')).toBeLessThan(backward.indexOf('createTable x'));
});

test('a name that moves to another table is given up before it is taken', () => {
  const named = (name: string) =>
    table(name, [column('id')], { indexes: [index('ix_email', ['id'])] });
  expect(words(orderOperations([...create(named('accounts')), ...drop(named('users'))]))).toEqual([
    'dropTable users',
    'createTable accounts',
  ]);
});

test('the name of a check that moves to another table is given up before it is taken', () => {
  const named = (name: string): Table =>
    table(name, [column('id')], { checks: [{ kind: 'check', name: 'ck', expression: 'id > 0' }] });
  expect(words(orderOperations([...create(named('accounts')), ...drop(named('users'))]))).toEqual([
    'dropTable users',
    'createTable accounts',
  ]);
});

test('the same operations give the same order, whatever their number', () => {
  const tables = Array.from({ length: 200 }, (_, number) =>
    tableOf(`t${number}`, ...(number === 0 ? [] : [`t${number - 1}`])),
  );
  const ordered = words(orderOperations(create(...tables.toReversed())));
  expect(ordered).toEqual(tables.map(({ name }) => `createTable ${name}`));
  expect(words(orderOperations(create(...tables.toReversed())))).toEqual(ordered);
});
