import type { Operation } from '../operation/operation.ts';
import type { ComparisonOptions, UndeclaredKind } from './comparison-context.ts';

/** Operations, with those that would drop what no entity declares set apart. */
export interface SplitOperations {
  readonly operations: readonly Operation[];
  /** Those of them that are to be reported. */
  readonly undeclared: readonly Operation[];
}

/**
 * Takes out the drops of things that are simply not declared, where these are not to be dropped.
 * `replacements`, the drops that make room for what is declared, stay.
 */
export function splitUndeclared(
  operations: readonly Operation[],
  replacements: ReadonlySet<Operation>,
  policy: ComparisonOptions['undeclared'],
): SplitOperations {
  const policyFor = (operation: Operation): 'drop' | 'report' | 'ignore' => {
    const kind = kinds[operation.kind];
    return kind === undefined || replacements.has(operation) ? 'drop' : policy[kind];
  };
  return {
    operations: operations.filter((operation) => policyFor(operation) === 'drop'),
    undeclared: operations.filter((operation) => policyFor(operation) === 'report'),
  };
}

const kinds: Partial<Record<Operation['kind'], UndeclaredKind>> = {
  dropTable: 'table',
  dropColumn: 'column',
  dropIndex: 'index',
  dropConstraint: 'constraint',
  dropView: 'view',
  dropEnum: 'enum',
};
