import { footprintOf } from '../../operation/footprint.ts';
import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

/** A type that goes with its last column takes nothing along that the column's finding does not name. */
export const dropEnum = defineRule({
  id: 'drop-enum',
  severity: 'warning',
  check(operation, { operations }) {
    if (operation.kind !== 'dropEnum') return [];
    const freed = new Set(operations.flatMap((each) => footprintOf(each).frees ?? []));
    if (footprintOf(operation).drops?.some((key) => freed.has(key))) return [];
    return [
      {
        subject: formatTableName(operation.enumType),
        message: 'no table uses it; a function or a cast that names it fails.',
      },
    ];
  },
});
