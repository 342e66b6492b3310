import type { Quoting } from '../dialect/dialect.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { columnBefore, tableBefore } from '../operation/name-before.ts';
import type { Operation } from '../operation/operation.ts';
import { requiredColumns, type RequiredColumn } from '../operation/required-column.ts';
import type { FillQuestion } from './fill-question.ts';

/** Where counting stops: more rows make no other question. */
const LIMIT = 1000;

/** The questions that nothing answers yet, each with the rows that wait for it; one query for each. */
export async function openQuestions(
  operations: readonly Operation[],
  { quoting }: { readonly quoting: Quoting },
  db: Queryable,
): Promise<readonly FillQuestion[]> {
  const open = requiredColumns(operations).filter(({ isFilled }) => !isFilled);
  const questions: FillQuestion[] = [];
  for (const required of open) {
    const rows = await countRows(beforeMoves(required, operations), quoting, db);
    const { name, column, reason } = required;
    const flag = `--fill ${name}=<value>`;
    questions.push({ column: name, type: column.type, reason, rows, flag });
  }
  return questions;
}

type Place = Pick<RequiredColumn, 'table' | 'column' | 'reason'>;

/** A table or column that gets another name does not yet have the one that the operations know it by. */
function beforeMoves(
  { table, column, reason }: RequiredColumn,
  operations: readonly Operation[],
): Place {
  const name = columnBefore(table, column.name, operations);
  return { table: tableBefore(table, operations), column: { ...column, name }, reason };
}

async function countRows(
  { table, column, reason }: Place,
  quoting: Quoting,
  db: Queryable,
): Promise<number> {
  const condition =
    reason === 'set-not-null' ? ` WHERE ${quoting.identifier(column.name)} IS NULL` : '';
  const [row] = await rowsOf<{ count: number | string }>(
    db,
    `SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM ${quotePath(table, quoting)}${condition} LIMIT ${LIMIT}) AS some_rows`,
  );
  return Number(row?.count ?? 0);
}
