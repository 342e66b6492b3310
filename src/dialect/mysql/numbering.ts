import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { Index } from '../../schema/table-index.ts';
import type { Table } from '../../schema/table.ts';
import { editedColumn, type ColumnEdit } from './column-edit.ts';
import { indexesAfter, primaryIndexOf, type KeyChange } from './key-change.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import { startsWithColumns } from './shadow-index.ts';
import { plainIndexOf, uniqueIndexOf } from './unique-index.ts';

/**
 * A column with AUTO_INCREMENT has to lead some index at any time (error 1075), and the one it is
 * to have may come with a later operation, or have gone with an earlier one. For that while it has
 * this one.
 */
const makeshift = 'limbeck_numbering';

export function isMakeshift({ name }: Pick<Index, 'name'>): boolean {
  return name === makeshift;
}

/** Clauses that give the numbered column of a table an index as long as it leads no other. */
export function numberingClauses(
  live: LiveTable | null,
  change: KeyChange,
  numbered: string | null,
): readonly string[] {
  const indexes = indexesAfter(live, change);
  const isLed = (name: string, byMakeshift: boolean): boolean =>
    indexes.some((index) => isMakeshift(index) === byMakeshift && startsWithColumns(index, [name]));
  const isNeeded = numbered !== null && !isLed(numbered, false);
  if (isNeeded && isLed(numbered, true)) return [];
  const isThere = indexes.some(isMakeshift);
  return [
    ...(isThere ? [`DROP INDEX ${quoting.identifier(makeshift)}`] : []),
    ...(isNeeded ? [`ADD ${makeshiftDefinition(numbered)}`] : []),
  ];
}

/** Elements of CREATE TABLE that do the same. */
export function numberingElements(table: Table): readonly string[] {
  const numbered = table.columns.find(({ identity }) => identity !== null);
  const indexes = [
    ...(table.primaryKey === null ? [] : [primaryIndexOf(table.primaryKey)]),
    ...table.uniques.map(uniqueIndexOf),
    ...table.indexes,
  ];
  if (numbered === undefined) return [];
  return indexes.some((index) => startsWithColumns(index, [numbered.name]))
    ? []
    : [makeshiftDefinition(numbered.name)];
}

/** A table with the index of its own that {@link numberingElements} gives it. */
export function withNumberingIndex(table: Table): Table {
  const numbered = numberedOf(table.columns);
  if (numbered === null || numberingElements(table).length === 0) return table;
  return { ...table, indexes: [...table.indexes, plainIndexOf(makeshift, [numbered])] };
}

/** The column that is numbered after the operations, by its name then. */
export function numberedAfter(
  operations: readonly TableOperation[],
  edits: readonly ColumnEdit[],
  live: LiveTable | null,
): string | null {
  const added = operations.find(
    (operation) => operation.kind === 'addColumn' && operation.column.identity !== null,
  );
  if (added?.kind === 'addColumn') return added.column.name;
  const dropped = new Set(
    operations.map((operation) => (operation.kind === 'dropColumn' ? operation.column : null)),
  );
  const columns = live?.table.columns.filter(({ name }) => !dropped.has(name)) ?? [];
  const after = columns.map((column) => {
    const edit = edits.find(({ oldName }) => oldName === column.name);
    return edit === undefined ? column : editedColumn(edit);
  });
  return numberedOf(after);
}

/** The column of a table that is numbered. */
export function numberedNow(live: LiveTable | null): string | null {
  return numberedOf(live?.table.columns ?? []);
}

export function numberedOf(columns: readonly (Table['columns'][number] | null)[]): string | null {
  return columns.find((column) => (column?.identity ?? null) !== null)?.name ?? null;
}

function makeshiftDefinition(column: string): string {
  return `INDEX ${quoting.identifier(makeshift)} (${quoting.identifier(column)})`;
}
