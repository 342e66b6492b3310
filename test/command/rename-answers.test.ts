import { describe, expect, test } from 'vitest';
import { readName, renameAnswers, splitRename } from '../../src/command/rename-answers.ts';
import { errorOf } from '../support/catch-error.ts';

describe('a flag', () => {
  test.each([
    ['users=people', 'users', 'people'],
    ['users.name=users.full_name', 'users.name', 'users.full_name'],
    ['app.users.name=app.people.name', 'app.users.name', 'app.people.name'],
    ['mood:very sad=mood:a.b:c', 'mood:very sad', 'mood:a.b:c'],
    ['mood:a=b=mood:c', 'mood:a=b', 'mood:c'],
    ['mood:a=mood:b=c', 'mood:a', 'mood:b=c'],
    ['users.mood:sad=very sad', 'users.mood:sad', 'users.mood:very sad'],
  ])('%s names %s and %s', (flag, from, to) => {
    expect(splitRename(flag)).toEqual([from, to]);
  });

  test.each([
    'users',
    '',
    '=',
    'users=',
    '=users',
    'users=users',
    '.name=b',
    'a.=b',
    'mood:a=b=c',
    'mood:a=',
    'mood:a=a',
    'users=mood:a',
    'a..b=c',
  ])('%j is refused', (flag) => {
    expect(() => splitRename(flag)).toThrow(`\`--rename ${flag}\` does not name what it should`);
  });

  test.each(['', 'a=b', '.a', 'mood:'])('%j is no name', (flag) => {
    expect(() => readName(flag)).toThrow(`\`--no-rename ${flag}\` does not`);
  });
});

describe('answers', () => {
  const none = { renamedFrom: {} };

  test('are those of the options, once each, before the hints that they leave open', () => {
    const answers = renameAnswers(
      {
        renames: [
          ['a.b', 'a.c'],
          ['a.b', 'a.c'],
        ],
        noRenames: ['a.x', 'a.x'],
      },
      { renamedFrom: { 'a.c': 'a.old', 'a.y': 'a.x', people: 'users' } },
    );
    expect(answers).toEqual({
      renamed: [
        { from: 'a.b', to: 'a.c' },
        { from: 'users', to: 'people' },
      ],
      kept: ['a.x'],
    });
  });

  test.each([
    [
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      [],
      'a → b and a → c',
    ],
    [
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
      [],
      'a → c and b → c',
    ],
    [[['a', 'b']], ['a'], 'a → b and a is no rename'],
    [[['a', 'b']], ['b'], 'a → b and b is no rename'],
  ] as const)('%j and %j contradict each other', (renames, noRenames, text) => {
    expect(errorOf(() => renameAnswers({ renames, noRenames }, none))).toMatchObject({
      code: 'RENAME_INVALID',
      message: `The answers ${text} contradict each other; nothing was written.`,
    });
  });
});
