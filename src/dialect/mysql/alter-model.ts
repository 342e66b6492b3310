import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { DropConstraint } from '../../operation/drop-constraint.ts';
import type { Column } from '../../schema/column.ts';
import type { Constraint, ForeignKey } from '../../schema/constraint.ts';
import type { Index } from '../../schema/table-index.ts';
import { sameTableName } from '../../schema/table-name.ts';
import type { Table, TableOptions } from '../../schema/table.ts';
import { checkName, foreignKeyName, uniqueName } from './constraint-clauses.ts';
import { renameInExpression } from './expression.ts';
import type { LiveTable } from './live-table.ts';
import { uniqueIndexOf } from './unique-index.ts';

/** A table in normal form after an operation, as far as the server would tell of it. */
export function alteredTable(table: Table, operation: TableOperation): Table {
  switch (operation.kind) {
    case 'addColumn':
      return { ...table, columns: [...table.columns, operation.column] };
    case 'dropColumn':
      return withoutColumn(table, operation.column);
    case 'alterColumn': {
      const { declared: _, ...change } = operation.change;
      return mapColumns(table, operation.column, (column) => ({ ...column, ...change }));
    }
    case 'renameColumn':
      return withRenamedColumn(table, operation.from, operation.to);
    case 'createConstraint':
      return withConstraint(table, operation.constraint);
    case 'dropConstraint':
      return withoutConstraint(table, operation);
    case 'renameConstraint':
      return withRenamedConstraint(table, operation.from, operation.to);
    case 'alterTableOptions':
      return { ...table, options: { ...table.options, ...given(operation.change) } };
  }
}

function mapColumns(table: Table, name: string, change: (column: Column) => Column): Table {
  const columns = table.columns.map((column) => (column.name === name ? change(column) : column));
  return { ...table, columns };
}

/** An index loses the column; one without any other goes. */
function withoutColumn(table: Table, name: string): Table {
  const shortened = table.indexes.map((index) => ({
    ...index,
    keys: index.keys.filter((key) => key.kind === 'expression' || key.value !== name),
  }));
  return {
    ...table,
    columns: table.columns.filter((column) => column.name !== name),
    indexes: shortened.filter(({ keys }) => keys.length > 0),
  };
}

function withRenamedColumn(table: Table, from: string, to: string): Table {
  const names = new Map([[from, to]]);
  const rename = (name: string): string => names.get(name) ?? name;
  const inText = (text: string): string => renameInExpression(text, names);
  return {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      name: rename(column.name),
      default: column.default === null ? null : inText(column.default),
      generated: column.generated && {
        ...column.generated,
        expression: inText(column.generated.expression),
      },
    })),
    primaryKey: table.primaryKey && {
      ...table.primaryKey,
      columns: table.primaryKey.columns.map(rename),
    },
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map((key) => ({
        ...key,
        value: key.kind === 'column' ? rename(key.value) : inText(key.value),
      })),
    })),
    foreignKeys: table.foreignKeys.map((key) => ({
      ...key,
      columns: key.columns.map(rename),
      referencedColumns: sameTableName(key.referencedTable, table)
        ? key.referencedColumns.map(rename)
        : key.referencedColumns,
    })),
    checks: table.checks.map((check) => ({ ...check, expression: inText(check.expression) })),
  };
}

function withConstraint(table: Table, constraint: Constraint): Table {
  switch (constraint.kind) {
    case 'primaryKey':
      return { ...table, primaryKey: constraint };
    case 'unique':
      return { ...table, indexes: [...table.indexes, uniqueIndexOf(constraint)] };
    case 'foreignKey':
      return { ...table, foreignKeys: [...table.foreignKeys, constraint] };
    case 'check':
      return { ...table, checks: [...table.checks, constraint] };
    case 'exclusion':
      return table;
  }
}

function withoutConstraint(table: Table, operation: DropConstraint): Table {
  const live: LiveTable = {
    table,
    shadows: [],
    columnChecks: new Map(),
    invisibleColumns: new Set(),
  };
  switch (operation.constraintKind) {
    case 'primaryKey':
      return { ...table, primaryKey: null };
    case 'unique':
      return { ...table, indexes: without(table.indexes, uniqueName(operation, live)) };
    case 'foreignKey':
      return { ...table, foreignKeys: without(table.foreignKeys, foreignKeyName(operation, live)) };
    case 'check':
      return { ...table, checks: without(table.checks, checkName(operation, live)) };
    case 'exclusion':
      return table;
  }
}

function withRenamedConstraint(table: Table, from: string, to: string): Table {
  const rename = <Named extends ForeignKey | Index | Table['checks'][number]>(one: Named): Named =>
    one.name === from ? { ...one, name: to } : one;
  return {
    ...table,
    indexes: table.indexes.map(rename),
    foreignKeys: table.foreignKeys.map(rename),
    checks: table.checks.map(rename),
  };
}

function without<Named extends { readonly name: string | null }>(
  list: readonly Named[],
  name: string,
): readonly Named[] {
  return list.filter((one) => one.name !== name);
}

/** Null is the default of the server, which goes without saying. */
function given(change: Readonly<Record<string, unknown>>): TableOptions {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
}
