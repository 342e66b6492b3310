import type { Comparison } from '../compare/compare.ts';
import type { RenameAnswers, RenameCandidate, RenameQuestion } from '../compare/rename.ts';
import { renameImpossible, renameNotFound } from './rename-error.ts';
import { halvesOf, namesKept, openRename, type AskRename } from './rename-question.ts';
import { unpairedNames } from './unpaired-names.ts';

/** How names are told to be renames. */
export interface RenameSources {
  readonly answers: RenameAnswers;
  /** The names in the answers that have to be of something; a hint may have had its day. */
  readonly given: ReadonlySet<string>;
  readonly ask: AskRename | null;
  /** Whether an answer that has to be of something, and is not, is an error. Default true. */
  readonly refusesUnused?: boolean;
}

/**
 * Compares, asks what is open, and compares again with the answers until nothing is left to ask:
 * that a table is renamed brings up the names of its columns.
 * @throws {LimbeckError} `RENAME_NOT_FOUND`
 */
export async function resolveRenames(
  compareWith: (answers: RenameAnswers) => Promise<Comparison>,
  { answers: known, given, ask, refusesUnused = true }: RenameSources,
): Promise<Comparison> {
  let answers = known;
  let comparison = await compareWith(answers);
  if (refusesUnused) rejectUnused(comparison, answers, given);
  if (ask === null) return comparison;
  const asked = new Set<string>();
  const isNew = ({ from, to }: RenameQuestion): boolean => !asked.has(`${from}=${to}`);
  for (;;) {
    const questions = comparison.renameQuestions.filter(isNew);
    if (questions.length === 0) return comparison;
    answers = await askAll(questions, answers, ask);
    for (const { from, to } of questions) asked.add(`${from}=${to}`);
    comparison = await compareWith(answers);
  }
}

/** A question about a name that another one has settled waits for the next comparison. */
async function askAll(
  questions: readonly RenameQuestion[],
  { renamed, kept }: RenameAnswers,
  ask: AskRename,
): Promise<RenameAnswers> {
  const settled = new Set<string>();
  const answers = { renamed: [...renamed], kept: [...kept] };
  for (const question of questions) {
    const pairs: readonly RenameCandidate[] = [question, ...question.alternatives];
    if (pairs.some(({ from, to }) => settled.has(from) || settled.has(to))) continue;
    const chosen = await ask(openRename(question));
    if (chosen === null) answers.kept.push(...namesKept(question));
    else answers.renamed.push(...halvesOf(chosen));
    const names = chosen === null ? namesKept(question) : [chosen.from, chosen.to];
    for (const name of names) settled.add(name);
  }
  return answers;
}

function rejectUnused(
  comparison: Comparison,
  { renamed }: RenameAnswers,
  given: ReadonlySet<string>,
): void {
  const name = comparison.unusedAnswers.find((each) => given.has(each));
  if (name === undefined) return;
  const names = unpairedNames(comparison);
  const pair = renamed.find(({ from, to }) => from === name || to === name);
  if (pair === undefined) throw renameNotFound(name, 'either', names);
  if (!names.removed.includes(pair.from)) throw renameNotFound(pair.from, 'from', names);
  if (!names.added.includes(pair.to)) throw renameNotFound(pair.to, 'to', names);
  throw renameImpossible(pair.from, pair.to);
}
