import type { AddColumn } from '../../operation/add-column.ts';
import { formatColumn, isLiteral } from './ddl-column.ts';
import type { RebuildOperation } from './draft.ts';
import { mentionsName } from './edit-drop-column.ts';
import { primaryKeyOf } from './primary-key.ts';
import { quoteName } from './quoting.ts';
import {
  findClause,
  sameName,
  type ColumnDefinition,
  type TableDefinition,
} from './table-definition.ts';
import type { TableState } from './table-state.ts';

/** Alterations that ALTER TABLE has a word for. */
type NativeOperation = Extract<RebuildOperation, { kind: 'addColumn' | 'dropColumn' }>;

/**
 * True when ALTER TABLE does this alteration, one of several, as well as a rebuild does. `state` is
 * null offline, where ALTER TABLE is all there is.
 */
export function isNative(
  operation: RebuildOperation,
  operations: readonly RebuildOperation[],
  state: TableState | null,
): operation is NativeOperation {
  if (operation.kind === 'addColumn') return canAdd(operation);
  if (operation.kind !== 'dropColumn') return false;
  // Each DROP COLUMN writes all rows again: several of them cost more than a rebuild.
  return state === null || (operations.length === 1 && canDrop(state, operation.column));
}

export function nativeStatement(table: string, operation: NativeOperation): string {
  const alter = `ALTER TABLE ${quoteName(table)}`;
  return operation.kind === 'addColumn'
    ? `${alter} ADD COLUMN ${formatColumn(operation.column, false)}`
    : `${alter} DROP COLUMN ${quoteName(operation.column)}`;
}

/**
 * https://sqlite.org/lang_altertable.html#altertabaddcol: no key, no default that has to be worked
 * out, nothing that is stored for each row. A `fill` would need an UPDATE, which sets off triggers.
 */
function canAdd({ column, fill, position }: AddColumn): boolean {
  return (
    position === undefined &&
    fill === null &&
    column.identity === null &&
    column.generated?.stored !== true &&
    (column.default === null || isLiteral(column.default))
  );
}

/**
 * https://sqlite.org/lang_altertable.html#altertabdropcol: only a column that nothing else speaks of.
 * DROP COLUMN leaves constraints and indexes alone and fails, where a rebuild takes them along.
 */
function canDrop({ table, indexes, triggers }: TableState, name: string): boolean {
  const column = table.columns.find((candidate) => sameName(candidate.name, name));
  if (column === undefined || isConstrained(table, column)) return false;
  const elsewhere = table.sql.slice(0, column.start) + table.sql.slice(column.end);
  const around = [elsewhere, ...[...indexes, ...triggers].map(({ sql }) => sql)];
  return !around.some((sql) => mentionsName(sql, name));
}

function isConstrained(table: TableDefinition, column: ColumnDefinition): boolean {
  return (
    primaryKeyOf(table)?.columns.includes(column.name) === true ||
    findClause(column, 'unique') !== undefined ||
    findClause(column, 'foreignKey') !== undefined
  );
}
