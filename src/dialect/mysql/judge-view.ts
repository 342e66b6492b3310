import type { Doubt, Verdict } from '../../compare/doubt.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { errorCode } from './error-code.ts';
import { tokenize, type Token } from './tokenize.ts';

type ViewDoubt = Extract<Doubt, { kind: 'view' }>;

/**
 * Compares two queries as the server reads them. EXPLAIN runs neither; the optimiser's trace holds
 * each SELECT with its names resolved before anything is optimised away. The words that join SELECTs are
 * not in it, so they are compared in the texts.
 */
export async function judgeView(db: Queryable, { from, to }: ViewDoubt): Promise<Verdict> {
  try {
    const [settings] = await rowsOf<Settings>(
      db,
      'SELECT @@optimizer_trace AS `trace`, @@optimizer_switch AS `switches`, @@optimizer_trace_max_mem_size AS `memory`',
    );
    if (settings === undefined) return 'unknown';
    try {
      await db.query(
        `SET optimizer_trace = 'enabled=on', optimizer_switch = 'derived_merge=off', optimizer_trace_max_mem_size = 10000000`,
      );
      const before = await readQuery(db, from);
      const after = await readQuery(db, to);
      if (before === null || after === null) return 'unknown';
      return before === after && joiners(from) === joiners(to) ? 'same' : 'different';
    } finally {
      await db.query(
        'SET optimizer_trace = ?, optimizer_switch = ?, optimizer_trace_max_mem_size = ?',
        [settings.trace, settings.switches, Number(settings.memory)],
      );
    }
  } catch (error) {
    // What is not there yet cannot be in what the server holds. All else is a text that it does not
    // understand, or a user without the right to read its tables.
    return missingCodes.has(errorCode(error)) ? 'different' : 'unknown';
  }
}

const missingCodes: ReadonlySet<unknown> = new Set([
  'ER_BAD_FIELD_ERROR',
  'ER_NO_SUCH_TABLE',
  'ER_SP_DOES_NOT_EXIST',
  'ER_VIEW_INVALID',
]);

interface Settings {
  readonly trace: string;
  readonly switches: string;
  readonly memory: number | string;
}

/** Each SELECT of a query, as the server spells it; null when the trace does not tell. */
async function readQuery(db: Queryable, query: string): Promise<string | null> {
  await db.query(`EXPLAIN ${query}`);
  const [row] = await rowsOf<{ readonly trace: string }>(
    db,
    'SELECT TRACE AS `trace` FROM information_schema.OPTIMIZER_TRACE',
  );
  const selects = expandedQueries(parseTrace(row?.trace ?? ''));
  return selects.length === 0 ? null : selects.map(withoutLeadingJoins).join('\n');
}

/** Escapes, and backslashes that are none: MariaDB writes a quote in a literal as `\'`. */
const backslashes = /\\(?:["\\/bfnrtu])?/g;

/** A trace that is longer than the memory for it is cut off. */
function parseTrace(trace: string): unknown {
  try {
    return JSON.parse(
      trace.replaceAll(backslashes, (text) => (text.length === 1 ? String.raw`\\` : text)),
    );
  } catch {
    return null;
  }
}

/** The queries in a trace, but for what the optimiser makes of them. */
function expandedQueries(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'expanded_query') return [String(value)];
    const isLater = key === 'transformations_to_nested_joins' || key === 'join_optimization';
    return isLater ? [] : expandedQueries(value);
  });
}

/**
 * A query without the parentheses around the first join of a FROM clause: joins go from left to
 * right anyway, and the server writes them for JOIN, but not for the comma that means the same.
 */
function withoutLeadingJoins(query: string): string {
  const tokens = tokenize(query).filter(({ kind }) => kind !== 'space');
  for (let position = 0; position < tokens.length; position += 1) {
    if (tokens[position]?.text.toLowerCase() !== 'from') continue;
    while (tokens[position + 1]?.text === '(' && tokens[position + 2]?.text !== 'select') {
      tokens.splice(closingOf(tokens, position + 1), 1);
      tokens.splice(position + 1, 1);
    }
  }
  return tokens.map(({ text }) => text).join(' ');
}

/** The position of the parenthesis that closes the one at `opening`. */
function closingOf(tokens: readonly Token[], opening: number): number {
  let depth = 0;
  const length = tokens.slice(opening).findIndex(({ text }) => {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    return depth === 0;
  });
  return opening + length;
}

const joining: ReadonlySet<string> = new Set(['union', 'all', 'intersect', 'except', 'recursive']);

function joiners(query: string): string {
  const words = tokenize(query).map((token) => token.text.toLowerCase());
  return words.filter((word) => joining.has(word)).join(' ');
}
