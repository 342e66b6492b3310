import type { RenameTable } from '../operation/rename-table.ts';
import type { Schema } from '../schema/schema.ts';
import { tableNameOf, type TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';
import { groupBy } from '../util/group-by.ts';
import type { ComparisonOptions } from './comparison-context.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import { pairByName } from './pair-by-name.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';

interface TablePair {
  readonly from: Table;
  readonly to: Table;
}

/**
 * The tables that are declared in another schema than they are in. One that is gone here has moved
 * there when no other table has its name on either side, and when one of the two has all columns of
 * the other; what may not be dropped stays.
 */
export function findMoves(
  from: Schema,
  to: Schema,
  rules: ComparisonRules,
  options: ComparisonOptions,
): readonly RenameTable[] {
  if (!rules.movesTables) return [];
  return movedTables(from, to, rules, options).map(renameTable);
}

function movedTables(
  from: Schema,
  to: Schema,
  rules: ComparisonRules,
  options: ComparisonOptions,
): readonly TablePair[] {
  const { removed, added } = pairByName(from.tables, to.tables, qualifiedKey);
  const sources = groupBy(removed, ({ name }) => name);
  const targets = groupBy(added, ({ name }) => name);
  return Array.from(sources, ([name, before]): readonly TablePair[] => {
    const [source, ...otherSources] = before;
    const [target, ...otherTargets] = targets.get(name) ?? [];
    if (source === undefined || target === undefined) return [];
    const isUnambiguous = otherSources.length + otherTargets.length === 0;
    return isUnambiguous && hasSameColumns(source, target, rules) && mayLeave(source, options)
      ? [{ from: source, to: target }]
      : [];
  }).flat();
}

/** Columns may join the others, or leave them. */
function hasSameColumns(one: Table, other: Table, { foldName }: ComparisonRules): boolean {
  const names = [one, other].map(({ columns }) =>
    columns.map(({ name }) => foldName(name, 'member')),
  );
  const all = new Set(names.flat());
  return names.some(({ length }) => length === all.size);
}

function mayLeave(existing: Table, { undeclared }: ComparisonOptions): boolean {
  return undeclared({ kind: 'dropTable', table: tableNameOf(existing), existing }) === 'drop';
}

function renameTable(pair: { readonly from: TableName; readonly to: TableName }): RenameTable {
  return { kind: 'renameTable', from: tableNameOf(pair.from), to: tableNameOf(pair.to) };
}
