import { expect, test } from 'vitest';
import { nothing } from '../../src/command/generate-revision.ts';
import { headerNotes } from '../../src/command/header-notes.ts';
import { splitRename } from '../../src/command/rename-answers.ts';
import { openRename } from '../../src/command/rename-question.ts';
import type { RenameCandidate } from '../../src/compare/rename.ts';

const pair: Omit<RenameCandidate, 'reasons'> = {
  kind: 'column',
  from: 'users.name',
  to: 'users.label',
  score: 0.7,
};
const reasons = ['the type is the same', 'the default is the same'];

test('a header names what is renamed, with the score and the reasons', () => {
  expect(headerNotes({ ...nothing, renames: [{ ...pair, reasons }] })).toEqual([
    {
      title: 'Renamed',
      lines: [
        'users.name → users.label: score 0.70, because the type is the same and the default is the same',
      ],
    },
  ]);
});

test('a question is told with the exact flag for each answer', () => {
  const question = openRename({ ...pair, reasons: [], alternatives: [] });
  expect(headerNotes({ ...nothing, renameQuestions: [question] })).toEqual([
    {
      title: 'Perhaps renamed: `revision` asks, or takes the answer as a flag',
      lines: [
        'users.name → users.label: score 0.70\n' +
          '  --rename users.name=users.label  users.name → users.label\n' +
          '  --no-rename users.name           dropped and added',
      ],
    },
  ]);
});

test('each alternative has its flag; where it is about the new name, that is ruled out as well', () => {
  const [rivalFrom, rivalTo] = [
    { ...pair, from: 'users.nick', reasons: [] },
    { ...pair, to: 'users.alias', reasons: [] },
  ];
  const flags = (alternatives: readonly RenameCandidate[]): readonly string[] =>
    openRename({ ...pair, reasons, alternatives }).flags.map(({ flag }) => flag);
  expect(flags([rivalTo])).toEqual([
    '--rename users.name=users.label',
    '--rename users.name=users.alias',
    '--no-rename users.name',
  ]);
  expect(flags([rivalFrom])).toEqual([
    '--rename users.name=users.label',
    '--rename users.nick=users.label',
    '--no-rename users.name --no-rename users.label',
  ]);
});

test.each([
  ['users.role:admin', 'users.role:owner', '--rename users.role:admin=owner'],
  ['users.role:admin', 'people.role:owner', '--rename users.role:admin=people.role:owner'],
  ['users.role:a=b', 'users.role:c', '--rename users.role:a=b=users.role:c'],
  ['users.role:a', 'users.role:b:c', '--rename users.role:a=users.role:b:c'],
])('the new name of %s, %s, stands alone where it can', (from, to, expected) => {
  const names = { kind: 'enumValue', from, to } as const;
  const { flags } = openRename({ ...pair, ...names, reasons, alternatives: [] });
  expect(flags[0]?.flag).toBe(expected);
  expect(splitRename(expected.replace('--rename ', ''))).toEqual([from, to]);
});

test('a flag is one word of a shell', () => {
  const names = { from: 'mood:very sad', to: 'mood:"$a`' };
  const { flags } = openRename({ ...pair, ...names, kind: 'enumValue', reasons, alternatives: [] });
  expect(flags.map(({ flag }) => flag)).toEqual([
    '--rename "mood:very sad=\\"\\$a\\`"',
    '--no-rename "mood:very sad"',
  ]);
});
