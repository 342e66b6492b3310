import { expect, test } from 'vitest';
import { orderRenames } from '../../../src/compare/rename/order-renames.ts';

function order(pairs: readonly string[], names: readonly string[]): readonly string[] {
  const changes = pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('=');
    return { from, to };
  });
  return orderRenames(changes, names, (name) => name.toLowerCase()).map(
    ({ from, to }) => `${from}=${to}`,
  );
}

test('leaves alone what is in nobody’s way', () => {
  expect(order(['a=x', 'b=y'], ['a', 'b'])).toEqual(['a=x', 'b=y']);
});

test('frees a name before it is taken', () => {
  expect(order(['a=b', 'b=c'], ['a', 'b'])).toEqual(['b=c', 'a=b']);
});

test('goes by way of a third name where two change places', () => {
  expect(order(['a=b', 'b=a'], ['a', 'b'])).toEqual(['b=b_before', 'a=b', 'b_before=a']);
});

test('moves a column aside whose name another takes', () => {
  expect(order(['a=B'], ['a', 'b', 'b_before'])).toEqual(['b=b_before_', 'a=B']);
});
