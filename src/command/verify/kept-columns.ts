import { trackThings } from '../../review/track-things.ts';
import type { RuleServer } from '../../review/rule.ts';
import type { Operation } from '../../operation/operation.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import { enumTypeName, enumTypeOfColumn } from '../../schema/enum-type.ts';
import type { ValueRename } from '../../schema/value-rename.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';

/** A table that is there before and after a revision, perhaps under another name. */
export interface KeptTable {
  readonly from: Table;
  readonly to: Table;
  /** Columns whose values the revision has to keep. */
  readonly columns: readonly KeptColumn[];
}

/** A column that is there before and after a revision, perhaps under another name. */
export interface KeptColumn {
  readonly from: Column;
  readonly to: Column;
  /** Values that it holds under another name afterwards. */
  readonly renamed: readonly ValueRename[];
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
      if (old === undefined || isComputed) return [];
      return [{ from: old, to: column, renamed: renamesIn(operations, { from, to }, old, column) }];
    });
    return [{ from, to, columns }];
  });
}

/** The values of a column that operations give another name: as those of its type, or its own. */
function renamesIn(
  operations: readonly Operation[],
  table: Pick<KeptTable, 'from' | 'to'>,
  from: Column,
  to: Column,
): readonly ValueRename[] {
  const tables = new Set([table.from, table.to].map(qualifiedKey));
  const types = new Set([from, to].map(enumTypeOfColumn));
  return singleOperations(operations).flatMap((operation) => {
    if (operation.kind === 'alterEnum') {
      const names = [operation.from, operation.to].map(enumTypeName);
      return names.some((name) => types.has(name)) ? (operation.renamed ?? []) : [];
    }
    if (operation.kind !== 'alterColumn' || !tables.has(qualifiedKey(operation.table))) return [];
    return [from.name, to.name].includes(operation.column) ? (operation.renamedValues ?? []) : [];
  });
}
