import type { Column } from '../schema/column.ts';
import type { Table } from '../schema/table.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';

/**
 * One table for each name: several entities may share one, each with some of its columns. What
 * two of them (or one, twice) declare under one name counts once, as it stands first.
 */
export function mergeTables(tables: readonly Table[]): readonly Table[] {
  const merged = new Map<string, Table>();
  for (const table of tables) {
    const key = qualifiedKey(table);
    const first = merged.get(key);
    merged.set(key, first === undefined ? table : mergeTwo(first, table));
  }
  return [...merged.values()].map((table) => withoutRepetition(table));
}

function mergeTwo(first: Table, second: Table): Table {
  return {
    ...first,
    columns: [...first.columns, ...second.columns],
    primaryKey: first.primaryKey ?? second.primaryKey,
    uniques: [...first.uniques, ...second.uniques],
    indexes: [...first.indexes, ...second.indexes],
    foreignKeys: [...first.foreignKeys, ...second.foreignKeys],
    checks: [...first.checks, ...second.checks],
    exclusions: [...first.exclusions, ...second.exclusions],
    comment: first.comment ?? second.comment,
    options: { ...second.options, ...first.options },
  };
}

function withoutRepetition(table: Table): Table {
  return {
    ...table,
    columns: firstOfEachName(table.columns),
    uniques: firstOfEachName(table.uniques),
    indexes: firstOfEachName(table.indexes),
    foreignKeys: firstOfEachName(table.foreignKeys),
    checks: firstOfEachName(table.checks),
    exclusions: firstOfEachName(table.exclusions),
  };
}

type Named = Pick<Column, 'name'> | { readonly name: string | null };

function firstOfEachName<Item extends Named>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items;
  const names = new Set<string | null>();
  return items.filter(({ name }) => !names.has(name) && names.add(name));
}
