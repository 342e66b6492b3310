import { trackThings } from '../../review/track-things.ts';
import type { RuleServer } from '../../review/rule.ts';
import type { Operation } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';

/** A table that is there before and after a revision, perhaps under another name. */
export interface KeptTable {
  readonly from: Table;
  readonly to: Table;
  /** Columns whose values the revision has to keep. */
  readonly columns: readonly { readonly from: Column; readonly to: Column }[];
}

/** The tables and columns that an upgrade leaves there, under the names that its operations give them. */
export function keptTables(
  before: readonly Table[],
  after: readonly Table[],
  operations: readonly Operation[],
  server: Pick<RuleServer, 'name'>,
): readonly KeptTable[] {
  const things = trackThings(server);
  for (const operation of operations) things.follow(operation);
  const byKey = new Map(before.map((table) => [qualifiedKey(table), table]));
  return after.flatMap((to) => {
    const known = things.tableBefore(to);
    // A table that takes the place of another one of its name has to hold what that held.
    const from = byKey.get(qualifiedKey(known ?? to));
    if (from === undefined) return [];
    const nameBefore = (name: string): string | null =>
      known === null ? name : things.columnBefore(to, name);
    const columns = to.columns.flatMap((column) => {
      const name = nameBefore(column.name);
      const old = from.columns.find((each) => each.name === name);
      const isComputed = column.generated !== null || old?.generated !== null;
      return old === undefined || isComputed ? [] : [{ from: old, to: column }];
    });
    return [{ from, to, columns }];
  });
}
