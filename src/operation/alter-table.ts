import type { Column } from '../schema/column.ts';
import type { Constraint } from '../schema/constraint.ts';
import type { Table, TableOptions } from '../schema/table.ts';
import type { AddColumn } from './add-column.ts';
import type { AlterTableOptions } from './alter-table-options.ts';
import type { TableOperation } from './batch-alter-table.ts';
import type { DropConstraint } from './drop-constraint.ts';
import { conventionalName } from './name-unnamed.ts';
import type { RenameColumn } from './rename-column.ts';
import type { RenameConstraint } from './rename-constraint.ts';

/** What an alteration makes of its table. */
export function alterTable(table: Table, operation: TableOperation): Table {
  switch (operation.kind) {
    case 'addColumn':
      return { ...table, columns: insertColumn(table.columns, operation) };
    case 'dropColumn':
      return dropColumn(table, operation.column);
    case 'alterColumn':
      return {
        ...table,
        columns: table.columns.map((column) =>
          column.name === operation.column ? { ...column, ...operation.change } : column,
        ),
      };
    case 'renameColumn':
      return renameColumn(table, operation);
    case 'createConstraint':
      return addConstraint(table, operation.constraint);
    case 'dropConstraint':
      return keepConstraints(table, (constraint) => !isDropped(constraint, operation, table));
    case 'renameConstraint':
      return renameConstraint(table, operation);
    case 'alterTableOptions':
      return { ...table, options: changeOptions(table.options, operation) };
  }
}

function insertColumn(
  columns: readonly Column[],
  { column, position, ifNotExists }: AddColumn,
): readonly Column[] {
  if (ifNotExists && columns.some(({ name }) => name === column.name)) return columns;
  const beside = columns.findIndex(({ name }) => name === position?.column);
  if (position === undefined || beside === -1) return [...columns, column];
  return columns.toSpliced(beside + (position.side === 'after' ? 1 : 0), 0, column);
}

/** What is made of the column goes with it. */
function dropColumn(table: Table, dropped: string): Table {
  const columns = table.columns.filter(({ name }) => name !== dropped);
  const left = keepConstraints(
    table,
    (constraint) => !('columns' in constraint && constraint.columns.includes(dropped)),
  );
  const indexes = table.indexes.filter(
    ({ keys }) => !keys.some(({ kind, value }) => kind === 'column' && value === dropped),
  );
  return { ...left, columns, indexes };
}

function renameColumn(table: Table, { from, to }: RenameColumn): Table {
  const renamed = (name: string): string => (name === from ? to : name);
  const inKey = <Key extends { readonly columns: readonly string[] }>(key: Key): Key => ({
    ...key,
    columns: key.columns.map(renamed),
  });
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, name: renamed(column.name) })),
    primaryKey: table.primaryKey && inKey(table.primaryKey),
    uniques: table.uniques.map(inKey),
    foreignKeys: table.foreignKeys.map(inKey),
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map((key) =>
        key.kind === 'column' ? { ...key, value: renamed(key.value) } : key,
      ),
      include: index.include.map(renamed),
    })),
  };
}

function addConstraint(table: Table, constraint: Constraint): Table {
  switch (constraint.kind) {
    case 'primaryKey':
      return { ...table, primaryKey: constraint };
    case 'unique':
      return { ...table, uniques: [...table.uniques, constraint] };
    case 'foreignKey':
      return { ...table, foreignKeys: [...table.foreignKeys, constraint] };
    case 'check':
      return { ...table, checks: [...table.checks, constraint] };
    case 'exclusion':
      return { ...table, exclusions: [...table.exclusions, constraint] };
  }
}

function keepConstraints(table: Table, isKept: (constraint: Constraint) => boolean): Table {
  return {
    ...table,
    primaryKey: table.primaryKey && isKept(table.primaryKey) ? table.primaryKey : null,
    uniques: table.uniques.filter(isKept),
    foreignKeys: table.foreignKeys.filter(isKept),
    checks: table.checks.filter(isKept),
    exclusions: table.exclusions.filter(isKept),
  };
}

/** A table has one primary key, whatever it is called. */
function isDropped(
  constraint: Constraint,
  { constraintKind: kind, name, existing, convention }: DropConstraint,
  table: Table,
): boolean {
  if (constraint.kind !== kind) return false;
  if (kind === 'primaryKey') return true;
  if (name === null) return existing !== null && sameContent(constraint, existing);
  if (constraint.name !== null || convention === undefined) return constraint.name === name;
  return conventionalName(constraint, table, convention) === name;
}

function sameContent(one: Constraint, other: Constraint): boolean {
  return JSON.stringify({ ...one, name: null }) === JSON.stringify({ ...other, name: null });
}

function renameConstraint(table: Table, { constraintKind, from, to }: RenameConstraint): Table {
  const inKey = <Key extends Constraint>(key: Key): Key =>
    key.kind === constraintKind && key.name === from ? { ...key, name: to } : key;
  return {
    ...table,
    primaryKey: table.primaryKey && inKey(table.primaryKey),
    uniques: table.uniques.map(inKey),
    foreignKeys: table.foreignKeys.map(inKey),
    checks: table.checks.map(inKey),
    exclusions: table.exclusions.map(inKey),
  };
}

/** Null is the default of the database, which is left out. */
function changeOptions(options: TableOptions, { change }: AlterTableOptions): TableOptions {
  const changed = Object.entries({ ...options, ...change }).filter(([, value]) => value !== null);
  return Object.fromEntries(changed);
}
