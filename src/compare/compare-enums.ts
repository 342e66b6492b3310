import type { Operation } from '../operation/operation.ts';
import type { EnumType } from '../schema/enum-type.ts';
import { pairByName } from './pair-by-name.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';

/** Enumerated types that are objects of their own; the order of their values counts. */
export function compareEnums(
  from: readonly EnumType[],
  to: readonly EnumType[],
): readonly Operation[] {
  const { removed, added, kept } = pairByName(from, to, qualifiedKey);
  return [
    ...added.map((enumType): Operation => ({ kind: 'createEnum', enumType })),
    ...kept
      .filter((pair) => pair.from.values.join('\0') !== pair.to.values.join('\0'))
      .map((pair): Operation => ({ kind: 'alterEnum', ...pair, recreate: false, columns: null })),
    ...removed.map((enumType): Operation => ({ kind: 'dropEnum', enumType })),
  ];
}
