import type { ColumnChange } from '../schema/column.ts';
import type { Constraint } from '../schema/constraint.ts';
import { constraintsOf } from '../schema/constraints-of.ts';
import type { Table } from '../schema/table.ts';
import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';
import { enumTypeName, enumTypeOfColumn, literalsIn } from '../schema/enum-type.ts';
import { renameValues } from '../schema/value-rename.ts';
import type { AlterEnum } from './alter-enum.ts';
import type { View } from '../schema/view.ts';
import type { TableOperation } from './batch-alter-table.ts';
import { isTableOperation } from './is-table-operation.ts';
import type { Operation } from './operation.ts';
import type { RenameConstraint } from './rename-constraint.ts';
import type { RenameIndex } from './rename-index.ts';
import { sequenceKey, sequencesIn } from './sequence-key.ts';
import { columnKey, enumKey, listKey, tableKey, uniqueKey } from './thing-key.ts';

/**
 * What an operation has to do with the things of a schema, each named by a key. Two operations
 * that share a key run in the order: frees, drops, creates, modifies, needs. The order is its own
 * mirror image: read backwards, with each operation reversed, it holds as well.
 */
export interface Footprint {
  /** Things it stops leaning on. */
  readonly frees?: readonly string[];
  readonly drops?: readonly string[];
  readonly creates?: readonly string[];
  readonly modifies?: readonly string[];
  /** Things it leans on afterwards. */
  readonly needs?: readonly string[];
}

/**
 * The footprint of one operation; those on comments and extensions have none, their rank
 * places them. What the query of a view reads is told by `readingFootprint`.
 */
export function footprintOf(operation: Operation): Footprint {
  if (isTableOperation(operation)) return footprintInTable(operation);
  switch (operation.kind) {
    case 'createTable':
      return { creates: tableParts(operation.table), needs: tableSupports(operation.table) };
    case 'dropTable':
      return operation.existing === null
        ? { drops: [tableKey(operation.table)] }
        : { drops: tableParts(operation.existing), frees: tableSupports(operation.existing) };
    case 'renameTable':
      return { drops: [tableKey(operation.from)], creates: [tableKey(operation.to)] };
    case 'createIndex':
      return {
        creates: indexParts(operation.table, operation.index),
        needs: indexSupports(operation.table, operation.index),
      };
    case 'dropIndex':
      return operation.existing === null
        ? {}
        : {
            drops: indexParts(operation.table, operation.existing),
            frees: indexSupports(operation.table, operation.existing),
          };
    case 'createEnum':
      return { creates: [enumKey(operation.enumType)] };
    case 'dropEnum':
      return { drops: [enumKey(operation.enumType)] };
    case 'alterEnum':
      return enumFootprint(operation);
    case 'renameEnum':
      return { drops: [enumKey(operation.from)], creates: [enumKey(operation.to)] };
    case 'renameSequence':
      return { drops: [sequenceKey(operation.from)], creates: [sequenceKey(operation.to)] };
    case 'createSequence':
      return { creates: [sequenceKey(operation.sequence)] };
    case 'dropSequence':
      return { drops: [sequenceKey(operation.sequence)] };
    case 'alterSequence':
      return { modifies: [sequenceKey(operation.to)] };
    case 'createView':
      return { creates: viewParts(operation.view) };
    case 'dropView':
      return { drops: viewParts(operation.view) };
    case 'replaceView':
      return {
        modifies: [tableKey(operation.to)],
        drops: viewIndexParts(operation.from),
        creates: viewIndexParts(operation.to),
      };
    case 'bulkInsert':
      return {
        needs: [
          tableKey(operation.table),
          ...columnKeys(operation.table, Object.keys(operation.rows[0] ?? {})),
        ],
      };
    case 'renameIndex':
      return nameFootprint(operation);
    case 'validateConstraint':
    case 'custom':
    case 'alterTableComment':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
    case 'batchAlterTable':
      return {};
  }
}

function footprintInTable(operation: TableOperation): Footprint {
  const { table } = operation;
  switch (operation.kind) {
    case 'addColumn':
      return {
        creates: [columnKey(table, operation.column.name), ...numberKeys(table, operation.column)],
        needs: [tableKey(table), ...columnSupports(operation.column)],
      };
    case 'dropColumn':
      return {
        drops: [columnKey(table, operation.column), ...numberKeys(table, operation.existing ?? {})],
        frees: [tableKey(table), ...columnSupports(operation.existing ?? {})],
      };
    case 'alterColumn': {
      const before = columnSupports(operation.existing);
      const after = columnSupports({ ...operation.existing, ...operation.change });
      const { identity } = operation.change;
      return {
        drops: identity === null ? numberKeys(table, operation.existing) : [],
        creates: operation.existing.identity ? [] : numberKeys(table, operation.change),
        modifies: [columnKey(table, operation.column)],
        frees: before.filter((key) => !after.includes(key)),
        needs: after.filter((key) => !before.includes(key)),
      };
    }
    case 'renameColumn':
      return {
        drops: [columnKey(table, operation.from)],
        creates: [columnKey(table, operation.to)],
        needs: [tableKey(table)],
      };
    case 'createConstraint':
      return {
        creates: constraintParts(table, operation.constraint),
        needs: constraintSupports(table, operation.constraint),
      };
    case 'dropConstraint':
      return operation.existing === null
        ? {}
        : {
            drops: constraintParts(table, operation.existing),
            frees: constraintSupports(table, operation.existing),
          };
    case 'renameConstraint':
      return nameFootprint(operation);
    case 'alterTableOptions':
      return {};
  }
}

function tableParts(table: Table): readonly string[] {
  return [
    tableKey(table),
    ...table.columns.map(({ name }) => columnKey(table, name)),
    ...constraintsOf(table).flatMap((constraint) => constraintParts(table, constraint)),
    ...table.indexes.flatMap((index) => indexParts(table, index)),
  ];
}

/** A view shares the names of tables. */
function viewParts(view: View): readonly string[] {
  return [tableKey(view), ...viewIndexParts(view)];
}

function viewIndexParts(view: View): readonly string[] {
  return view.indexes.flatMap((index) => indexParts(view, index));
}

/** What lies outside the table: a key that refers to the table itself is part of it. */
function tableSupports(table: Table): readonly string[] {
  const own = new Set(tableParts(table));
  return [
    ...table.columns.flatMap(columnSupports),
    ...constraintsOf(table).flatMap((constraint) => constraintSupports(table, constraint)),
  ].filter((key) => !own.has(key) && !key.startsWith('cover '));
}

/** A primary key, one a table, or unique constraint is what foreign keys refer to; every name is taken. */
function constraintParts(table: TableName, constraint: Constraint): readonly string[] {
  const { kind, name } = constraint;
  return [
    ...(name === null ? [] : [nameKey(table, name)]),
    ...(kind === 'primaryKey' ? [primaryKeyKey(table)] : []),
    ...(kind === 'primaryKey' || kind === 'unique'
      ? [uniqueKey(table, constraint.columns), ...coverKeys(table, constraint.columns)]
      : []),
  ];
}

function constraintSupports(table: TableName, constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return columnKeys(table, constraint.columns);
    case 'foreignKey':
      return [
        ...columnKeys(table, constraint.columns),
        `cover ${listKey(table, constraint.columns)}`,
        tableKey(constraint.referencedTable),
        ...columnKeys(constraint.referencedTable, constraint.referencedColumns),
        uniqueKey(constraint.referencedTable, constraint.referencedColumns),
      ];
    case 'check':
    case 'exclusion':
      return [tableKey(table)];
  }
}

function indexParts(table: TableName, index: Index): readonly string[] {
  const columns = index.keys.map((key) => key.value);
  return [
    nameKey(table, index.name),
    ...(index.unique ? [uniqueKey(table, columns)] : []),
    ...coverKeys(table, columns),
  ];
}

function indexSupports(table: TableName, index: Index): readonly string[] {
  const columns = index.keys.flatMap((key) => (key.kind === 'column' ? [key.value] : []));
  return columnKeys(table, [...columns, ...index.include]);
}

/** The enumerated type of a column, and the sequence it takes its numbers from. */
function columnSupports(column: ColumnChange): readonly string[] {
  return [...enumKeys(column), ...sequencesIn(column.default ?? '')];
}

/** The enumerated type of a column, and those of its values that are the default. */
function enumKeys(column: ColumnChange): readonly string[] {
  const type = enumTypeOfColumn(column);
  if (type === null) return [];
  const values = literalsIn(column.default ?? '').map((value) => valueKey(type, value));
  return [`enum ${type}`, ...values];
}

/** Values come and go with the change of their type; a renamed one goes by its new name throughout. */
function enumFootprint({ from, to, renamed = [] }: AlterEnum): Footprint {
  const type = enumTypeName(to);
  const before = renameValues(from.values, renamed);
  const keysOf = (values: readonly string[], others: readonly string[]): readonly string[] =>
    values.filter((value) => !others.includes(value)).map((value) => valueKey(type, value));
  return {
    drops: keysOf(before, to.values),
    creates: keysOf(to.values, before),
    modifies: [enumKey(to)],
  };
}

function valueKey(type: string, value: string): string {
  return `value ${JSON.stringify([type, value])}`;
}

function columnKeys(table: TableName, columns: readonly string[]): readonly string[] {
  return columns.map((column) => columnKey(table, column));
}

/** MySQL numbers only the column of a key, and on SQLite numbering and the primary key are one. */
function numberKeys(table: TableName, { identity }: ColumnChange): readonly string[] {
  return identity === undefined || identity === null ? [] : [primaryKeyKey(table)];
}

function primaryKeyKey(table: TableName): string {
  return `primary key ${JSON.stringify([table.schema, table.name])}`;
}

/** MySQL wants an index behind every foreign key, one whose first columns are those of the key. */
function coverKeys(table: TableName, columns: readonly string[]): readonly string[] {
  return columns.map((_, position) => `cover ${listKey(table, columns.slice(0, position + 1))}`);
}

function nameFootprint({ table, from, to }: RenameIndex | RenameConstraint): Footprint {
  return { drops: [nameKey(table, from)], creates: [nameKey(table, to)] };
}

/** Databases differ in which names a schema has only once; taking all for such costs nothing but order. */
function nameKey(table: TableName, name: string): string {
  return `name ${JSON.stringify([table.schema, name])}`;
}
