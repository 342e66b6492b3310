import type { FoundRenames } from './find-renames.ts';
import type { LabelledEdit } from './labelled-edit.ts';

/** How what was found compares with what is so. */
export interface RenameScore {
  /** Renames that were carried out, and are some. */
  readonly right: readonly string[];
  /** Renames that were carried out, and are none. */
  readonly wrong: readonly string[];
  /** Renames that could be told, and were not. */
  readonly missed: readonly string[];
  /** Renames that nobody could tell, and that were not asked about. */
  readonly unasked: readonly string[];
}

export function scoreRenames(edit: LabelledEdit, found: FoundRenames): RenameScore {
  const truth = new Set(edit.renames);
  const renamed = new Set(found.renames);
  const asked = new Set(found.questions.flat());
  const lost = edit.renames.filter((pair) => !renamed.has(pair));
  const named = (pairs: readonly string[]): readonly string[] =>
    pairs.map((pair) => `${edit.name}: ${pair}`);
  return {
    right: named(found.renames.filter((pair) => truth.has(pair))),
    wrong: named(found.renames.filter((pair) => !truth.has(pair) || edit.isOpen)),
    missed: named(edit.isOpen ? [] : lost),
    unasked: named(edit.isOpen ? lost.filter((pair) => !asked.has(pair)) : []),
  };
}

export function addScores(scores: readonly RenameScore[]): RenameScore {
  return {
    right: scores.flatMap(({ right }) => right),
    wrong: scores.flatMap(({ wrong }) => wrong),
    missed: scores.flatMap(({ missed }) => missed),
    unasked: scores.flatMap(({ unasked }) => unasked),
  };
}

/** The share of what was renamed that is a rename. */
export function precisionOf({ right, wrong }: RenameScore): number {
  return right.length / Math.max(1, right.length + wrong.length);
}

/** The share of the renames that could be told that were. */
export function recallOf({ right, missed }: RenameScore): number {
  return right.length / Math.max(1, right.length + missed.length);
}
