import type { Doubt, Verdict } from '../../compare/doubt.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { tokenize } from './tokenize.ts';

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
  } catch {
    // A text that the server does not understand, or a user without the right to read its tables.
    return 'unknown';
  }
}

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
  const selects = row?.trace.match(/"expanded_query": "(?:[^"\\]|\\.)*"/g) ?? [];
  return selects.length === 0 ? null : selects.join('\n');
}

const joining: ReadonlySet<string> = new Set(['union', 'all', 'intersect', 'except', 'recursive']);

function joiners(query: string): string {
  const words = tokenize(query).map((token) => token.text.toLowerCase());
  return words.filter((word) => joining.has(word)).join(' ');
}
