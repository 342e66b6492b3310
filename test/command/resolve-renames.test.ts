import { expect, test } from 'vitest';
import type { Comparison } from '../../src/compare/compare.ts';
import type { RenameAnswers, RenameCandidate, RenameQuestion } from '../../src/compare/rename.ts';
import { resolveRenames } from '../../src/command/resolve-renames.ts';
import { emptySchema } from '../../src/schema/schema.ts';
import { column, table } from '../support/build.ts';

const nothing: Comparison = {
  operations: [],
  from: emptySchema,
  undecided: [],
  undeclared: [],
  renames: [],
  renameQuestions: [],
  unusedAnswers: [],
};

function pair(from: string, to: string): RenameCandidate {
  return { kind: from.includes('.') ? 'column' : 'table', from, to, score: 0.6, reasons: [] };
}

function question(
  from: string,
  to: string,
  ...alternatives: readonly RenameCandidate[]
): RenameQuestion {
  return { ...pair(from, to), alternatives };
}

const answers: RenameAnswers = { renamed: [], kept: [] };
const given: ReadonlySet<string> = new Set();

/** Stands in for a comparison: the questions, in rounds. */
function rounds(...questions: readonly (readonly RenameQuestion[])[]) {
  const seen: RenameAnswers[] = [];
  return {
    seen,
    compareWith: (said: RenameAnswers): Promise<Comparison> => {
      seen.push(said);
      return Promise.resolve({ ...nothing, renameQuestions: questions[seen.length - 1] ?? [] });
    },
  };
}

test('nobody to ask leaves the questions open', async () => {
  const { compareWith, seen } = rounds([question('users.name', 'users.label')]);
  const { renameQuestions } = await resolveRenames(compareWith, { answers, given, ask: null });
  expect(renameQuestions).toHaveLength(1);
  expect(seen).toHaveLength(1);
});

test('answers bring up further questions, and nothing is asked twice', async () => {
  const [table, name, nick] = [
    question('users', 'people'),
    question('users.name', 'people.label'),
    question('users.nick', 'people.alias'),
  ];
  const { compareWith, seen } = rounds([table], [name, nick], [nick]);
  const asked: string[] = [];
  const { renameQuestions } = await resolveRenames(compareWith, {
    answers,
    given,
    ask: (each) => {
      asked.push(each.from);
      return Promise.resolve(each.from === 'users.nick' ? null : each);
    },
  });
  expect(asked).toEqual(['users', 'users.name', 'users.nick']);
  expect(seen.at(-1)).toEqual({
    renamed: [
      { from: 'users', to: 'people' },
      { from: 'users.name', to: 'people.label' },
    ],
    kept: ['users.nick'],
  });
  expect(renameQuestions).toEqual([nick]);
});

test('a question that another answer settles waits for the next comparison', async () => {
  const [one, other] = [
    question('users.a', 'users.x', pair('users.b', 'users.x')),
    question('users.b', 'users.x', pair('users.a', 'users.x')),
  ];
  const { compareWith, seen } = rounds([one, other], []);
  const asked: string[] = [];
  await resolveRenames(compareWith, {
    answers,
    given,
    ask: (each) => {
      asked.push(each.from);
      return Promise.resolve(each.alternatives[0] ?? null);
    },
  });
  expect(asked).toEqual(['users.a']);
  expect(seen.at(-1)?.renamed).toEqual([{ from: 'users.b', to: 'users.x' }]);
});

test('none of several is said of both names', async () => {
  const { compareWith, seen } = rounds([
    question('users.a', 'users.x', pair('users.b', 'users.x')),
  ]);
  await resolveRenames(compareWith, { answers, given, ask: () => Promise.resolve(null) });
  expect(seen.at(-1)?.kept).toEqual(['users.a', 'users.x']);
});

test('an answer that meets nothing is refused with what there is, a hint is not', async () => {
  const users = table('users', [column('id')]);
  const compareWith = (): Promise<Comparison> =>
    Promise.resolve({
      ...nothing,
      unusedAnswers: ['users.nmae'],
      operations: [
        { kind: 'dropColumn', table: users, column: 'name', existing: column('name'), fill: null },
        { kind: 'addColumn', table: users, column: column('label'), fill: null },
        { kind: 'dropTable', table: { schema: null, name: 'teams' }, existing: users },
      ],
    });
  const said = { renamed: [{ from: 'users.nmae', to: 'users.label' }], kept: [] };
  await resolveRenames(compareWith, { answers: said, given, ask: null });
  await expect(
    resolveRenames(compareWith, { answers: said, given: new Set(['users.nmae']), ask: null }),
  ).rejects.toMatchObject({
    code: 'RENAME_NOT_FOUND',
    message:
      'A rename is answered for users.nmae, which is nothing in the database that the entities lack; nothing was written.',
    hint: 'What there is: users.name, teams; see `limbeck diff`.',
  });
});
