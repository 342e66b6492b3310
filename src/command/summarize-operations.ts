import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { reverseAll } from '../operation/reverse.ts';
import { describeOperation } from '../review/describe-operation.ts';
import { findHazards, type Ruling } from '../review/find-hazards.ts';
import { isEnumType } from '../schema/column-type.ts';
import { enumTypeName, enumTypeOfColumn } from '../schema/enum-type.ts';
import type { ProjectComparison } from './compare-project.ts';

/** What follows from operations alone. */
export function summarizeOperations(
  operations: readonly Operation[],
  ruling: Ruling,
): Pick<ProjectComparison, 'operations' | 'summary' | 'downgrade' | 'hazards'> {
  const described = withoutRepetition(operations);
  return {
    operations,
    summary: described.flatMap(describeOperation),
    downgrade: reverseAll(operations),
    hazards: findHazards(described, ruling),
  };
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
