import type { AddColumn } from '../../operation/add-column.ts';
import type { AlterColumn } from '../../operation/alter-column.ts';
import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { ColumnChange } from '../../schema/column.ts';
import { renameInDefault, type ValueRename } from '../../schema/value-rename.ts';
import { quoteText } from '../literal.ts';
import { convertValue } from './convert-value.ts';
import { formatColumn } from './ddl-column.ts';
import { columnNamed, editColumn } from './edit-column.ts';
import { addConstraint, removeConstraint, renameConstraint } from './edit-constraint.ts';
import { insertColumn } from './insert-column.ts';
import { editOptions } from './edit-options.ts';
import { closeBehindCheck } from './edit-text.ts';
import { dropColumn } from './edit-drop-column.ts';
import { quoteName } from './quoting.ts';
import { findClause, foldName, type TableDefinition } from './table-definition.ts';
import { tokenize } from './tokenize.ts';

/** A table as it is going to be. */
export interface Draft {
  readonly table: TableDefinition;
  /**
   * What fills each column when the rows are copied, as an expression over the old table, by the
   * column's folded name. A column that is not among them takes its default.
   */
  readonly values: ReadonlyMap<string, string>;
}

/** Alterations that change a table's own text; renaming a column also changes that of others. */
export type RebuildOperation = Exclude<TableOperation, { kind: 'renameColumn' }>;

/** The table as it is. */
export function draftOf(table: TableDefinition): Draft {
  return {
    table,
    values: new Map(table.columns.map(({ name }) => [foldName(name), quoteName(name)])),
  };
}

/** The draft after some alterations, one after the other. */
export function alterDraft(draft: Draft, operations: readonly RebuildOperation[]): Draft {
  const altered = numberingLast(operations).reduce(applyOperation, draft);
  if (altered.table.sql === draft.table.sql) return altered;
  return { ...altered, table: closeBehindCheck(altered.table) };
}

/**
 * The operations with each AUTOINCREMENT that is set behind all others: it is part of a primary
 * key, which a later one of them may be about to make.
 */
function numberingLast(operations: readonly RebuildOperation[]): readonly RebuildOperation[] {
  const numbered = operations.flatMap((operation) => {
    if (operation.kind !== 'alterColumn') return [];
    const { identity } = operation.change;
    return identity == null
      ? []
      : [{ ...operation, change: { identity }, fill: null, using: null }];
  });
  if (numbered.length === 0) return operations;
  const others = operations.map((operation) => {
    if (operation.kind !== 'alterColumn' || operation.change.identity == null) return operation;
    const { identity: _, ...change } = operation.change;
    return { ...operation, change };
  });
  return [...others, ...numbered];
}

function applyOperation(draft: Draft, operation: RebuildOperation): Draft {
  const { table } = draft;
  switch (operation.kind) {
    case 'addColumn':
      return applyAdd(draft, operation);
    case 'dropColumn':
      return {
        table: dropColumn(table, operation.column),
        values: withValue(draft, operation.column, null),
      };
    case 'alterColumn':
      return applyAlter(draft, operation);
    case 'createConstraint':
      return { ...draft, table: addConstraint(table, operation.constraint) };
    case 'dropConstraint':
      return { ...draft, table: removeConstraint(table, operation) };
    case 'renameConstraint':
      return { ...draft, table: renameConstraint(table, operation) };
    case 'alterTableOptions':
      return { ...draft, table: editOptions(table, operation.change) };
  }
}

/** A numbered column is the primary key from the start: AUTOINCREMENT does not stand without it. */
function applyAdd(draft: Draft, { column, fill, position }: AddColumn): Draft {
  const text = formatColumn(column, column.identity !== null);
  return {
    table: insertColumn(draft.table, text, position),
    values: withValue(draft, column.name, fill),
  };
}

function applyAlter(draft: Draft, operation: AlterColumn): Draft {
  const { column: name, fill, using, renamedValues = [] } = operation;
  const from = columnNamed(draft.table, name);
  const change = withDefault(operation, findClause(from, 'default')?.expression);
  const table = editColumn(draft.table, name, change);
  const to = columnNamed(table, name);
  const value = draft.values.get(foldName(name));
  const old = value && renameValue(value, renamedValues);
  if (old === undefined) return { table, values: withValue(draft, name, fill) };
  const converted = isForSqlite(using) ? using : convertValue(old, from.type, to.type);
  const filled = fill === null ? converted : `coalesce(${converted}, ${fill})`;
  return { table, values: withValue(draft, name, filled) };
}

/** A default that is a renamed value has its other name, unless the column gets another default. */
function withDefault(
  { change, renamedValues = [] }: AlterColumn,
  before: string | undefined,
): ColumnChange {
  const followed = before && renameInDefault(before, renamedValues);
  return followed === before ? change : { default: followed ?? null, ...change };
}

function renameValue(expression: string, renamed: readonly ValueRename[]): string {
  if (renamed.length === 0) return expression;
  const cases = renamed.map(({ from, to }) => `WHEN ${quoteText(from)} THEN ${quoteText(to)}`);
  return `CASE ${expression} ${cases.join(' ')} ELSE ${expression} END`;
}

/** `USING` is PostgreSQL's, and so is `::`, which no expression of SQLite has: one with it is not meant for us. */
function isForSqlite(using: string | null): using is string {
  return using !== null && !tokenize(using).some(({ text }) => text === ':');
}

function withValue({ values }: Draft, column: string, value: string | null): Draft['values'] {
  const next = new Map(values);
  if (value === null) next.delete(foldName(column));
  else next.set(foldName(column), value);
  return next;
}
