import type { Operation } from '../operation/operation.ts';
import type { Table } from '../schema/table.ts';
import { tableNameOf } from '../schema/table-name.ts';
import { compareColumn } from './compare-column.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { pairByName } from './pair-by-name.ts';

/** Operations that turn the columns of `from` into those of `to`. Their order in the table is not compared. */
export function compareColumns(
  from: Table,
  to: Table,
  context: ComparisonContext,
): readonly Operation[] {
  const table = tableNameOf(to);
  const { removed, added, kept } = pairByName(from.columns, to.columns, ({ name }) =>
    context.rules.foldName(name, 'member'),
  );
  return [
    ...added.map((column): Operation => ({ kind: 'addColumn', table, column, fill: null })),
    ...kept.flatMap((pair): Operation[] => {
      const change = compareColumn(pair.from, pair.to, to, context);
      if (change === null) return [];
      const { name, ...existing } = pair.from;
      // Rows that hold NULL take the default, as new ones do.
      const fill = change.nullable === false ? pair.to.default : null;
      const renamed = change.enumValues ? context.renamedValues(to, pair.to.name) : [];
      const renamedValues = renamed.length > 0 ? { renamedValues: renamed } : {};
      const rest = { change, existing, fill, using: null, ...renamedValues };
      return [{ kind: 'alterColumn', table, column: name, ...rest }];
    }),
    ...removed.map((column): Operation => ({
      kind: 'dropColumn',
      table,
      column: column.name,
      existing: column,
      fill: null,
    })),
  ];
}
