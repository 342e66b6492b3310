import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/operation/operation.ts';
import { orderOperations } from '../../src/operation/order-operations.ts';
import { reverseAll } from '../../src/operation/reverse.ts';
import { column, table, view } from '../support/build.ts';

const users = table('users', [column('id'), column('age')]);
const adults = view('adults', 'SELECT id FROM users WHERE age >= 18');
const elders = view('a_elders', 'SELECT id FROM adults');

const createUsers: Operation = { kind: 'createTable', table: users };
const addAge: Operation = { kind: 'addColumn', table: users, column: column('age'), fill: null };
const dropCity: Operation = {
  kind: 'dropColumn',
  table: users,
  column: 'city',
  existing: column('city'),
  fill: null,
};
const createAdults: Operation = { kind: 'createView', view: adults };
const createElders: Operation = { kind: 'createView', view: elders };

function replace(from: string, to: string): Operation {
  return { kind: 'replaceView', from: view('adults', from), to: view('adults', to) };
}

/** In every case: the list in order, and its reverse, which is in order as well. */
function expectOrder(operations: readonly Operation[], expected: readonly string[]): void {
  const ordered = orderOperations(operations);
  expect(ordered.map(words)).toEqual(expected);
  expect(orderOperations(operations.toReversed()).map(words)).toEqual(expected);
  const backward = reverseAll(ordered);
  expect(orderOperations(backward.toReversed()).map(words)).toEqual(backward.map(words));
}

function words(operation: Operation): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the tests below make no others
  switch (operation.kind) {
    case 'createTable':
      return `createTable ${operation.table.name}`;
    case 'dropTable':
      return `dropTable ${operation.table.name}`;
    case 'createView':
    case 'dropView':
      return `${operation.kind} ${operation.view.name}`;
    default:
      return operation.kind;
  }
}

describe('a view', () => {
  test('is created after the table and the view that it reads', () => {
    expectOrder(
      [createElders, createAdults, createUsers],
      ['createTable users', 'createView adults', 'createView a_elders'],
    );
  });

  test('is dropped before the table and the view that it reads', () => {
    expectOrder(reverseAll([createUsers, createAdults, createElders]), [
      'dropView a_elders',
      'dropView adults',
      'dropTable users',
    ]);
  });

  test('is replaced after a column has come that it reads', () => {
    const operation = replace('SELECT id FROM users', 'SELECT id, age FROM users');
    expectOrder([operation, addAge], ['addColumn', 'replaceView']);
  });

  test('is replaced before a column goes that it read', () => {
    const operation = replace('SELECT id, city FROM users', 'SELECT id FROM users');
    expectOrder([dropCity, operation], ['replaceView', 'dropColumn']);
  });

  test('is replaced before a view goes that it read', () => {
    const operation = replace('SELECT id FROM grown', 'SELECT id FROM users');
    const grown: Operation = { kind: 'dropView', view: view('grown', 'SELECT id FROM users') };
    expectOrder([grown, operation], ['replaceView', 'dropView grown']);
  });

  test('stands aside while a column goes and another comes', () => {
    const before: Operation = { kind: 'dropView', view: view('adults', 'SELECT city FROM users') };
    expectOrder(
      [createAdults, addAge, dropCity, before],
      ['dropView adults', 'batchAlterTable', 'createView adults'],
    );
  });

  test('takes the name of a table after that is dropped', () => {
    const old: Operation = {
      kind: 'dropTable',
      table: { schema: null, name: 'adults' },
      existing: table('adults', [column('id')]),
    };
    expectOrder([createAdults, old], ['dropTable adults', 'createView adults']);
  });

  test('waits for the enumerated type that its text names', () => {
    const grade = { schema: null, name: 'grade', values: ['a'] };
    const best: Operation = { kind: 'createView', view: view('best', "SELECT 'a'::grade AS g") };
    expectOrder([best, { kind: 'createEnum', enumType: grade }], ['createEnum', 'createView best']);
  });
});
