import type { Schema } from '../../schema/schema.ts';
import { formatTableName } from '../../schema/table-name.ts';
import type { ComparisonOptions } from '../comparison-context.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import { findMoves } from '../find-moves.ts';
import type { RenameQuestion } from '../rename.ts';
import { AnswerSheet } from './answers.ts';
import { findColumns } from './find-columns.ts';
import { findEnums } from './find-enums.ts';
import { findSequences } from './find-sequences.ts';
import { findTables } from './find-tables.ts';
import { findValues, type FoundValues } from './find-values.ts';
import { carryOn, type Finding, type RenameContext, type Renaming } from './renaming.ts';

export interface FoundRenames extends Renaming {
  readonly values: readonly FoundValues[];
  readonly unusedAnswers: readonly string[];
}

/**
 * What is there under another name than is declared: tables first, then their columns, each as long
 * as what was found helps to find more, then the enumerated types that follow, then sequences and values.
 */
export function findRenames(
  from: Schema,
  to: Schema,
  rules: ComparisonRules,
  options: ComparisonOptions,
): FoundRenames {
  const answers = new AnswerSheet(options.renames);
  const context: RenameContext = { to, rules, options, answers };
  const start: Renaming = { from, moves: [], renames: [], questions: [] };
  const moved = carryOn(start, movesOf(from, context), context);
  const tables = untilNothing(moved, findTables, context);
  const columns = untilNothing(tables, findColumns, context);
  const enums = { moves: findEnums(columns, context), renames: [], questions: [] };
  const typed = carryOn(columns, enums, context);
  const renaming = carryOn(typed, findSequences(typed, context), context);
  const { values, ...found } = findValues(renaming, context);
  return {
    ...carryOn(renaming, { ...found, moves: [] }, context),
    values,
    unusedAnswers: answers.unused(),
  };
}

/** Tables of the same name in another schema are known without asking. */
function movesOf(from: Schema, { to, rules, options }: RenameContext): Finding {
  const moves = findMoves(from, to, rules, options);
  const renames = moves.map((move) => ({
    kind: 'table' as const,
    from: formatTableName(move.from),
    to: formatTableName(move.to),
    score: 1,
    reasons: ['no other table is called so, and the columns are the same'],
  }));
  return { moves, renames, questions: [] };
}

/** The questions that are left are those of the last search. */
function untilNothing(
  start: Renaming,
  find: (renaming: Renaming, context: RenameContext) => Finding,
  context: RenameContext,
): Renaming {
  let renaming = start;
  for (;;) {
    const finding = find(renaming, context);
    const isLast = finding.moves.length === 0;
    const questions: readonly RenameQuestion[] = isLast ? finding.questions : [];
    renaming = carryOn(renaming, { ...finding, questions }, context);
    if (isLast) return renaming;
  }
}
