import type { Operation } from '../operation/operation.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { TableName } from '../schema/table-name.ts';
import { readStatements } from './read-statements.ts';
import type { RuleServer } from './rule.ts';

/** What tables and columns were called before some operations, or that they are new since. */
export interface Things {
  /** The table as it was called at the start; null for one that was created since, or dropped. */
  tableBefore(table: TableName): TableName | null;
  /** The same for a column: its name in a table that was there at the start. */
  columnBefore(table: TableName, column: string): string | null;
  /** Takes account of an operation that follows. */
  follow(operation: Operation): void;
}

interface TableState {
  readonly before: TableName | null;
  /** The columns that are not what they were, by their names. */
  readonly columns: Map<string, string | null>;
}

export function trackThings(server: Pick<RuleServer, 'name'>): Things {
  const states = new Map<string, TableState>();
  const stateOf = (table: TableName): TableState =>
    states.get(qualifiedKey(table)) ?? { before: table, columns: new Map() };
  const set = (table: TableName, state: TableState): void => {
    states.set(qualifiedKey(table), state);
  };
  const forget = (table: TableName): void => set(table, { before: null, columns: new Map() });
  const rename = (from: TableName, to: TableName): void => {
    set(to, stateOf(from));
    forget(from);
  };
  const columnBefore = (table: TableName, column: string): string | null => {
    const { before, columns } = stateOf(table);
    if (before === null) return null;
    const known = columns.get(column);
    return known === undefined ? column : known;
  };
  const setColumn = (table: TableName, column: string, before: string | null): void => {
    const state = stateOf(table);
    state.columns.set(column, before);
    set(table, state);
  };
  const followStatement = (statement: string): void => {
    for (const effect of readStatements(statement, server)) {
      if (effect.kind === 'createTable' || effect.kind === 'dropTable') {
        for (const table of effect.tables) forget(table);
      }
      if (effect.kind === 'renameTable') rename(effect.from, effect.to);
      if (effect.kind === 'dropColumn') setColumn(effect.table, effect.column, null);
    }
  };
  const follow = (operation: Operation): void => {
    const isConditional = 'ifNotExists' in operation && operation.ifNotExists;
    if (operation.kind === 'batchAlterTable') operation.operations.forEach(follow);
    if (operation.kind === 'createTable' && !isConditional) forget(operation.table);
    if (operation.kind === 'dropTable') forget(operation.table);
    if (operation.kind === 'renameTable') rename(operation.from, operation.to);
    if (operation.kind === 'addColumn' && !isConditional) {
      setColumn(operation.table, operation.column.name, null);
    }
    if (operation.kind === 'dropColumn') setColumn(operation.table, operation.column, null);
    if (operation.kind === 'renameColumn') {
      const { table, from, to } = operation;
      const before = columnBefore(table, from);
      setColumn(table, from, null);
      setColumn(table, to, before);
    }
    if (operation.kind === 'execute') followStatement(operation.statement);
  };
  return { tableBefore: (table) => stateOf(table).before, columnBefore, follow };
}
