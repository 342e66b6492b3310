import type { Dialect } from '../dialect/dialect.ts';
import { quoteText } from '../dialect/literal.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import { quotePath } from '../dialect/quote-path.ts';
import type { Column } from '../schema/column.ts';
import type { CheckConstraint } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';

/** A column as it is in the database, and the checks that name it. */
interface Subject {
  readonly table: TableName;
  readonly column: Column;
  readonly checks: readonly CheckConstraint[];
}

/**
 * The first value that satisfies all checks of a column, as the server says: `first`, or one that
 * the checks themselves mention. Null where none is found, as when a check compares two columns.
 */
export async function valueForChecks(
  subject: Subject,
  first: string,
  { quoting }: Pick<Dialect, 'quoting'>,
  db: Queryable,
): Promise<string | null> {
  for (const candidate of new Set([first, ...candidatesFor(subject)])) {
    if (await satisfies(candidate, subject, quoting, db)) return candidate;
  }
  return null;
}

function candidatesFor({ column, checks }: Subject): readonly string[] {
  const text = checks.map(({ expression }) => expression).join(' ');
  const strings = text.match(/'(?:[^']|'')*'/g) ?? [];
  const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const near = numbers.flatMap((number) => [number, number + 1, number - 1]);
  // MySQL writes -(8).
  const all = [...near, ...near.map((number) => -number)];
  // A check on the length of a text names how long it is to be.
  const lengths = near.filter((number) => Number.isInteger(number) && number > 0 && number < 256);
  return [
    ...(column.enumValues ?? []).map(quoteText),
    ...strings,
    ...all.map(String),
    ...lengths.map((length) => quoteText('x'.repeat(length))),
  ];
}

/** The value stands in a row of the column's own type; a check that gives NULL is satisfied. */
async function satisfies(
  candidate: string,
  { table, column, checks }: Subject,
  quoting: Dialect['quoting'],
  db: Queryable,
): Promise<boolean> {
  const name = quoting.identifier(column.name);
  const conditions = checks.map(({ expression }) => `NOT (${expression})`).join(' OR ');
  const query = `SELECT 1 AS refused
    FROM (SELECT ${name} FROM ${quotePath(table, quoting)} WHERE 1 = 0 UNION ALL SELECT ${candidate}) AS trial
   WHERE ${conditions}`;
  try {
    return (await rowsOf(db, query)).length === 0;
  } catch {
    // The candidate is of another type, or a check names another column.
    return false;
  }
}
