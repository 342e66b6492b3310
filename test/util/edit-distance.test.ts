import { expect, it } from 'vitest';
import { editDistance } from '../../src/util/edit-distance.ts';

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ac', 1],
  ['abc', 'abxc', 1],
  ['kitten', 'sitting', 3],
])('turns %j into %j with %i edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
});
