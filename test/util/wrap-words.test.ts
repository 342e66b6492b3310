import { expect, test } from 'vitest';
import { wrapWords } from '../../src/util/wrap-words.ts';

test.each([
  ['', []],
  ['one', ['one']],
  ['one two three', ['one two', 'three']],
  ['one  two\nthree', ['one two', 'three']],
  ['a incomprehensible b', ['a', 'incomprehensible', 'b']],
])('%j in lines of seven', (text, lines) => {
  expect(wrapWords(text, 7)).toEqual(lines);
});
