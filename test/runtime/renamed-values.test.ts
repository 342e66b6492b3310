import { expect, test } from 'vitest';
import { readRenamedValues } from '../../src/runtime/renamed-values.ts';

const mood = { name: 'mood', existing: ['sad', 'glad'], values: ['low', 'glad'] };

test('values are renamed that are there before and afterwards', () => {
  expect(readRenamedValues([['sad', 'low']], mood)).toEqual([{ from: 'sad', to: 'low' }]);
  expect(readRenamedValues([['sad', 'low']], { ...mood, existing: null })).toHaveLength(1);
});

test('values may change names with each other', () => {
  const pairs = [
    ['sad', 'glad'],
    ['glad', 'sad'],
  ] as const;
  expect(readRenamedValues(pairs, { ...mood, values: ['glad', 'sad'] })).toHaveLength(2);
});

test.each([
  ['an old name', [['mad', 'low']], 'mad is none of its values before'],
  ['a new name', [['sad', 'mad']], 'mad is none of its values afterwards'],
  [
    'a value that stays',
    [['sad', 'glad']],
    'Values of mood are renamed such that glad is two of them',
  ],
  [
    'a value with two new names',
    [
      ['sad', 'low'],
      ['sad', 'glad'],
    ],
    'Values of mood are renamed such that sad is two of them, before or afterwards.',
  ],
] as const)('%s that does not fit is refused', (_, pairs, message) => {
  const type = { ...mood, existing: ['sad', 'glad'] };
  expect(() => readRenamedValues(pairs, type)).toThrow(message);
});
