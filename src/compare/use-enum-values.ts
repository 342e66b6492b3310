import type { AlterColumn } from '../operation/alter-column.ts';
import type { AlterEnum } from '../operation/alter-enum.ts';
import { isValueRename } from '../operation/is-value-rename.ts';
import { enumUsesOf, type EnumUse } from '../operation/enum-uses.ts';
import type { Operation } from '../operation/operation.ts';
import { enumTypeName, enumTypeOfColumn, literalsIn } from '../schema/enum-type.ts';

/**
 * Prepares changes of enumerated types for what other operations do with the values that come and
 * go. A type some of whose values are used is made anew, since PostgreSQL lets nothing use a value
 * in the transaction that adds it; a default that gives way to another, when the value of the one
 * goes and that of the other comes, is taken away and set in two steps.
 */
export function useEnumValues(operations: readonly Operation[]): readonly Operation[] {
  const alterations = new Map(
    operations.flatMap((operation) =>
      operation.kind === 'alterEnum' && !isValueRename(operation)
        ? [[enumTypeName(operation.to), operation] as const]
        : [],
    ),
  );
  if (alterations.size === 0) return operations;
  const uses = operations.flatMap(enumUsesOf);
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.kind === 'alterEnum' && !isValueRename(operation)) {
      return [{ ...operation, recreate: isUsed(operation, uses) }];
    }
    return operation.kind === 'alterColumn' ? splitDefault(operation, alterations) : [operation];
  });
}

/** What is added counts on the way up, what is removed on the way down. */
function isUsed(operation: AlterEnum, uses: readonly EnumUse[]): boolean {
  const changed = [...removedValues(operation), ...addedValues(operation)];
  const name = enumTypeName(operation.to);
  return uses.some(
    ({ type, values }) =>
      (type === null || type === name) && changed.some((value) => values.includes(value)),
  );
}

function removedValues({ from, to }: AlterEnum): readonly string[] {
  return from.values.filter((value) => !to.values.includes(value));
}

function addedValues({ from, to }: AlterEnum): readonly string[] {
  return to.values.filter((value) => !from.values.includes(value));
}

function splitDefault(
  operation: AlterColumn,
  alterations: ReadonlyMap<string, AlterEnum>,
): readonly Operation[] {
  const { existing, change } = operation;
  const alteration = alterations.get(enumTypeOfColumn(existing) ?? '');
  const isReplaced =
    alteration !== undefined &&
    mentions(existing.default, removedValues(alteration)) &&
    mentions(change.default, addedValues(alteration));
  if (!isReplaced) return [operation];
  return [
    { ...operation, change: { default: null } },
    { ...operation, existing: { ...existing, default: null } },
  ];
}

function mentions(text: string | null | undefined, values: readonly string[]): boolean {
  return literalsIn(text ?? '').some((value) => values.includes(value));
}
