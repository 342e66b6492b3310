import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { TableOperation } from '../operation/batch-alter-table.ts';
import type { DropColumn } from '../operation/drop-column.ts';
import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import type { Hazard } from '../review/hazard.ts';
import type { Column } from '../schema/column.ts';
import type { Schema } from '../schema/schema.ts';
import type { Table } from '../schema/table.ts';
import { formatTableName } from '../schema/table-name.ts';
import { presentTables } from './present-tables.ts';
import { chooseFill, type Restoration } from './choose-fill.ts';
import { columnConstraints } from './column-constraints.ts';

/** Operations whose reverses run on filled tables, and what these reverses make up. */
export interface FilledReverse {
  readonly operations: readonly Operation[];
  readonly hazards: readonly Hazard[];
}

/**
 * Gives rows the value they get when a dropped column comes back as NOT NULL, or one that took NULL
 * for a while becomes NOT NULL again, so that the downgrade runs on a filled table too. A column for
 * which no value is known to do comes back without its NOT NULL.
 */
export async function fillReverse(
  operations: readonly Operation[],
  sides: { readonly from: Schema; readonly to: Schema },
  dialect: Dialect,
  db: Queryable,
): Promise<FilledReverse> {
  const restoredTables = byKey(sides.from);
  const tablesAt = presentTables(operations, restoredTables, byKey(sides.to));
  const replaced = new Map<Operation, Filled>();
  for (const [position, whole] of operations.entries()) {
    const present = tablesAt(position);
    for (const operation of singleOperations([whole])) {
      const restoration = restorationOf(operation, restoredTables, present);
      if (restoration === null) continue;
      const chosen = await chooseFill(restoration, dialect, db);
      replaced.set(operation, fill(operation as DropColumn | AlterColumn, restoration, chosen));
    }
  }
  const filled = <Given extends Operation>(operation: Given): Given =>
    // What replaces an operation is of its kind.
    (replaced.get(operation)?.operation as Given | undefined) ?? operation;
  return {
    operations: operations.map((operation) =>
      operation.kind === 'batchAlterTable'
        ? {
            ...operation,
            operations: operation.operations.map((each): TableOperation => filled(each)),
          }
        : filled(operation),
    ),
    hazards: [...replaced.values()].flatMap(({ hazard }) => hazard ?? []),
  };
}

function byKey({ tables }: Schema): ReadonlyMap<string, Table> {
  return new Map(tables.map((table) => [qualifiedKey(table), table]));
}

/** The column whose rows need a value on the way back; null where they need none. */
function restorationOf(
  operation: Operation,
  from: ReadonlyMap<string, Table>,
  present: Restoration['present'],
): Restoration | null {
  const isAltered = operation.kind === 'alterColumn' && operation.change.nullable === true;
  if (operation.kind !== 'dropColumn' && !isAltered) return null;
  const restored = from.get(qualifiedKey(operation.table));
  if (operation.existing === null || restored === undefined) return null;
  // `compare` always describes the whole column.
  const column = { name: operation.column, ...operation.existing } as Column;
  if (column.nullable || column.identity !== null || column.generated !== null) return null;
  const { isUnique, foreignKeys } = columnConstraints(restored, column.name);
  const isFree = !isUnique && foreignKeys.length === 0;
  // A default fills a new column by itself.
  if (column.default !== null && operation.kind === 'dropColumn' && isFree) return null;
  return { column, restored, present };
}

interface Filled {
  readonly operation: DropColumn | AlterColumn;
  readonly hazard: Hazard | null;
}

function fill(
  operation: DropColumn | AlterColumn,
  { column, restored }: Restoration,
  { value, remark }: Awaited<ReturnType<typeof chooseFill>>,
): Filled {
  const subject = `${formatTableName(restored)}.${column.name}`;
  if (value !== null) {
    const message = `${remark}: the values it had are lost.`;
    return {
      operation: { ...operation, fill: value },
      hazard:
        remark === null ? null : { id: 'invent-values', severity: 'warning', subject, message },
    };
  }
  const isKey = restored.primaryKey?.columns.includes(column.name) === true;
  if (operation.kind === 'alterColumn' || isKey) {
    const message = 'fails where there are rows without a value: give this file a `fill`.';
    return { operation, hazard: { id: 'set-not-null', severity: 'warning', subject, message } };
  }
  const existing = { ...column, nullable: true };
  const message =
    'comes back without its NOT NULL: no value is known that all its constraints take.';
  return {
    operation: { ...operation, existing },
    hazard: { id: 'restore-nullable', severity: 'warning', subject, message },
  };
}
