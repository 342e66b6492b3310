import { footprintOf } from '../operation/footprint.ts';
import type { Operation } from '../operation/operation.ts';
import { uniqueKey } from '../operation/thing-key.ts';
import type { ForeignKey } from '../schema/constraint.ts';
import { sameTableName, tableNameOf, type TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';

/**
 * Sees to the foreign keys that stay while what they refer to is dropped, be it that another unique
 * takes its place: they are dropped before, and created again afterwards.
 */
export function freeUniqueKeys(
  operations: readonly Operation[],
  from: readonly Table[],
): readonly Operation[] {
  const dropped = new Set(
    operations.flatMap((operation) =>
      operation.kind === 'dropConstraint' || operation.kind === 'dropIndex'
        ? (footprintOf(operation).drops ?? [])
        : [],
    ),
  );
  const gone = new Set(operations.flatMap(droppedThings));
  const freed = from
    .filter((table) => !gone.has(table))
    .flatMap((table) => table.foreignKeys.map((foreignKey) => ({ table, foreignKey })))
    .filter(
      ({ foreignKey }) =>
        !gone.has(foreignKey) &&
        dropped.has(uniqueKey(foreignKey.referencedTable, foreignKey.referencedColumns)),
    );
  return freed.reduce(
    (all, { table, foreignKey }) => recreate(all, tableNameOf(table), foreignKey),
    operations,
  );
}

function droppedThings(operation: Operation): readonly unknown[] {
  return operation.kind === 'dropConstraint' || operation.kind === 'dropTable'
    ? [operation.existing]
    : [];
}

/** A new name comes with the new key. */
function recreate(
  operations: readonly Operation[],
  table: TableName,
  foreignKey: ForeignKey,
): readonly Operation[] {
  const rename = operations.find(
    (operation) =>
      operation.kind === 'renameConstraint' &&
      operation.constraintKind === 'foreignKey' &&
      operation.from === foreignKey.name &&
      sameTableName(operation.table, table),
  );
  const name = rename?.kind === 'renameConstraint' ? rename.to : foreignKey.name;
  return [
    ...operations.filter((operation) => operation !== rename),
    {
      kind: 'dropConstraint',
      table,
      constraintKind: 'foreignKey',
      name: foreignKey.name,
      existing: foreignKey,
    },
    { kind: 'createConstraint', table, constraint: { ...foreignKey, name } },
  ];
}
