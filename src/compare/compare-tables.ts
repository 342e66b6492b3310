import type { Operation } from '../operation/operation.ts';
import type { Table } from '../schema/table.ts';
import { tableNameOf } from '../schema/table-name.ts';
import { compareColumns } from './compare-columns.ts';
import { compareConstraints } from './compare-constraints.ts';
import { compareIndexes } from './compare-indexes.ts';
import { compareOptions } from './compare-options.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { pairByName } from './pair-by-name.ts';
import { foldedKey } from './folded-key.ts';

/** Tables added, removed, and changed in place. */
export function compareTables(
  from: readonly Table[],
  to: readonly Table[],
  context: ComparisonContext,
): readonly Operation[] {
  const { removed, added, kept } = pairByName(from, to, (thing) => foldedKey(thing, context.rules));
  return [
    ...added.map((table): Operation => ({ kind: 'createTable', table })),
    ...kept.flatMap((pair) => compareTable(pair.from, pair.to, context)),
    ...removed.map((table): Operation => ({
      kind: 'dropTable',
      table: tableNameOf(table),
      existing: table,
    })),
  ];
}

function compareTable(
  from: Table,
  declared: Table,
  context: ComparisonContext,
): readonly Operation[] {
  const to = context.rules.within(from, declared);
  return [
    ...compareColumns(from, to, context),
    ...compareConstraints(from, to, context),
    ...compareIndexes(from, to, context),
    ...compareOptions(from, to, context.rules),
    ...compareComments(from, to),
  ];
}

function compareComments(from: Table, to: Table): readonly Operation[] {
  if (from.comment === to.comment) return [];
  return [
    { kind: 'alterTableComment', table: tableNameOf(to), from: from.comment, to: to.comment },
  ];
}
