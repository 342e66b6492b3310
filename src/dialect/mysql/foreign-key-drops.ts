import type { TableOperation } from '../../operation/batch-alter-table.ts';
import { dropConstraintClauses, foreignKeyName } from './constraint-clauses.ts';
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
 * The clauses that have to go ahead of the others: a foreign key cannot be dropped and created
 * under the same name in one statement (error 1826).
 */
export function earlyDropClauses(
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const created = new Set(operations.map(createdForeignKey));
  return operations
    .filter(dropsForeignKey)
    .filter((operation) => created.has(foreignKeyName(operation, live)))
    .flatMap((operation) => dropConstraintClauses(operation, live, server));
}

function dropsForeignKey(
  operation: TableOperation,
): operation is Extract<TableOperation, { kind: 'dropConstraint' }> {
  return operation.kind === 'dropConstraint' && operation.constraintKind === 'foreignKey';
}

function createdForeignKey(operation: TableOperation): string | null {
  const isCreated =
    operation.kind === 'createConstraint' && operation.constraint.kind === 'foreignKey';
  return isCreated ? operation.constraint.name : null;
}
