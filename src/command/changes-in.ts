import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import type { Change } from '../review/change.ts';
import { changesOf } from '../review/describe-operation.ts';
import { isEnumType } from '../schema/column-type.ts';
import { enumTypeName, enumTypeOfColumn } from '../schema/enum-type.ts';

export { changeText, type Change } from '../review/change.ts';

/** What operations do, a line a change, in the parts of the lines. */
export function changesIn(operations: readonly Operation[]): readonly Change[] {
  return withoutRepetition(operations).flatMap(changesOf);
}

/** Where a column holds the values of its type itself, its alteration says what becomes of them. */
export function withoutRepetition(operations: readonly Operation[]): readonly Operation[] {
  const said = new Set(singleOperations(operations).flatMap(typeInColumn));
  return operations.filter(
    (operation) => operation.kind !== 'alterEnum' || !said.has(enumTypeName(operation.to)),
  );
}

/** The enumerated type that an altered column declares, and holds as part of itself. */
function typeInColumn(operation: Operation): readonly string[] {
  if (operation.kind !== 'alterColumn' || !operation.change.enumValues) return [];
  const { declared } = operation.change;
  if (!declared || !isEnumType(declared.type)) return [];
  const name = enumTypeName(declared.type);
  return enumTypeOfColumn(operation.change) === name ? [] : [name];
}
