import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/config/reason.ts';

describe('reasonOf', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [new Error('first line.\nRequire stack:\n- /a.js'), 'first line'],
    [new TypeError(''), 'TypeError'],
    [
      new AggregateError([new Error('connect ECONNREFUSED ::1:1')], ''),
      'connect ECONNREFUSED ::1:1',
    ],
    ['a text', 'a text'],
    [{ code: 7 }, '{"code":7} was thrown'],
    [undefined, 'undefined was thrown'],
    [new Error('at mysql://me:pa$$word@db:3306/x'), 'at mysql://me:***@db:3306/x'],
    [new Error('at http://localhost:80/a@b'), 'at http://localhost:80/a@b'],
  ];
  for (const [thrown, reason] of cases) {
    it(`says "${reason}"`, () => {
      expect(reasonOf(thrown)).toBe(reason);
    });
  }
});
