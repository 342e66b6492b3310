import type { Doubt, Verdict } from '../../compare/doubt.ts';
import type { Table } from '../../schema/table.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { formatCollation } from './ddl-column.ts';
import { isPureExpression } from './pure-expression.ts';
import { quoteName } from './quoting.ts';
import { rules } from './rules.ts';
import { tokenize } from './tokenize.ts';

/**
 * A second opinion. SQLite keeps texts as they were written, so it cannot be asked how it spells
 * them; but it can be asked what it makes of them:
 *
 * 1. Two defaults that depend on nothing are the same when they leave the same value in a temporary table.
 * 2. Two expressions over a table, or two queries, are the same when they compile to the same program
 *    (`EXPLAIN`, which runs nothing) and, for a view, name their columns alike.
 *
 * What does not compile is different from what does. All this stays within the process and the temporary
 * schema, a few short statements a doubt; nothing is left of it.
 */
export async function judge(db: Queryable, doubts: readonly Doubt[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const doubt of doubts) verdicts.push(await judgeOne(db, doubt));
  return verdicts;
}

async function judgeOne(db: Queryable, doubt: Doubt): Promise<Verdict> {
  if (rules.sameText(doubt)) return 'same';
  switch (doubt.kind) {
    case 'default':
      return isPureExpression(doubt.from) && isPureExpression(doubt.to)
        ? judgeValues(db, doubt)
        : judgePrograms(db, doubt, doubt.table);
    case 'generated':
    case 'check':
    case 'indexPredicate':
    case 'indexExpression':
      return judgePrograms(db, doubt, doubt.table);
    case 'view':
      return judgeViews(db, doubt);
    case 'onUpdate':
    case 'exclusion':
    case 'viewIndex':
      return 'different';
  }
}

async function judgeValues(
  db: Queryable,
  { from, to, table, column: name }: Extract<Doubt, { readonly column: string }>,
): Promise<Verdict> {
  const type = table.columns.find((column) => column.name === name)?.type ?? '';
  const columns = `a ${type} DEFAULT (${from}), b ${type} DEFAULT (${to})`;
  return withTemporary(db, 'TABLE', `judge (${columns})`, async () => {
    await db.query('INSERT INTO temp.limbeck_judge DEFAULT VALUES');
    const [row] = await rowsOf<{ same: number }>(
      db,
      'SELECT a IS b AND typeof(a) = typeof(b) AS same FROM temp.limbeck_judge',
    );
    return row?.same === 1 ? 'same' : 'different';
  });
}

async function judgePrograms(db: Queryable, { from, to }: Doubt, table: Table): Promise<Verdict> {
  const columns = table.columns.map(
    ({ name, type, collation }) =>
      `${quoteName(name)} ${type} ${collation === null ? '' : formatCollation(collation)}`,
  );
  // The alias serves expressions that call the table by its name.
  const select = (expression: string): string =>
    `SELECT (${expression}) FROM temp.limbeck_judge AS ${quoteName(table.name)}`;
  return withTemporary(db, 'TABLE', `judge (${columns.join(', ')})`, async () =>
    (await sameProgram(db, select(from), select(to))) ? 'same' : 'different',
  );
}

async function judgeViews(db: Queryable, { from, to }: Doubt): Promise<Verdict> {
  return withTemporary(db, 'VIEW', `judge_from AS ${from}`, () =>
    withTemporary(db, 'VIEW', `judge_to AS ${to}`, async () => {
      const names = [await columnNames(db, 'from'), await columnNames(db, 'to')];
      const same = names[0] === names[1] && (await sameProgram(db, from, to));
      return same ? 'same' : 'different';
    }),
  );
}

async function columnNames(db: Queryable, side: 'from' | 'to'): Promise<string> {
  const rows = await db.query(`SELECT name FROM pragma_table_info('limbeck_judge_${side}')`);
  return JSON.stringify(rows);
}

/** EXPLAIN shows bytes up to the first zero only, so that two blobs could look alike. */
async function sameProgram(db: Queryable, from: string, to: string): Promise<boolean> {
  if ([from, to].some((text) => tokenize(text).some(({ kind }) => kind === 'blob'))) return false;
  const programs = [await db.query(`EXPLAIN ${from}`), await db.query(`EXPLAIN ${to}`)];
  return JSON.stringify(programs[0]) === JSON.stringify(programs[1]);
}

/**
 * Runs `work` while something temporary exists. A failure in it says that a text does not compile;
 * one before it, that nothing temporary can be had or that a text is no expression at all.
 */
async function withTemporary(
  db: Queryable,
  kind: 'TABLE' | 'VIEW',
  definition: string,
  work: () => Promise<Verdict>,
): Promise<Verdict> {
  const name = /^\w+/.exec(definition)?.[0] ?? '';
  try {
    await db.query(`CREATE TEMP ${kind} limbeck_${definition}`);
  } catch {
    return (await isReadOnly(db)) ? 'unknown' : 'different';
  }
  try {
    return await work();
  } catch {
    return 'different';
  } finally {
    await db.query(`DROP ${kind} temp.limbeck_${name}`);
  }
}

/** True where not even temporary objects can be made. */
async function isReadOnly(db: Queryable): Promise<boolean> {
  const [row] = await rowsOf<{ query_only: number }>(db, 'PRAGMA query_only');
  return row?.query_only === 1;
}
