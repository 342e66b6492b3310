import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Schema } from '../../schema/schema.ts';
import { tableNameOf, type TableName } from '../../schema/table-name.ts';
import type { ComparisonOptions } from '../comparison-context.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { Move } from '../find-moves.ts';
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

/** What a table is called in the database. */
export function presentName({ moves }: Pick<Renaming, 'moves'>, table: TableName): TableName {
  return moves.reduceRight<TableName>(
    (name, move) =>
      move.kind === 'renameTable' && qualifiedKey(move.to) === qualifiedKey(name)
        ? move.from
        : name,
    tableNameOf(table),
  );
}
