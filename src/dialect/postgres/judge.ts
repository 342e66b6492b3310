import type { Doubt, Verdict } from '../../compare/doubt.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { questionOf, readSpelling } from './doubt-question.ts';

/**
 * Declares each doubtful text on a temporary table (or as a temporary view) and compares how the
 * server spells it with what the catalog holds. All in one transaction that is rolled back, each
 * doubt in a subtransaction of its own. Assumes:
 * 1. the caller is not in a transaction;
 * 2. nothing is ever executed: the tables are empty, defaults are only declared;
 * 3. a text that the server refuses cannot be what it holds (it names a column, a type or a value
 *    that the migration is yet to make): `different`.
 * A connection that may not create temporary objects cannot tell: `unknown`.
 */
export async function judge(db: Queryable, doubts: readonly Doubt[]): Promise<readonly Verdict[]> {
  if (doubts.length === 0) return [];
  const answers = await askServer(db, doubts);
  return doubts.map((doubt, position) => toVerdict(doubt, answers[position]));
}

interface Answer {
  readonly spelling: string | null;
  /** The SQLSTATE of what went wrong. */
  readonly problem: string | null;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const cannotAsk: ReadonlySet<string> = new Set([
  '25006', // read_only_sql_transaction: a replica
  '42501', // insufficient_privilege
]);

function toVerdict(doubt: Doubt, answer: Answer | undefined): Verdict {
  if (answer === undefined || cannotAsk.has(answer.problem ?? '')) return 'unknown';
  if (answer.spelling === null) return 'different';
  return readSpelling(doubt, answer.spelling) === doubt.from ? 'same' : 'different';
}

// Variables outlive the rollback of the block that set them: that is how an answer gets out.
// A column whose type does not exist yet is left out; what needs it fails further down.
const functionStatement = `
  CREATE FUNCTION pg_temp.limbeck_spelling(
    preparation text[], statements text[], question text, OUT spelling text, OUT problem text
  ) LANGUAGE plpgsql AS $limbeck$
  DECLARE
    statement text;
  BEGIN
    FOREACH statement IN ARRAY preparation LOOP
      BEGIN
        EXECUTE statement;
      EXCEPTION WHEN undefined_object THEN
        NULL;
      END;
    END LOOP;
    FOREACH statement IN ARRAY statements LOOP
      EXECUTE statement;
    END LOOP;
    EXECUTE question INTO spelling;
    RAISE EXCEPTION USING ERRCODE = 'LB000';
  EXCEPTION
    WHEN SQLSTATE 'LB000' THEN
      NULL;
    WHEN OTHERS THEN
      problem := SQLSTATE;
  END
  $limbeck$`;

const query = `
  SELECT answer.spelling, answer.problem
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS doubt (item, position)
   CROSS JOIN LATERAL pg_temp.limbeck_spelling(
           ARRAY(SELECT jsonb_array_elements_text(item -> 'preparation')),
           ARRAY(SELECT jsonb_array_elements_text(item -> 'statements')),
           item ->> 'question') AS answer
   ORDER BY doubt.position`;

/** Nothing when temporary objects cannot be made at all. */
async function askServer(db: Queryable, doubts: readonly Doubt[]): Promise<readonly Answer[]> {
  await db.query('BEGIN READ WRITE');
  try {
    if (!(await prepare(db))) return [];
    return await rowsOf<Answer>(db, query, [JSON.stringify(doubts.map(questionOf))]);
  } finally {
    await db.query('ROLLBACK');
  }
}

/** False when the connection may not make a temporary function, whatever the reason. */
async function prepare(db: Queryable): Promise<boolean> {
  try {
    await db.query(functionStatement);
    return true;
  } catch {
    return false;
  }
}
