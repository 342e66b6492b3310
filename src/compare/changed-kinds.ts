import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ComparisonOptions } from './comparison-context.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import { pairByName } from './pair-by-name.ts';
import { foldedKey } from './folded-key.ts';
import { sameColumnType } from './same-column-type.ts';

/** Tells of a column, by a name that either side has for it, whether its values become ones of another kind. */
export type ChangesKind = (table: TableName, column: string) => boolean;

/** Finds the columns whose type leaves its family: no foreign key can stay on one while it is altered. */
export function changedKinds(
  { from, to }: { readonly from: readonly Table[]; readonly to: readonly Table[] },
  context: { readonly rules: ComparisonRules; readonly options: ComparisonOptions },
): ChangesKind {
  const { rules } = context;
  const keyOf = (table: TableName): string => foldedKey(table, rules);
  const columnKey = (table: TableName, column: string): string =>
    JSON.stringify([keyOf(table), rules.foldName(column, 'member')]);
  const changed = new Set(
    pairByName(from, to, keyOf).kept.flatMap((tables) =>
      pairByName(tables.from.columns, tables.to.columns, ({ name }) =>
        rules.foldName(name, 'member'),
      )
        .kept.filter(
          (columns) =>
            !sameColumnType(columns.from, columns.to, tables.to, context) &&
            rules.typeFamily(columns.from) !== rules.typeFamily(columns.to),
        )
        .map((columns) => columnKey(tables.to, columns.to.name)),
    ),
  );
  return (table, column) => changed.size > 0 && changed.has(columnKey(table, column));
}
