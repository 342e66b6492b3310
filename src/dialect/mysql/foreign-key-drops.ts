import type { TableOperation } from '../../operation/batch-alter-table.ts';
import { sameTableName } from '../../schema/table-name.ts';
import { dropConstraintClauses, foreignKeyName } from './constraint-clauses.ts';
import { constraintDefinition } from './constraint-definition.ts';
import type { LiveTable } from './live-table.ts';
import type { MysqlServer } from './server.ts';

/** The names of the foreign keys that are gone after the operations. */
export function droppedForeignKeys(
  operations: readonly TableOperation[],
  live: LiveTable | null,
): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) => {
      if (operation.kind === 'renameConstraint') return [operation.from];
      return dropsForeignKey(operation) ? [foreignKeyName(operation, live)] : [];
    }),
  );
}

/**
 * The clauses that have to go ahead of the others: a foreign key cannot be dropped in the statement
 * that gives its name to another one (error 1826) or, on MariaDB, to a check, nor one to the table
 * itself be dropped with the key that it refers to (error 1553). All go ahead of what changes columns
 * ahead of the rest.
 */
export function earlyDropClauses(
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: MysqlServer,
  hasMoreAhead: boolean,
): readonly string[] {
  const created = new Set(operations.map(createdConstraint));
  return operations
    .filter(dropsForeignKey)
    .filter((operation) => {
      const name = foreignKeyName(operation, live);
      return hasMoreAhead || created.has(name) || refersToItself(name, live);
    })
    .flatMap((operation) => dropConstraintClauses(operation, live, server));
}

/** The clauses that have to come after the others: a foreign key to what they make of the table itself. */
export function lateCreateClauses(
  operations: readonly TableOperation[],
  server: MysqlServer,
): readonly string[] {
  return operations.flatMap((operation) =>
    operation.kind === 'createConstraint' &&
    operation.constraint.kind === 'foreignKey' &&
    sameTableName(operation.constraint.referencedTable, operation.table)
      ? [`ADD ${constraintDefinition(operation.constraint, operation.table, server)}`]
      : [],
  );
}

function refersToItself(name: string, live: LiveTable | null): boolean {
  const key = live?.table.foreignKeys.find((foreignKey) => foreignKey.name === name);
  return live !== null && key !== undefined && sameTableName(key.referencedTable, live.table);
}

function dropsForeignKey(
  operation: TableOperation,
): operation is Extract<TableOperation, { kind: 'dropConstraint' }> {
  return operation.kind === 'dropConstraint' && operation.constraintKind === 'foreignKey';
}

function createdConstraint(operation: TableOperation): string | null {
  return operation.kind === 'createConstraint' ? operation.constraint.name : null;
}
