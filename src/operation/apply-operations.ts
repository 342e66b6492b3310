import type { Table } from '../schema/table.ts';
import { sameTableName, tableNameOf, type TableName } from '../schema/table-name.ts';
import { alterTable } from './alter-table.ts';
import type { Operation } from './operation.ts';

/**
 * What becomes of tables, as far as operations say it:
 *
 * 1. A table that is not among them is none that an operation can alter; what creates one that is
 *    there already (`ifNotExists`) leaves it.
 * 2. What SQL text does, and an operation of a project's own, is not known.
 * 3. A dropped index or constraint without a name is found by what it is made of.
 */
export function applyOperations(
  tables: readonly Table[],
  operations: readonly Operation[],
): readonly Table[] {
  return operations.reduce(applyOperation, tables);
}

function applyOperation(tables: readonly Table[], operation: Operation): readonly Table[] {
  const change = (name: TableName, alter: (table: Table) => Table): readonly Table[] =>
    tables.map((table) => (sameTableName(table, name) ? alter(table) : table));
  switch (operation.kind) {
    case 'createTable': {
      const isThere = tables.some((table) => sameTableName(table, operation.table));
      return isThere ? tables : [...tables, operation.table];
    }
    case 'dropTable':
      return tables.filter((table) => !sameTableName(table, operation.table));
    case 'renameTable':
      return renameTable(tables, operation.from, operation.to);
    case 'batchAlterTable':
      return applyOperations(tables, operation.operations);
    case 'addColumn':
    case 'dropColumn':
    case 'alterColumn':
    case 'createConstraint':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'alterTableOptions':
      return change(operation.table, (table) => alterTable(table, operation));
    case 'renameColumn':
      return renameReferences(
        change(operation.table, (table) => alterTable(table, operation)),
        operation,
      );
    case 'createIndex':
      return change(operation.table, (table) => ({
        ...table,
        indexes: [
          ...table.indexes.filter(({ name }) => name !== operation.index.name),
          operation.index,
        ],
      }));
    case 'dropIndex':
      return change(operation.table, (table) => ({
        ...table,
        indexes: table.indexes.filter(({ name }) => name !== operation.index),
        // MySQL and MariaDB hold a unique constraint as an index.
        uniques: table.uniques.filter(({ name }) => name !== operation.index),
      }));
    case 'renameIndex':
      return change(operation.table, (table) => ({
        ...table,
        indexes: table.indexes.map((index) =>
          index.name === operation.from ? { ...index, name: operation.to } : index,
        ),
      }));
    case 'alterTableComment':
      return change(operation.table, (table) => ({ ...table, comment: operation.to }));
    case 'validateConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'alterEnum':
    case 'renameEnum':
    case 'renameSequence':
    case 'createView':
    case 'dropView':
    case 'replaceView':
    case 'createSequence':
    case 'dropSequence':
    case 'alterSequence':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
    case 'bulkInsert':
    case 'custom':
      return tables;
  }
}

/** Foreign keys follow the table that they refer to. */
function renameTable(tables: readonly Table[], from: TableName, to: TableName): readonly Table[] {
  return tables.map((table) => ({
    ...table,
    ...(sameTableName(table, from) && tableNameOf(to)),
    foreignKeys: table.foreignKeys.map((key) =>
      sameTableName(key.referencedTable, from) ? { ...key, referencedTable: tableNameOf(to) } : key,
    ),
  }));
}

/** Foreign keys follow the column that they refer to. */
function renameReferences(
  tables: readonly Table[],
  { table: renamed, from, to }: Extract<Operation, { kind: 'renameColumn' }>,
): readonly Table[] {
  return tables.map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.map((key) =>
      sameTableName(key.referencedTable, renamed)
        ? {
            ...key,
            referencedColumns: key.referencedColumns.map((name) => (name === from ? to : name)),
          }
        : key,
    ),
  }));
}
