import type { Span } from './tokenize.ts';
import { findClause, sameName, type TableDefinition } from './table-definition.ts';

/** The primary key of a table, wherever it stands in the text. */
export interface PrimaryKeyDefinition {
  readonly name: string | null;
  /** As the columns spell their names. */
  readonly columns: readonly string[];
  /** Where AUTOINCREMENT stands. */
  readonly autoincrement: Span | null;
  /** True when its one column is another name for the rowid: https://sqlite.org/lang_createtable.html#rowid */
  readonly isRowid: boolean;
}

const known = new WeakMap<TableDefinition, PrimaryKeyDefinition | null>();

/** The primary key of a table; null when it has none. */
export function primaryKeyOf(table: TableDefinition): PrimaryKeyDefinition | null {
  const found = known.get(table);
  if (found !== undefined) return found;
  const key = inlineKey(table) ?? constraintKey(table);
  known.set(table, key);
  return key;
}

function inlineKey(table: TableDefinition): PrimaryKeyDefinition | null {
  for (const column of table.columns) {
    const clause = findClause(column, 'primaryKey');
    if (clause === undefined) continue;
    return {
      name: clause.name,
      columns: [column.name],
      autoincrement: clause.autoincrement,
      // `INTEGER PRIMARY KEY DESC` is no alias, by an old mistake that SQLite stays true to.
      isRowid: isRowidAlias(table, column.name) && !clause.descending,
    };
  }
  return null;
}

function constraintKey(table: TableDefinition): PrimaryKeyDefinition | null {
  const constraint = table.constraints.find(({ kind }) => kind === 'primaryKey');
  if (constraint?.kind !== 'primaryKey') return null;
  const columns = columnNames(table, constraint.columns);
  const [first] = columns;
  return {
    name: constraint.name,
    columns,
    autoincrement: constraint.autoincrement,
    isRowid: columns.length === 1 && first !== undefined && isRowidAlias(table, first),
  };
}

function isRowidAlias(table: TableDefinition, name: string): boolean {
  const column = table.columns.find((candidate) => candidate.name === name);
  return column?.type === 'integer' && !table.withoutRowid;
}

/** Names in the spelling of the columns they stand for. */
export function columnNames(table: TableDefinition, names: readonly string[]): readonly string[] {
  return names.map(
    (name) => table.columns.find((column) => sameName(column.name, name))?.name ?? name,
  );
}
