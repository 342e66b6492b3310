import { isDeepStrictEqual } from 'node:util';
import type { FuzzDatabase } from './fuzz-database.ts';
import type { RandomPair } from './random-pair.ts';
import { quote, quoteTable } from './world.ts';

/** The values that both schemas of a pair hold alike, by table and column. */
export type KeptRows = ReadonlyMap<string, readonly string[]>;

/** Reads the columns that the edit leaves as they are. */
export async function readRows({ db, server }: FuzzDatabase, pair: RandomPair): Promise<KeptRows> {
  const kept = new Map<string, readonly string[]>();
  if (!pair.hasRows) return kept;
  for (const entity of pair.from.filter(({ type }) => type !== 'view')) {
    const counterpart = pair.to.find(
      ({ name, type, schema }) =>
        name === entity.name && schema === entity.schema && type !== 'view',
    );
    const names = Object.keys(entity.columns).filter((name) =>
      isDeepStrictEqual(entity.columns[name], counterpart?.columns[name]),
    );
    if (names.length === 0) continue;
    const list = names.map((name) => quote(server, name)).join(', ');
    const rows = (await db.query(
      `SELECT ${list} FROM ${quoteTable(server, entity)}`,
    )) as readonly object[];
    kept.set(entity.name, rows.map((row) => JSON.stringify(row)).toSorted());
  }
  return kept;
}

/** What is not as it was before. */
export function keptRows(before: KeptRows, after: KeptRows): readonly string[] {
  return [...before]
    .filter(([table, rows]) => !isDeepStrictEqual(rows, after.get(table)))
    .map(([table, rows]) => `${table}: ${rows.join()} became ${after.get(table)?.join()}`);
}
