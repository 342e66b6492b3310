import { describe, expect, test } from 'vitest';
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

describe('an answer that meets nothing', () => {
  const people = { schema: null, name: 'people' };
  const compareWith =
    (...unusedAnswers: readonly string[]) =>
    (): Promise<Comparison> =>
      Promise.resolve({
        ...nothing,
        unusedAnswers,
        renames: [pair('users', 'people')],
        operations: [
          {
            kind: 'dropColumn',
            table: people,
            column: 'name',
            existing: column('name'),
            fill: null,
          },
          { kind: 'addColumn', table: people, column: column('label'), fill: null },
          { kind: 'dropTable', table: { ...people, name: 'teams' }, existing: table('teams', []) },
        ],
      });
  const refused = (from: string, to: string): Promise<unknown> =>
    resolveRenames(compareWith(from, to), {
      answers: { renamed: [{ from, to }], kept: [] },
      given: new Set([from, to]),
      ask: null,
    });

  test('is refused with what there is, by its present name', async () => {
    await expect(refused('people.name', 'people.label')).rejects.toMatchObject({
      code: 'RENAME_NOT_FOUND',
      message:
        'A rename is answered for people.name, which is nothing in the database that the entities lack; nothing was written.',
      hint: 'What there is: users.name, teams; see `limbeck diff`.',
    });
    await expect(refused('users.name', 'users.label')).rejects.toMatchObject({
      message: expect.stringContaining('users.label, which is nothing in the entities'),
      hint: 'What there is: people.label; see `limbeck diff`.',
    });
  });

  test('is refused where both are there and cannot be one', async () => {
    await expect(refused('teams', 'people.label')).rejects.toMatchObject({
      code: 'RENAME_NOT_FOUND',
      message: expect.stringMatching(
        /^teams cannot become people\.label: .*; nothing was written\.$/,
      ),
    });
  });

  test('is let be where the configuration hints at it', async () => {
    const answers = { renamed: [{ from: 'a', to: 'b' }], kept: [] };
    const sources = { answers, given, ask: null };
    await expect(resolveRenames(compareWith('a', 'b'), sources)).resolves.toBeDefined();
  });
});
