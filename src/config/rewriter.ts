import { rewriteOperations, type RewriteRules } from '../operation/rewrite-operations.ts';
import type { ProcessRevisionDirectives, RevisionContext } from './revision-directive.ts';

/**
 * A `processRevisionDirectives` that changes, drops and adds operations by their kind. Of several
 * sets of rules each gets what the one before it left.
 *
 * @example
 * ```ts
 * export default defineConfig({
 *   dataSource,
 *   processRevisionDirectives: rewriter({
 *     // Columns are never dropped in the revision that stops using them.
 *     dropColumn: () => [],
 *     createTable: (operation) => [
 *       operation,
 *       { kind: 'execute', statement: `GRANT SELECT ON ${operation.table.name} TO reports`, parameters: [] },
 *     ],
 *   }),
 * });
 * ```
 */
export function rewriter(
  ...rules: readonly RewriteRules<RevisionContext>[]
): ProcessRevisionDirectives {
  return (context, directives) => {
    for (const directive of directives) {
      for (const each of rules) {
        directive.upgrade = [...rewriteOperations(directive.upgrade, each, context)];
        directive.downgrade &&= [...rewriteOperations(directive.downgrade, each, context)];
      }
    }
  };
}
