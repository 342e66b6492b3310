import { qualifiedKey } from '../schema/qualified-key.ts';
import type { Operation } from '../operation/operation.ts';
import type { Column } from '../schema/column.ts';
import { isEnumType, type EnumTypeSpec } from '../schema/column-type.ts';
import type { Schema } from '../schema/schema.ts';

/**
 * Puts the creation of enumerated types before the columns that need them, where this database has
 * no such objects of its own: the same file runs on one that has.
 */
export function createEnums(
  operations: readonly Operation[],
  { from, to }: { readonly from: Schema; readonly to: Schema },
): readonly Operation[] {
  if (to.enums.length > 0) return operations;
  const known = new Set(enumsOf(columnsThatStay(from, to)).map(qualifiedKey));
  const created = new Map(
    enumsOf(operations.flatMap(newColumns))
      .filter((enumType) => !known.has(qualifiedKey(enumType)))
      .map(({ schema, name, values }) => [
        qualifiedKey({ schema, name }),
        { schema, name, values },
      ]),
  );
  return [
    ...[...created.values()].map((enumType): Operation => ({ kind: 'createEnum', enumType })),
    ...operations,
  ];
}

function newColumns(operation: Operation): readonly Column[] {
  if (operation.kind === 'createTable') return operation.table.columns;
  if (operation.kind === 'addColumn') return [operation.column];
  return operation.kind === 'batchAlterTable' ? operation.operations.flatMap(newColumns) : [];
}

/** The declared columns that the database has already. */
function columnsThatStay(from: Schema, to: Schema): readonly Column[] {
  const names = new Set(
    from.tables.flatMap((table) =>
      table.columns.map(({ name }) => `${qualifiedKey(table)}\0${name}`),
    ),
  );
  return to.tables.flatMap((table) =>
    table.columns.filter(({ name }) => names.has(`${qualifiedKey(table)}\0${name}`)),
  );
}

function enumsOf(columns: readonly Column[]): readonly EnumTypeSpec[] {
  return columns.flatMap(({ declared }) => {
    return declared !== null && isEnumType(declared.type) ? [declared.type] : [];
  });
}
