import type { Operation } from '../operation/operation.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { ComparisonOptions, UndeclaredKind } from './comparison-context.ts';

/** Operations, with those that would drop what no entity declares set apart. */
export interface SplitOperations {
  readonly operations: readonly Operation[];
  /** Those of them that are to be reported. */
  readonly undeclared: readonly Operation[];
}

/**
 * Takes out the drops of things that are simply not declared, where these are not to be dropped. A
 * drop that makes room for what is declared stays: an index or a constraint of the same name, or
 * another primary key.
 */
export function splitUndeclared(
  operations: readonly Operation[],
  policy: ComparisonOptions['undeclared'],
): SplitOperations {
  const replaced = new Set(operations.flatMap(createdKey));
  const policyFor = (operation: Operation): 'drop' | 'report' | 'ignore' => {
    const dropped = droppedThing(operation);
    return dropped === null || replaced.has(dropped.key) ? 'drop' : policy[dropped.kind];
  };
  return {
    operations: operations.filter((operation) => policyFor(operation) === 'drop'),
    undeclared: operations.filter((operation) => policyFor(operation) === 'report'),
  };
}

function createdKey(operation: Operation): readonly string[] {
  if (operation.kind === 'createConstraint') {
    const { kind, name } = operation.constraint;
    return [constraintKey(formatTableName(operation.table), kind, name)];
  }
  return operation.kind === 'createIndex'
    ? [indexKey(formatTableName(operation.table), operation.index.name)]
    : [];
}

interface DroppedThing {
  readonly kind: UndeclaredKind;
  readonly key: string;
}

function droppedThing(operation: Operation): DroppedThing | null {
  if (operation.kind === 'dropConstraint') {
    const { table, constraintKind, name } = operation;
    const key = constraintKey(formatTableName(table), constraintKind, name);
    return { kind: 'constraint', key };
  }
  if (operation.kind === 'dropIndex') {
    return { kind: 'index', key: indexKey(formatTableName(operation.table), operation.index) };
  }
  const kind = kinds[operation.kind];
  return kind === undefined ? null : { kind, key: '' };
}

const kinds: Partial<Record<Operation['kind'], UndeclaredKind>> = {
  dropTable: 'table',
  dropColumn: 'column',
  dropView: 'view',
  dropEnum: 'enum',
};

function indexKey(table: string, name: string): string {
  return `${table} index ${name}`;
}

/** A table has one primary key, whatever its name. */
function constraintKey(table: string, kind: string, name: string | null): string {
  return kind === 'primaryKey' ? `${table} ${kind}` : `${table} ${kind} ${name ?? ''}`;
}
