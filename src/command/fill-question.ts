import type { RequiredColumn } from '../operation/required-column.ts';

/**
 * Answers a question with a text as `fillTexts` takes it; undefined leaves the question open. `check`
 * throws for a text that is no value of the column.
 */
export type AskFill = (
  question: FillQuestion,
  check: (text: string) => void,
) => Promise<string | undefined>;

/** A column that becomes NOT NULL, and whose rows have no value yet. */
export interface FillQuestion {
  /** As `fill` names it: `users.name`. */
  readonly column: string;
  /** The type in the words of the database. */
  readonly type: string;
  /** `add-not-null`: every row needs a value. `set-not-null`: the rows that hold NULL do. */
  readonly reason: RequiredColumn['reason'];
  /** How many rows wait for a value in this database; counting stops at 1000. */
  readonly rows: number;
  /** What answers the question on the command line. */
  readonly flag: string;
}
