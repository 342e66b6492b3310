import type { AddColumn } from '../../operation/add-column.ts';
import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { DropColumn } from '../../operation/drop-column.ts';
import type { Column } from '../../schema/column.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { alter } from './alter.ts';
import { columnDefinition } from './column-definition.ts';
import { isRandomDefault } from './default.ts';
import { fillStatement } from './fill-statement.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/**
 * The statements that add columns ahead of everything else, where one of them has rows to be
 * filled: it comes without anything that its rows could fail, and its rows get their values. The
 * others come with it, so that they keep their order.
 */
export function addAhead(
  table: TableName,
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const ahead = operations.filter((operation) => isAddedAhead(operation, operations));
  const added = addedAhead(operations);
  const columns = columnsAhead(operations, live);
  return [
    ...alter(table, [
      ...ahead.filter((operation) => operation.kind === 'dropColumn').map(dropClause),
      ...added.map((operation) =>
        addClause(
          operation,
          fillOf(operation) === null ? operation.column : unfilled(operation.column),
          { live, server },
        ),
      ),
    ]),
    ...added.flatMap((operation) => fillStatements(operation, columns)),
  ];
}

/** The columns of a table once those are there that come ahead, as far as they are known. */
export function columnsAhead(
  operations: readonly TableOperation[],
  live: LiveTable | null,
): readonly Column[] {
  const added = addedAhead(operations).map(({ column }) => column);
  const before = live?.table.columns ?? [];
  return [...before.filter(({ name }) => !added.some((column) => column.name === name)), ...added];
}

function addedAhead(operations: readonly TableOperation[]): readonly AddColumn[] {
  return operations
    .filter((operation) => isAddedAhead(operation, operations))
    .filter((operation) => operation.kind === 'addColumn');
}

/** The clauses for a column in the ALTER TABLE of the whole batch. */
export function addClauses(
  operation: AddColumn,
  operations: readonly TableOperation[],
  context: Context,
): readonly string[] {
  const { column } = operation;
  const { server } = context;
  if (!isAddedAhead(operation, operations)) return [addClause(operation, column, context)];
  if (fillOf(operation) === null) return [];
  return [`MODIFY ${quoting.identifier(column.name)} ${columnDefinition(column, server)}`];
}

/** The clauses that drop a column in the ALTER TABLE of the whole batch. */
export function dropColumnClauses(
  operation: DropColumn,
  operations: readonly TableOperation[],
): readonly string[] {
  return isAddedAhead(operation, operations) ? [] : [dropClause(operation)];
}

/** A numbered column waits for its key; a column that makes way for another of its name goes ahead too. */
function isAddedAhead(
  operation: TableOperation,
  operations: readonly TableOperation[],
): operation is AddColumn | DropColumn {
  const added = operations.filter((other) => other.kind === 'addColumn');
  if (!added.some((other) => fillOf(other) !== null)) return false;
  if (operation.kind === 'addColumn') return operation.column.identity === null;
  return (
    operation.kind === 'dropColumn' && added.some(({ column }) => column.name === operation.column)
  );
}

/** The value for rows that are there already: one that is given, or a default that differs for each. */
function fillOf({ column, fill }: AddColumn): string | null {
  if (column.generated !== null || column.identity !== null) return null;
  return fill ?? (isRandomDefault(column.default ?? '') ? column.default : null);
}

function fillStatements(operation: AddColumn, columns: readonly Column[]): readonly string[] {
  const fill = fillOf(operation);
  if (fill === null) return [];
  return [fillStatement(operation.table, operation.column.name, fill, columns)];
}

function unfilled(column: Column): Column {
  return { ...column, nullable: true, default: null, onUpdate: null };
}

/** What a clause is written for. */
interface Context {
  readonly live: LiveTable | null;
  readonly server: MysqlServer;
}

function addClause(operation: AddColumn, column: Column, context: Context): string {
  const definition = columnDefinition(column, context.server);
  return `ADD COLUMN ${quoting.identifier(column.name)} ${definition}${placeOf(operation, context)}`;
}

/** The server knows only what a column follows. */
function placeOf({ table, position }: AddColumn, { live, server }: Context): string {
  if (position === undefined) return '';
  if (position.side === 'after') return ` AFTER ${quoting.identifier(position.column)}`;
  if (live === null) {
    throw operationUnsupported(
      `put a column before ${position.column} of ${formatTableName(table)} without a connection`,
      server.flavour.label,
      'Say with `insertAfter` what it follows.',
    );
  }
  const names = live.table.columns.map(({ name }) => name);
  const previous = names[names.indexOf(position.column) - 1];
  return previous === undefined ? ' FIRST' : ` AFTER ${quoting.identifier(previous)}`;
}

function dropClause({ column }: DropColumn): string {
  return `DROP COLUMN ${quoting.identifier(column)}`;
}
