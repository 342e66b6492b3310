import type { Doubt, Verdict } from '../../compare/doubt.ts';
import type { Queryable } from '../queryable.ts';
import { judgeOnTable } from './judge-on-table.ts';
import { judgeView } from './judge-view.ts';
import { probeOf, type Probe } from './probe.ts';
import type { MysqlServer } from './server.ts';

/** Doubts that are put to the server in one temporary table, so that a row of it is not too long. */
const batchSize = 20;

/**
 * Asks the server how it spells both texts of each doubt, on temporary tables that are gone
 * before it returns. Doubts about one table share one; when it is refused, each is asked alone,
 * so that a text the server cannot read spoils no other. Views have no temporary form: the
 * optimiser's trace shows how their queries are read.
 *
 * Assumptions: 1. columns have the type that is declared, whatever is in the database; 2. a default
 * names no other column; one that does is asked with all of them around it.
 */
export async function judge(
  db: Queryable,
  doubts: readonly Doubt[],
  server: MysqlServer,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<Doubt, Verdict>();
  for (const doubt of doubts) {
    if (doubt.kind === 'view') verdicts.set(doubt, await judgeView(db, doubt));
  }
  for (const batch of batches(doubts.flatMap((doubt) => probeOf(doubt, server) ?? []))) {
    for (const [doubt, verdict] of await judgeBatch(db, batch, server))
      verdicts.set(doubt, verdict);
  }
  return doubts.map((doubt) => verdicts.get(doubt) ?? 'unknown');
}

type Judged = readonly (readonly [Doubt, Verdict])[];

async function judgeBatch(
  db: Queryable,
  probes: readonly Probe[],
  server: MysqlServer,
): Promise<Judged> {
  const together = await judgeOnTable(db, probes, server, false);
  if (together === 'denied') return [];
  if (together !== 'refused') return zip(probes, together);
  const judged: (readonly [Doubt, Verdict])[] = [];
  for (const probe of probes) {
    const alone = await judgeOnTable(db, [probe], server, true);
    judged.push(...(typeof alone === 'string' ? [] : zip([probe], alone)));
  }
  return judged;
}

function zip(probes: readonly Probe[], verdicts: readonly Verdict[]): Judged {
  return probes.map((probe, position) => [probe.doubt, verdicts[position] ?? 'unknown']);
}

/** Probes that need the columns of their table go with their like; the others with each other. */
function batches(probes: readonly Probe[]): readonly (readonly Probe[])[] {
  const groups = new Map<unknown, Probe[][]>();
  for (const probe of probes) {
    const key = probe.surroundings === 'none' ? null : probe.table;
    const group = groups.get(key) ?? [];
    const last = group.at(-1);
    if (last === undefined || last.length === batchSize) group.push([probe]);
    else last.push(probe);
    groups.set(key, group);
  }
  return Array.from(groups.values()).flat();
}
