import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import { requiredColumns } from '../operation/required-column.ts';
import type { Ruling } from '../review/find-hazards.ts';
import type { SqlValue } from '../schema/sql.ts';
import { applyFills, type Fills } from './apply-fills.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { AskFill } from './fill-question.ts';
import { openQuestions } from './open-questions.ts';
import { parseFill, parseFills } from './parse-fill.ts';
import { summarizeOperations } from './summarize-operations.ts';

/** Who knows the values of rows in columns that become NOT NULL. */
export interface Answers {
  readonly fill: Fills;
  /** Values as texts, in the type of their column; SQL after `sql:`. */
  readonly fillTexts: readonly (readonly [column: string, text: string])[];
  readonly ask: AskFill | null;
}

/** What it takes to ask, and to tell what follows from the answers. */
interface Answering {
  readonly dialect: Dialect;
  readonly db: Queryable;
  readonly ruling: Ruling;
}

/**
 * The comparison with the values that are known.
 * @throws {LimbeckError} `FILL_NOT_NEEDED`, `FILL_INVALID`
 */
export async function answerQuestions(
  comparison: ProjectComparison,
  { fill, fillTexts, ask }: Answers,
  { dialect, db, ruling }: Answering,
): Promise<ProjectComparison> {
  const required = requiredColumns(comparison.operations);
  const given: Fills = { ...fill, ...parseFills(fillTexts, required) };
  let operations = applyFills(comparison.operations, given, dialect);
  if (ask !== null) {
    const asked = new Map<string, SqlValue>();
    for (const question of await openQuestions(operations, dialect, db)) {
      const owner = required.find(({ name }) => name === question.column);
      if (owner === undefined || question.rows === 0) continue;
      const text = await ask(question, (each) => parseFill(each, owner));
      if (text !== undefined) asked.set(owner.name, parseFill(text, owner));
    }
    operations = applyFills(operations, Object.fromEntries(asked), dialect);
  }
  if (operations === comparison.operations) return comparison;
  const questions = await openQuestions(operations, dialect, db);
  return { ...comparison, ...summarizeOperations(operations, ruling), questions };
}
