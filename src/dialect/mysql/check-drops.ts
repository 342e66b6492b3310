import type { TableOperation } from '../../operation/batch-alter-table.ts';
import { checkName } from './constraint-clauses.ts';
import type { LiveTable } from './live-table.ts';

/** The columns whose own check the operations drop: they have to be defined without it. */
export function uncheckedColumns(
  operations: readonly TableOperation[],
  live: LiveTable | null,
): ReadonlySet<string> {
  const names = operations.flatMap((operation) =>
    operation.kind === 'dropConstraint' && operation.constraintKind === 'check'
      ? [checkName(operation, live)]
      : [],
  );
  return new Set(names.filter((name) => live?.columnChecks.has(name)));
}
