import type { Index, IndexKey } from '../../schema/table-index.ts';
import { indexDefinition } from './index-definition.ts';
import { foreignKeysLeaningOn, type LiveTable } from './live-table.ts';
import { quoteNames, quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** Clauses that create an index, in the place of those that foreign keys brought along and it can serve. */
export function createIndexClauses(
  index: Index,
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const isWhole = (key: IndexKey): boolean => key.kind === 'column' && key.length === null;
  const end = index.keys.findIndex((key) => !isWhole(key));
  const leading = index.keys.slice(0, end < 0 ? undefined : end).map((key) => key.value);
  const columns = index.method === null ? leading : [];
  return [`ADD ${indexDefinition(index, server)}`, ...dropShadowClauses(columns, live)];
}

/** Clauses that drop an index, after giving the foreign keys that lean on it one of their own. */
export function dropIndexClauses(name: string, live: LiveTable | null): readonly string[] {
  const leaning = live === null ? [] : foreignKeysLeaningOn(live, name);
  const [first] = leaning;
  const drop = `DROP INDEX ${quoting.identifier(name)}`;
  if (first === undefined) return [drop];
  const shadow = `ADD INDEX ${quoting.identifier(first.name ?? '')} (${quoteNames(first.columns)})`;
  return [shadow, drop];
}

/**
 * Clauses that drop the indexes of foreign keys which one on these columns serves as well. The server
 * drops by itself only what it made by itself, not what {@link dropIndexClauses} made in its stead.
 */
export function dropShadowClauses(
  columns: readonly string[],
  live: LiveTable | null,
): readonly string[] {
  const shadows = live?.shadows ?? [];
  return shadows
    .filter(({ keys }) => keys.every((key, position) => key.value === columns[position]))
    .map(({ name }) => `DROP INDEX ${quoting.identifier(name)}`);
}
