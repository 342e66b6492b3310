import { batchOperations } from './batch-operations.ts';
import type { Operation, OperationKind } from './operation.ts';

/**
 * What becomes of an operation of each kind: another one, several, none (`[]`), or, where nothing is
 * returned, the operation itself.
 */
export type RewriteRules<Context> = {
  readonly [Kind in OperationKind]?: (
    operation: Extract<Operation, { readonly kind: Kind }>,
    context: Context,
  ) => Operation | readonly Operation[] | undefined | void;
};

/**
 * Applies `rules` to each operation once; what they return is not looked at again. Operations inside
 * a batch are operations like others, unless there is a rule for the batch itself.
 */
export function rewriteOperations<Context>(
  operations: readonly Operation[],
  rules: RewriteRules<Context>,
  context: Context,
): readonly Operation[] {
  return operations.flatMap((operation) => {
    if (operation.kind === 'batchAlterTable' && rules.batchAlterTable === undefined) {
      return batchOperations(operation.operations.flatMap((each) => rewrite(each, rules, context)));
    }
    return rewrite(operation, rules, context);
  });
}

function rewrite<Context>(
  operation: Operation,
  rules: RewriteRules<Context>,
  context: Context,
): readonly Operation[] {
  // TypeScript cannot pair a union's member with its own entry of the table by itself.
  const rule = rules[operation.kind] as
    | ((operation: Operation, context: Context) => Operation | readonly Operation[] | undefined)
    | undefined;
  return [rule?.(operation, context) ?? operation].flat();
}
