import type { ForeignKey } from '../../schema/constraint.ts';
import { sameTableName } from '../../schema/table-name.ts';
import type { Index } from '../../schema/table-index.ts';
import { indexesAfter, renamedKeys, type KeyChange } from './key-change.ts';
import type { LiveTable } from './live-table.ts';
import { quoteNames, quoting } from './quoting.ts';
import { isShadowIndex, startsWithColumns } from './shadow-index.ts';

/** Clauses of two statements: of the ALTER TABLE itself, and of the one that creates keys late. */
export interface IndexClauses {
  readonly clauses: readonly string[];
  readonly late: readonly string[];
}

/**
 * Clauses of an ALTER TABLE that see to the indexes under foreign keys. The server makes one for a
 * key that it creates and that has none to lean on, under the key's name; it drops none with its key, refuses to
 * drop the last one, and replaces by a better one only what it made by itself. So: what came with a
 * key goes with it, or when something created serves it too; a key that stays and would be left
 * without one gets one under its own name. What a key that is created late replaces, is dropped late.
 */
export function foreignKeyIndexClauses(live: LiveTable | null, change: KeyChange): IndexClauses {
  if (live === null) return { clauses: [], late: [] };
  const keptKeys = live.table.foreignKeys
    .filter(({ name }) => !change.droppedForeignKeys.has(name ?? ''))
    .map((key) => ({ ...key, columns: key.columns.map(change.renamed) }));
  const shadows = live.shadows.map((shadow) => ({ ...shadow, keys: renamedKeys(shadow, change) }));
  const own = shadows.filter(
    (shadow) =>
      [...keptKeys, ...change.createdForeignKeys].some((key) => isShadowIndex(shadow, key)) &&
      !serves(change.createdIndexes, columnsOf(shadow)),
  );
  const declared = indexesAfter(live, change);
  const made = change.createdForeignKeys.filter(
    ({ columns }) => !serves([...declared, ...own], columns),
  );
  const kept = own.filter((shadow) => !made.some((key) => isWider(key, shadow)));
  // A key to the table itself is created in a statement of its own.
  const late = made.filter((key) => sameTableName(key.referencedTable, live.table));
  const stays = (shadow: Index): boolean =>
    own.includes(shadow) && late.some((key) => isWider(key, shadow));
  const dropped = shadows.filter((shadow) => !kept.includes(shadow) && !stays(shadow));
  const left = keptKeys.filter(
    ({ columns }) =>
      !serves([...declared, ...kept], columns) &&
      !made.some((key) => startsWith(key.columns, columns)),
  );
  return {
    // As the server does: of several keys that one index serves, it has the name of the last.
    clauses: replaceClauses(widestOf(left.toReversed()), dropped),
    late: replaceClauses([], shadows.filter(stays)),
  };
}

/** An index in the stead of each that goes, under another name where it is the same; the others go. */
function replaceClauses(keys: readonly ForeignKey[], dropped: readonly Index[]): readonly string[] {
  const renamed = new Set<Index>();
  const created = keys.map(({ name, columns }) => {
    const heir = quoting.identifier(name ?? '');
    const same = dropped.find(
      (shadow) => !renamed.has(shadow) && sameList(columnsOf(shadow), columns),
    );
    if (same === undefined) return `ADD INDEX ${heir} (${quoteNames(columns)})`;
    renamed.add(same);
    return `RENAME INDEX ${quoting.identifier(same.name)} TO ${heir}`;
  });
  const gone = dropped.filter((shadow) => !renamed.has(shadow));
  return [...created, ...gone.map(({ name }) => `DROP INDEX ${quoting.identifier(name)}`)];
}

/** Of keys one of which could lean on the index of another, that other one. */
export function widestOf(keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const chosen: ForeignKey[] = [];
  for (const key of keys.toSorted(
    (first, second) => second.columns.length - first.columns.length,
  )) {
    if (!chosen.some(({ columns }) => startsWith(columns, key.columns))) chosen.push(key);
  }
  return chosen;
}

function serves(indexes: readonly Index[], columns: readonly string[]): boolean {
  return indexes.some((index) => startsWithColumns(index, columns));
}

function isWider({ columns }: ForeignKey, shadow: Index): boolean {
  return columns.length > shadow.keys.length && startsWith(columns, columnsOf(shadow));
}

function columnsOf(index: Index): readonly string[] {
  return index.keys.map((key) => key.value);
}

function startsWith(list: readonly string[], start: readonly string[]): boolean {
  return start.every((name, position) => name === list[position]);
}

function sameList(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && startsWith(first, second);
}
