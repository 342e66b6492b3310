import type { Quoting } from '../dialect/dialect.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import { quotePath } from '../dialect/quote-path.ts';
import type { Operation } from '../operation/operation.ts';
import { requiredColumns, type RequiredColumn } from '../operation/required-column.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';
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
    const table = placeBefore(required.table, operations);
    const rows = await countRows({ ...required, table }, quoting, db);
    const { name, column, reason } = required;
    const flag = `--fill ${name}=<value>`;
    questions.push({ column: name, type: column.type, reason, rows, flag });
  }
  return questions;
}

/** A table that moves is not yet where the operations find it. */
function placeBefore(table: TableName, operations: readonly Operation[]): TableName {
  const move = operations.find(
    (operation) => operation.kind === 'renameTable' && sameTableName(operation.to, table),
  );
  return move?.kind === 'renameTable' ? move.from : table;
}

async function countRows(
  { table, column, reason }: RequiredColumn,
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
