import type { Dialect } from '../dialect/dialect.ts';
import { neutralValue } from '../dialect/neutral-value.ts';
import type { DropColumn } from '../operation/drop-column.ts';
import type { Operation } from '../operation/operation.ts';

/**
 * Gives every dropped NOT NULL column without a default the value its rows get when the drop is
 * undone, so that the downgrade runs on a filled table too.
 */
export function fillReverse(
  operations: readonly Operation[],
  dialect: Dialect,
): readonly Operation[] {
  return operations.map((operation) => {
    if (operation.kind === 'dropColumn') return fillDropColumn(operation);
    if (operation.kind !== 'batchAlterTable') return operation;
    return {
      ...operation,
      operations: operation.operations.map((each) =>
        each.kind === 'dropColumn' ? fillDropColumn(each) : each,
      ),
    };
  });

  function fillDropColumn(operation: DropColumn): DropColumn {
    const column = operation.existing;
    const needsValue =
      column !== null &&
      !column.nullable &&
      column.default === null &&
      column.identity === null &&
      column.generated === null;
    return needsValue ? { ...operation, fill: neutralValue(column, dialect) } : operation;
  }
}
