import type { Move } from '../../operation/move.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ComparisonOptions } from '../comparison-context.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import { followMoves } from '../follow-moves.ts';
import type { RenameCandidate, RenameQuestion } from '../rename.ts';
import type { AnswerSheet } from './answers.ts';

/** What finding renames takes, beside what has been found so far. */
export interface RenameContext {
  readonly to: Schema;
  readonly rules: ComparisonRules;
  readonly options: ComparisonOptions;
  readonly answers: AnswerSheet;
}

/** What has been found so far. */
export interface Renaming {
  /** What is there, once everything found has its name. */
  readonly from: Schema;
  readonly moves: readonly Move[];
  readonly renames: readonly RenameCandidate[];
  readonly questions: readonly RenameQuestion[];
}

/** What one search has found. */
export interface Finding {
  readonly moves: readonly Move[];
  readonly renames: readonly RenameCandidate[];
  readonly questions: readonly RenameQuestion[];
}

export function carryOn(
  renaming: Renaming,
  { moves, renames, questions }: Finding,
  { to, rules }: RenameContext,
): Renaming {
  return {
    from: followMoves(renaming.from, to, moves, rules),
    moves: [...renaming.moves, ...moves],
    renames: [...renaming.renames, ...renames],
    questions: [...renaming.questions, ...questions],
  };
}
