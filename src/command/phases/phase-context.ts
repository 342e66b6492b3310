import type { Dialect } from '../../dialect/dialect.ts';
import type { DropView } from '../../operation/drop-view.ts';
import type { CreateView } from '../../operation/create-view.ts';
import type { Operation } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { TableName } from '../../schema/table-name.ts';

/** What an operation has to know of the others to be split. */
export interface PhaseContext {
  readonly dialect: Pick<Dialect, 'toColumn'>;
  /** Whether the program of the version before knows nothing of a column, whose rows hold NULL. */
  isNewAndEmpty(table: TableName, column: string): boolean;
  /** Whether a column, or its table, is to go. */
  isDropped(table: TableName, column: string): boolean;
  isTableDropped(table: TableName): boolean;
  /** The columns of a table that are to go. */
  droppedColumns(table: TableName): readonly string[];
  /** Whether a column gets another type, which an index on the former may not bear. */
  isRetyped(table: TableName, column: string): boolean;
  /** Whether a column is in a primary key that is to go. */
  isInDroppedKey(table: TableName, column: string): boolean;
  /** How a view that is dropped comes back; null where it does not. */
  backAs(dropped: DropView): CreateView | null;
  /** Whether a view that is created was there before. */
  isBack(created: CreateView): boolean;
}

export function phaseContext(
  operations: readonly Operation[],
  dialect: Pick<Dialect, 'toColumn'>,
): PhaseContext {
  const keyOf = (table: TableName, column = ''): string => `${qualifiedKey(table)} ${column}`;
  const added = new Set<string>();
  const droppedTables = new Set<string>();
  const dropped = new Map<string, string[]>();
  const retyped = new Set<string>();
  const keys = new Set<string>();
  const away = new Set<string>();
  const back = new Map<string, CreateView>();
  for (const each of operations) {
    if (
      each.kind === 'addColumn' &&
      each.column.default === null &&
      each.column.generated === null
    ) {
      added.add(keyOf(each.table, each.column.name));
    }
    if (each.kind === 'alterColumn' && each.change.type !== undefined) {
      retyped.add(keyOf(each.table, each.column));
    }
    if (each.kind === 'dropTable') droppedTables.add(qualifiedKey(each.table));
    if (each.kind === 'dropColumn') {
      const name = qualifiedKey(each.table);
      dropped.set(name, [...(dropped.get(name) ?? []), each.column]);
    }
    if (each.kind === 'dropConstraint' && each.existing?.kind === 'primaryKey') {
      for (const column of each.existing.columns) keys.add(keyOf(each.table, column));
    }
    if (each.kind === 'dropView') away.add(qualifiedKey(each.view));
    if (each.kind === 'createView') back.set(qualifiedKey(each.view), each);
  }
  const droppedColumns = (table: TableName): readonly string[] =>
    dropped.get(qualifiedKey(table)) ?? [];
  const isTableDropped = (table: TableName): boolean => droppedTables.has(qualifiedKey(table));
  return {
    dialect,
    isNewAndEmpty: (table, column) => added.has(keyOf(table, column)),
    isDropped: (table, column) => isTableDropped(table) || droppedColumns(table).includes(column),
    isTableDropped,
    droppedColumns,
    isRetyped: (table, column) => retyped.has(keyOf(table, column)),
    isInDroppedKey: (table, column) => keys.has(keyOf(table, column)),
    backAs: ({ view }) => back.get(qualifiedKey(view)) ?? null,
    isBack: ({ view }) => away.has(qualifiedKey(view)),
  };
}
