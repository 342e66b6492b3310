import type { Operation } from '../operation/operation.ts';
import { formatTableName } from '../schema/table-name.ts';

/** Operations, with those that would drop what no entity declares set apart. */
export interface SplitOperations {
  readonly operations: readonly Operation[];
  readonly undeclared: readonly Operation[];
}

/**
 * Tells the drops of things that are simply not declared from those that make room for what is: a
 * constraint or index of the same name, or another primary key.
 */
export function splitUndeclared(operations: readonly Operation[]): SplitOperations {
  const replaced = new Set(operations.flatMap(createdKey));
  const isUndeclared = (operation: Operation): boolean => {
    const key = droppedKey(operation);
    return key !== null && !replaced.has(key);
  };
  return {
    operations: operations.filter((operation) => !isUndeclared(operation)),
    undeclared: operations.filter(isUndeclared),
  };
}

function createdKey(operation: Operation): readonly string[] {
  if (operation.kind === 'createConstraint') {
    const { kind, name } = operation.constraint;
    return [constraintKey(formatTableName(operation.table), kind, name)];
  }
  if (operation.kind === 'createIndex') {
    return [`${formatTableName(operation.table)} index ${operation.index.name}`];
  }
  return [];
}

function droppedKey(operation: Operation): string | null {
  if (operation.kind === 'dropConstraint') {
    const { table, constraintKind, name } = operation;
    return constraintKey(formatTableName(table), constraintKind, name);
  }
  if (operation.kind === 'dropIndex') {
    return `${formatTableName(operation.table)} index ${operation.index}`;
  }
  const isDrop =
    operation.kind === 'dropTable' ||
    operation.kind === 'dropColumn' ||
    operation.kind === 'dropView' ||
    operation.kind === 'dropEnum';
  return isDrop ? operation.kind : null;
}

function constraintKey(table: string, kind: string, name: string | null): string {
  return kind === 'primaryKey' ? `${table} ${kind}` : `${table} ${kind} ${name ?? ''}`;
}
