import { qualifiedKey } from '../schema/qualified-key.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { AlterEnum } from '../operation/alter-enum.ts';
import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import type { Column } from '../schema/column.ts';
import { isEnumType, type EnumTypeSpec } from '../schema/column-type.ts';
import { enumTypeName, enumTypeOfColumn, type EnumType } from '../schema/enum-type.ts';
import type { Schema } from '../schema/schema.ts';
import { renameValues, type ValueRename } from '../schema/value-rename.ts';
import type { Table } from '../schema/table.ts';

/** What the database holds, and what is declared. */
interface Sides {
  readonly from: Schema;
  readonly to: Schema;
}

/**
 * Completes what becomes of enumerated types, so that the same file runs on databases where they are
 * objects of their own and where they are part of each column.
 */
export function portableEnums(
  operations: readonly Operation[],
  sides: Sides,
  { hasEnumTypes }: Pick<Dialect, 'hasEnumTypes'>,
): readonly Operation[] {
  return hasEnumTypes ? nameColumns(operations, sides) : aroundColumns(operations, sides);
}

/** Names the columns of a type whose values change. */
function nameColumns(operations: readonly Operation[], { from, to }: Sides): readonly Operation[] {
  return operations.map((operation) => {
    if (operation.kind !== 'alterEnum') return operation;
    const name = enumTypeName(operation.to);
    const columns = columnsThatStay(from, to)
      .filter(({ table, column }) => table.schema === null && enumTypeOfColumn(column) === name)
      // Where there are no such types, there are no arrays of them either.
      .filter(({ column }) => !column.type.endsWith('[]'))
      .map(({ table, column }) => `${table.name}.${column.name}`);
    return { ...operation, columns };
  });
}

/**
 * Puts what becomes of types around the operations on their columns: a type is created before its
 * first column; values come before the columns that use them, and go after.
 */
function aroundColumns(
  operations: readonly Operation[],
  { from, to }: Sides,
): readonly Operation[] {
  const known = new Set(
    columnsThatStay(from, to)
      .flatMap(({ column }) => enumsOf(column))
      .map(qualifiedKey),
  );
  const steps = singleOperations(operations);
  const altered = byName(steps.flatMap(alteredEnum), ({ to: type }) => type);
  const created = byName(
    steps.flatMap(newEnums).filter((type) => !known.has(qualifiedKey(type))),
    (type) => type,
  );
  return [
    ...created.map((enumType): Operation => ({ kind: 'createEnum', enumType })),
    ...altered.flatMap(growth),
    ...operations,
    ...altered.flatMap(shrinkage),
  ];
}

/** One of each name. */
function byName<Item>(items: readonly Item[], typeOf: (item: Item) => EnumType): readonly Item[] {
  return [...new Map(items.map((item) => [qualifiedKey(typeOf(item)), item])).values()];
}

function newEnums(operation: Operation): readonly EnumType[] {
  if (operation.kind === 'createTable') return operation.table.columns.flatMap(enumsOf);
  if (operation.kind === 'addColumn') return enumsOf(operation.column);
  return [];
}

interface Alteration {
  readonly from: EnumType;
  readonly to: EnumType;
  readonly renamed: readonly ValueRename[];
}

/** The type of a column whose values change. */
function alteredEnum(operation: Operation): readonly Alteration[] {
  if (operation.kind !== 'alterColumn' || !operation.change.enumValues) return [];
  const { existing, renamedValues: renamed = [] } = operation;
  const before = existing.enumValues ?? null;
  return enumsOf(operation.change).flatMap((to) =>
    before === null ? [] : [{ from: { ...to, values: before }, to, renamed }],
  );
}

/** The values that come or get another name, with those that go still there. */
function growth(alteration: Alteration): readonly Operation[] {
  const { from, to, renamed } = alteration;
  const known = renameValues(from.values, renamed);
  const grows = !to.values.every((value) => known.includes(value));
  return grows || renamed.length > 0
    ? [alterEnum({ from, to: withBoth(alteration), renamed })]
    : [];
}

/** The values that go, or an order that changes. */
function shrinkage(alteration: Alteration): readonly Operation[] {
  const [before = null] = growth(alteration);
  const from = before === null ? alteration.from : withBoth(alteration);
  return from.values.join('\0') === alteration.to.values.join('\0')
    ? []
    : [alterEnum({ from, to: alteration.to, renamed: [] })];
}

function withBoth({ from, to, renamed }: Alteration): EnumType {
  const known = renameValues(from.values, renamed);
  const removed = known.filter((value) => !to.values.includes(value));
  return { ...to, values: [...to.values, ...removed] };
}

/** Whether another operation uses a value is not known in the words of this database. */
function alterEnum({ from, to, renamed }: Alteration): AlterEnum {
  const recreate = renameValues(from.values, renamed).join('\0') !== to.values.join('\0');
  const renames = renamed.length > 0 ? { renamed } : {};
  return { kind: 'alterEnum', from, to, ...renames, recreate, columns: [] };
}

interface TableColumn {
  readonly table: Table;
  readonly column: Column;
}

/** The declared columns that the database has already. */
function columnsThatStay(from: Schema, to: Schema): readonly TableColumn[] {
  const keyOf = ({ table, column }: TableColumn): string =>
    `${qualifiedKey(table)}\0${column.name}`;
  const names = new Set(columnsOf(from).map(keyOf));
  return columnsOf(to).filter((each) => names.has(keyOf(each)));
}

function columnsOf({ tables }: Schema): readonly TableColumn[] {
  return tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
}

function enumsOf({ declared }: Pick<Partial<Column>, 'declared'>): readonly EnumType[] {
  return declared && isEnumType(declared.type) ? [typeOf(declared.type)] : [];
}

function typeOf({ schema, name, values }: EnumTypeSpec): EnumType {
  return { schema, name, values };
}
