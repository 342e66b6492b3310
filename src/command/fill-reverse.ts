import type { Dialect } from '../dialect/dialect.ts';
import { neutralValue } from '../dialect/neutral-value.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { DropColumn } from '../operation/drop-column.ts';
import type { Operation } from '../operation/operation.ts';
import type { Column } from '../schema/column.ts';

/**
 * Gives rows the value they get when a dropped column comes back as NOT NULL, or one that took NULL
 * for a while becomes NOT NULL again, so that the downgrade runs on a filled table too.
 */
export function fillReverse(
  operations: readonly Operation[],
  dialect: Dialect,
): readonly Operation[] {
  return operations.map((operation) => {
    if (operation.kind === 'batchAlterTable') {
      return {
        ...operation,
        operations: operation.operations.map((each) => fillOperation(each, dialect)),
      };
    }
    return fillOperation(operation, dialect);
  });
}

function fillOperation<Given extends Operation>(operation: Given, dialect: Dialect): Given {
  if (operation.kind === 'dropColumn') return { ...operation, fill: fillFor(operation, dialect) };
  if (operation.kind === 'alterColumn' && operation.change.nullable === true) {
    return { ...operation, fill: fillFor(operation, dialect) };
  }
  return operation;
}

/** What is filled by itself, a default or a number, needs no value. */
function fillFor(operation: DropColumn | AlterColumn, dialect: Dialect): string | null {
  if (operation.existing === null) return null;
  // `compare` always describes the whole column.
  const column = { name: operation.column, ...operation.existing } as Column;
  const isFilled = column.default !== null && operation.kind === 'dropColumn';
  const isNumbered = column.identity !== null || column.generated !== null;
  if (column.nullable || isFilled || isNumbered) return null;
  return column.default ?? neutralValue(column, dialect);
}
