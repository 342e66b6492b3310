import type { Operation } from '../../operation/operation.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import type { Step } from '../../revision/plan-steps.ts';
import { allowanceFor } from '../../review/allowances.ts';
import { findHazards, type Ruling } from '../../review/find-hazards.ts';
import { readStatements } from '../../review/read-statements.ts';
import type { Allowance } from '../../revision/allowance.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { TableName } from '../../schema/table-name.ts';

/** What a migration file says itself of the rows and values that are lost or changed. */
export interface SaidLosses {
  /** Whether rows of the table may go; in names of before. */
  mayLoseRows(table: TableName): boolean;
  /** Whether values of the column may change; in names of before. */
  mayChange(table: TableName, column: string): boolean;
}

/** One direction of a migration file. */
export interface SaidBy {
  readonly direction: Step['direction'];
  readonly operations: readonly Operation[];
  /** Statements that it runs beside them. */
  readonly statements: readonly string[];
  readonly allowed: readonly Allowance[];
}

/**
 * 1. An operation says what becomes of the values of a column that it alters: the rules tell. A
 *    downgrade may drop what its upgrade has added, which is nothing that was there before.
 * 2. Rows that SQL takes have to be allowed by the file.
 * 3. SQL that updates a table says so of the columns that it names.
 */
export function saidLosses(
  { direction, operations, statements, allowed }: SaidBy,
  ruling: Ruling,
): SaidLosses {
  const hazards = findHazards(operations, { ...ruling, severities: {} }).filter(
    ({ id }) => direction === 'upgrade' || !dropping.has(id),
  );
  const rows = new Set<string>();
  const values = new Set<string>();
  for (const hazard of hazards) {
    const { concerns } = hazard;
    if (concerns?.kind === 'values') values.add(keyOf(concerns.table, concerns.column));
    if (concerns?.kind === 'rows' && allowanceFor(hazard, allowed) !== undefined) {
      rows.add(qualifiedKey(concerns.table));
    }
  }
  const updates = updatesIn([...statementsOf(operations), ...statements], ruling);
  return {
    mayLoseRows: (table) => rows.has(qualifiedKey(table)),
    mayChange: (table, column) =>
      values.has(keyOf(table, column)) ||
      updates.some(
        (update) => update.table.name === table.name && mentions(update.statement, column),
      ),
  };
}

const dropping: ReadonlySet<string> = new Set(['drop-column', 'drop-by-sql']);

interface Update {
  readonly table: TableName;
  readonly statement: string;
}

function updatesIn(statements: readonly string[], { server }: Ruling): readonly Update[] {
  return statements.flatMap((statement) =>
    readStatements(statement, server).flatMap((effect) =>
      effect.kind === 'update' ? [{ table: effect.table, statement }] : [],
    ),
  );
}

function statementsOf(operations: readonly Operation[]): readonly string[] {
  return singleOperations(operations).flatMap((operation) =>
    operation.kind === 'execute' ? [operation.statement] : [],
  );
}

function mentions(statement: string, column: string): boolean {
  const escaped = column.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<!\\w)${escaped}(?!\\w)`, 'i').test(statement);
}

function keyOf(table: TableName, column: string): string {
  return `${qualifiedKey(table)}\0${column}`;
}
